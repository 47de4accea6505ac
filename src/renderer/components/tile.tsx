import './tile.css';
import { ChevronRight, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { PlainButton } from './plain-button.tsx';

/** A large thing to press: a member, a reward, a choice. */
export function Tile(props: {
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly onPress: () => void;
  readonly icon?: LucideIcon;
  /** Instead of an icon. */
  readonly picture?: ReactNode;
  readonly aside?: ReactNode;
  readonly isSelected?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
}) {
  const Icon = props.icon;
  return (
    <PlainButton
      className="tile"
      isPressed={props.isSelected}
      isDisabled={props.isDisabled}
      autoFocus={props.autoFocus}
      onPress={props.onPress}
      data={{ 'data-selected': props.isSelected || undefined }}
    >
      {props.picture ?? (Icon ? <IconBox icon={Icon} /> : null)}
      <span className="tile-words">
        <span className="tile-title">{props.title}</span>
        {props.detail === undefined ? null : <span className="tile-detail">{props.detail}</span>}
      </span>
      <span className="tile-aside">{props.aside ?? <ChevronRight aria-hidden />}</span>
    </PlainButton>
  );
}

export function IconBox({ icon: Icon }: { readonly icon: LucideIcon }) {
  return (
    <span className="icon-box">
      <Icon aria-hidden />
    </span>
  );
}

/** Two letters of a name on a quiet disc. */
export function Avatar({
  name,
  size = 'medium',
}: {
  readonly name: string;
  readonly size?: 'medium' | 'large';
}) {
  return (
    <span className="avatar" data-size={size} aria-hidden>
      {initials(name)}
    </span>
  );
}

/** The last two words' first letters; of one word, its first two. Whole clusters, so that Thai marks stay. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean).slice(-2);
  const letters = words.map((word) => clusters(word));
  const [first, second] = letters;
  if (!first) return '·';
  return (second ? `${first[0] ?? ''}${second[0] ?? ''}` : first.slice(0, 2).join('')).toUpperCase();
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const clusters = (word: string): string[] => Array.from(segmenter.segment(word), (part) => part.segment);
