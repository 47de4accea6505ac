import './chip.css';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'bad' | 'gift';

/** A small fact: a state, a count, a warning. Its icon and words carry it; the colour only helps. */
export function Chip(props: {
  readonly children: ReactNode;
  readonly tone?: Tone;
  readonly icon?: LucideIcon;
  /** The full sentence, where the chip is short. */
  readonly label?: string;
}) {
  const Icon = props.icon;
  return (
    <span className="chip" data-tone={props.tone ?? 'neutral'} title={props.label}>
      {Icon ? <Icon aria-hidden /> : null}
      <span>{props.children}</span>
      {props.label ? <span className="visually-hidden">{props.label}</span> : null}
    </span>
  );
}

/** A dot whose tone is said in words beside it. */
export function StatusDot({ tone }: { readonly tone: Tone }) {
  return <span className="status-dot" data-tone={tone} aria-hidden />;
}
