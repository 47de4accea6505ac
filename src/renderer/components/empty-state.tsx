import './empty-state.css';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** Nothing here yet: what belongs here, and what brings it. */
export function EmptyState(props: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
  /** Its title is what the whole screen is about. */
  readonly isScreen?: boolean;
}) {
  const Icon = props.icon;
  const Title = props.isScreen ? 'h1' : 'p';
  return (
    <div className="empty-state">
      <span className="empty-picture">
        <Icon aria-hidden />
      </span>
      <Title className="empty-title">{props.title}</Title>
      {props.children ? <div className="empty-words">{props.children}</div> : null}
    </div>
  );
}
