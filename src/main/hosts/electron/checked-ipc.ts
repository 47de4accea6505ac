import { type IpcMainEvent, ipcMain } from 'electron';
import * as v from 'valibot';
import type { Log } from '../../log.ts';
import { isOurs } from './app-protocol.ts';

/**
 * The only way a page's message gets in: from the main frame of a page of ours, with an argument that fits its schema.
 * Anything else is logged and dropped.
 */
export function onPageMessage<const S extends v.GenericSchema>(
  channel: string,
  schema: S,
  log: Log,
  listener: (event: IpcMainEvent, argument: v.InferOutput<S>) => void,
): void {
  ipcMain.on(channel, (event, ...given: unknown[]) => {
    const argument = v.safeParse(schema, given[0]);
    if (!isFromOurMainFrame(event) || given.length !== 1 || !argument.success) {
      log.warn({ channel, from: event.senderFrame?.url ?? 'gone' }, 'a message of a page was refused');
      return;
    }
    listener(event, argument.output);
  });
}

function isFromOurMainFrame({ sender, senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOurs(senderFrame.url);
}
