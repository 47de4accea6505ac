import type { LucideIcon } from 'lucide-react';
import { EmptyState } from '../../components/index.ts';

/** In the middle of the screen: nothing here yet, and what brings it. */
export function NothingYet(props: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly line: string;
}) {
  return (
    <div className="results-nothing">
      <EmptyState icon={props.icon} title={props.title}>
        {props.line}
      </EmptyState>
    </div>
  );
}
