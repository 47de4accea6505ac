import './stamp-card.css';
import {
  Car,
  Coffee,
  Croissant,
  Flower2,
  Gift,
  Heart,
  type LucideIcon,
  Scissors,
  Soup,
  Star,
} from 'lucide-react';
import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StampCardView } from '../../shared/contract/view.ts';
import { useFormat } from '../texts/format.ts';

export const stampShapes: Readonly<Record<StampCardView['shape'], LucideIcon>> = {
  cup: Coffee,
  bowl: Soup,
  scissors: Scissors,
  car: Car,
  flower: Flower2,
  star: Star,
  heart: Heart,
  bread: Croissant,
};

export interface StampCardProps {
  readonly card: StampCardView;
  /** How many of the filled boxes landed just now. */
  readonly fresh?: number;
  /** `small`: all boxes in as few rows as there is room for, for cards that stand among other things. */
  readonly size?: 'small' | 'medium' | 'large';
}

/** The card as a guest knows it from paper: boxes, stamps a little askew, a gift at the end. */
export function StampCard({ card, fresh = 0, size = 'medium' }: StampCardProps) {
  const { t } = useTranslation('counter');
  const { text, count } = useFormat();
  const full = card.filled >= card.boxes;
  const name = text(card.name);
  return (
    <figure
      className="stamp-card"
      data-full={full || undefined}
      data-celebrates={(full && fresh > 0) || undefined}
      data-size={size}
      style={{ '--columns': columnsFor(card.boxes, size) } as CSSProperties}
    >
      <figcaption className="stamp-head">
        <span className="stamp-name">{name}</span>
        <span className="stamp-count">
          {full
            ? t('stampCard.full')
            : t('stampCard.progress', { filled: count(card.filled), boxes: count(card.boxes) })}
        </span>
      </figcaption>
      <div
        className="stamp-boxes"
        role="img"
        aria-label={t('stampCard.label', { name, filled: card.filled, boxes: card.boxes })}
      >
        {Array.from({ length: card.boxes }, (_, index) => (
          <Box
            key={index}
            index={index}
            shape={card.shape}
            isLast={index === card.boxes - 1}
            isFilled={index < card.filled}
            freshIndex={freshPlace(index, card.filled, fresh)}
          />
        ))}
      </div>
      {full && fresh > 0 ? <Confetti /> : null}
    </figure>
  );
}

const Box = memo(function Box(props: {
  readonly index: number;
  readonly shape: StampCardView['shape'];
  readonly isLast: boolean;
  readonly isFilled: boolean;
  /** Place among the stamps that landed just now; null: it is none of them. */
  readonly freshIndex: number | null;
}) {
  const { index, isLast, isFilled, freshIndex } = props;
  const Icon = isLast ? Gift : stampShapes[props.shape];
  return (
    <span
      className="stamp-box"
      data-filled={isFilled || undefined}
      data-fresh={freshIndex !== null || undefined}
      data-gift={isLast || undefined}
      style={{ '--turn': `${turnOf(index)}deg`, '--order': freshIndex ?? 0 } as CSSProperties}
    >
      {isFilled ? (
        <svg className="stamp-ink" viewBox="0 0 100 100" aria-hidden>
          <path d={scallop} />
          <circle cx="50" cy="50" r="38" />
        </svg>
      ) : null}
      {isFilled || isLast ? (
        <Icon className="stamp-icon" aria-hidden />
      ) : (
        <span aria-hidden>{index + 1}</span>
      )}
    </span>
  );
});

/** Of a box among those that landed just now. */
const freshPlace = (index: number, filled: number, fresh: number): number | null =>
  index < filled && index >= filled - fresh ? index - (filled - fresh) : null;

const sparks = 18;

function Confetti() {
  return (
    <span className="stamp-confetti" aria-hidden>
      {Array.from({ length: sparks }, (_, index) => (
        <i
          key={index}
          style={{ '--spark': index, '--reach': 0.7 + ((index * 7) % 5) / 8 } as CSSProperties}
        />
      ))}
    </span>
  );
}

/** Rows as even as they come, at most three; a small card is a single row up to a dozen. */
function columnsFor(boxes: number, size: NonNullable<StampCardProps['size']>): number {
  if (boxes <= (size === 'small' ? 12 : 6)) return boxes;
  return Math.max(5, Math.ceil(boxes / (boxes <= 20 ? 2 : 3)));
}

/** No hand stamps straight; each box has its own small angle, the same every time. */
const turnOf = (index: number): number => [-7, 4, -3, 8, -5, 6, -8, 3, 5, -4][index % 10] ?? 0;

/** The edge of a rubber stamp: twenty soft scallops round a disc, in a box of 100. */
const scallop = scallopedDisc(20, 47, 1.7);

function scallopedDisc(petals: number, radius: number, depth: number): string {
  const points: string[] = [];
  const steps = petals * 8;
  for (let step = 0; step < steps; step++) {
    const angle = (2 * Math.PI * step) / steps;
    const reach = radius - depth + depth * Math.cos(petals * angle);
    points.push(`${(50 + reach * Math.cos(angle)).toFixed(2)} ${(50 + reach * Math.sin(angle)).toFixed(2)}`);
  }
  return `M${points.join('L')}Z`;
}
