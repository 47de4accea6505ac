import './button.css';
import type { LucideIcon } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { PlainButton } from './plain-button.tsx';
import { pressCounts } from './press-guard.ts';

export interface ButtonProps {
  readonly children?: ReactNode;
  readonly onPress: () => void;
  /** One primary per screen, always in the same corner. */
  readonly tone?: 'primary' | 'secondary' | 'quiet' | 'danger';
  /** large: 72 px for what ends a step; medium: 56 px; small: 44 px, inside tables and bars. */
  readonly size?: 'large' | 'medium' | 'small';
  readonly icon?: LucideIcon;
  /** Needed when there is only an icon. */
  readonly label?: string;
  /** Posts something, or stands where something posting stood: a second tap within 300 ms is ignored. */
  readonly posting?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly stretch?: boolean;
  /** Shown at the far end, `8 s`. */
  readonly aside?: ReactNode;
  readonly className?: string;
}

export const Button = memo(function Button(props: ButtonProps) {
  const { tone = 'secondary', size = 'medium', icon: Icon, posting = false } = props;
  const press = () => {
    if (!posting || pressCounts(performance.now())) props.onPress();
  };
  return (
    <PlainButton
      className={`button ${props.className ?? ''}`}
      label={props.label}
      isDisabled={props.isDisabled}
      autoFocus={props.autoFocus}
      onPress={press}
      data={{
        'data-tone': tone,
        'data-size': size,
        'data-stretch': props.stretch || undefined,
        'data-icon-only': props.children === undefined || undefined,
      }}
    >
      {Icon ? <Icon className="button-icon" aria-hidden /> : null}
      {props.children === undefined ? null : <span className="button-label">{props.children}</span>}
      {props.aside === undefined ? null : <span className="button-aside">{props.aside}</span>}
    </PlainButton>
  );
});

/** The same for a button of React Aria. */
export const keepFocus = {
  preventFocusOnPress: true,
  onMouseDown: (event: { preventDefault(): void }) => event.preventDefault(),
} as object;
