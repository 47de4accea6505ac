import './empty-state.css';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** Nothing here yet: what belongs here, and what brings it. */
export function EmptyState(props: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  const Icon = props.icon;
  return (
    <div className="empty-state">
      <span className="empty-picture">
        <Icon aria-hidden />
      </span>
      <p className="empty-title">{props.title}</p>
      {props.children ? <div className="empty-words">{props.children}</div> : null}
    </div>
  );
}
