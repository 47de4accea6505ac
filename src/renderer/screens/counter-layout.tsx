import './counter-layout.css';
import type { ReactNode } from 'react';

/**
 * Left 60 %: who and what. Right 40 %: pad and actions, in the same place on every screen, the primary one in the
 * outer lower corner. Mirrored for left-handed counters.
 */
export function CounterLayout({ left, right }: { readonly left: ReactNode; readonly right: ReactNode }) {
  return (
    <main className="counter">
      <div className="counter-left">{left}</div>
      <div className="counter-right">{right}</div>
    </main>
  );
}

/** The two buttons that every pad ends with. */
export function CounterActions({ children }: { readonly children: ReactNode }) {
  return <div className="counter-actions">{children}</div>;
}
