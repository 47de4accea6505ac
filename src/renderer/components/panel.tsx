import './panel.css';
import type { ReactNode } from 'react';

/** The raised ground that content lies on. */
export function Panel(props: {
  readonly children: ReactNode;
  /** The accent along its upper edge: the panel that the screen is about. */
  readonly accent?: boolean;
  readonly className?: string;
}) {
  return (
    <section className={`panel ${props.className ?? ''}`} data-accent={props.accent || undefined}>
      {props.children}
    </section>
  );
}
