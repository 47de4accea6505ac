import './facts.css';
import type { ReactNode } from 'react';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  readonly strong?: boolean;
}

/** Labels and their values, one under the other: the small print of a screen. */
export function Facts({
  facts,
  size = 'medium',
}: {
  readonly facts: readonly Fact[];
  readonly size?: 'small' | 'medium';
}) {
  return (
    <dl className="facts" data-size={size}>
      {facts.map((fact) => (
        <div key={fact.label} className="fact" data-strong={fact.strong || undefined}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
