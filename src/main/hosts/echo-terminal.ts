import * as v from 'valibot';
import { CallFrameSchema, type Transport } from '../../shared/contract/frame.ts';
import type { HostedTerminal } from './hosted-terminal.ts';

/**
 * Proves carriers without a shop behind them: greets with a view, answers every call with what it asked, and pushes a
 * view with a count of the line's calls so far. A frame that is no call gets nothing and counts for nothing. Calls
 * named `echo.hangUp` end the line.
 */
export function echoTerminal(): HostedTerminal {
  const lines = new Set<Transport>();
  return {
    attach(transport, screen) {
      let calls = 0;
      lines.add(transport);
      transport.onClose(() => lines.delete(transport));
      transport.send({ frame: 'view', view: { echo: screen, calls } });
      transport.onFrame((frame) => {
        const call = v.safeParse(CallFrameSchema, frame);
        if (!call.success) return;
        if (call.output.method === 'echo.hangUp') return transport.close();
        calls += 1;
        transport.send({ frame: 'view', view: { echo: screen, calls } });
        transport.send({
          frame: 'reply',
          id: call.output.id,
          answer: { kind: 'done', value: call.output.request },
        });
      });
    },
    async close() {
      for (const line of lines) line.close();
    },
  };
}
