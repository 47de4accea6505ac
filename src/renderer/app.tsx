import { Suspense } from 'react';
import { LockScreen } from './screens/lock.tsx';
import { DeviceShelfRoute, SetupRoute } from './screens/routes.tsx';
import { CueEdge } from './shell/cue-edge.tsx';
import { useCues } from './shell/cues.ts';
import { useFollowTerminal } from './shell/follow-terminal.ts';
import { LineScreen } from './shell/line-screen.tsx';
import { usePageLook } from './shell/page-look.ts';
import { Shell } from './shell/shell.tsx';
import { useTerminal } from './stores/terminal.ts';

export function App() {
  const line = useTerminal((state) => state.line);
  const hasView = useTerminal((state) => state.view !== null);
  useCues();
  useFollowTerminal();
  return (
    <>
      {/* What was typed stays typed while the line is down, but nothing can be pressed. */}
      {hasView ? (
        <div className="stage" inert={line !== 'open'}>
          <Stage />
        </div>
      ) : null}
      <CueEdge />
      {line === 'open' && hasView ? null : <LineScreen line={line} />}
      <PageLook />
    </>
  );
}

/** Last on the page, so that what it says of the page is true of all before it. */
function PageLook() {
  usePageLook();
  return null;
}

function Stage() {
  const phase = useTerminal((state) => state.view?.phase);
  const demo = useTerminal((state) => state.view?.demo ?? false);
  return (
    <>
      <Suspense fallback={null}>
        {phase === 'setup' ? <SetupRoute /> : phase === 'locked' ? <LockScreen /> : <Shell />}
      </Suspense>
      {/* At the lock screen it would hide who may sign in, and its cards would be refused. */}
      <Suspense fallback={null}>{demo && phase === 'open' ? <DeviceShelfRoute /> : null}</Suspense>
    </>
  );
}
