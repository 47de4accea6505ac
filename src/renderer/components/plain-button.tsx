import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';

/**
 * A button of the browser's own. A scan puts a dozen and more of them on the screen at once, so one must cost next to
 * nothing to make. A touch leaves focus where it was, so that Enter stays the screen's primary action; Tab still
 * reaches everything.
 */
export function PlainButton(props: {
  readonly className: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
  /** Needed when there is only an icon. */
  readonly label?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isPressed?: boolean | undefined;
  /** Shows or hides what lies below it. */
  readonly isExpanded?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly data?: Readonly<Record<`data-${string}`, string | true | undefined>>;
}) {
  return (
    <button
      type="button"
      className={props.className}
      aria-label={props.label}
      aria-pressed={props.isPressed}
      aria-expanded={props.isExpanded}
      disabled={props.isDisabled}
      autoFocus={props.autoFocus}
      onClick={props.onPress}
      onMouseDown={keepFocus}
      onKeyDown={pressOnce}
      {...props.data}
    >
      {props.children}
    </button>
  );
}

const keepFocus = (event: MouseEvent) => event.preventDefault();

/** Enter held down presses once. */
function pressOnce(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault();
}
