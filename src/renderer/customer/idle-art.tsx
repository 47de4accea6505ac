import { Gift, Heart, Star } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { StampCardView } from '../../shared/contract/view.ts';
import { stampShapes } from '../components/stamp-card.tsx';

/** Where stamps lie, in percent of the screen, with size in rem and turn in degrees. Kept clear of the middle. */
const places = [
  [9, 20, 9, -12],
  [12, 78, 10, 9],
  [26, 90, 5, 16],
  [31, 11, 6, 7],
  [43, 89, 7, -8],
  [68, 12, 7, -10],
  [87, 19, 10, 8],
  [95, 58, 5, 14],
  [82, 82, 9, -6],
  [62, 91, 5, 12],
] as const;

/** A scatter of stamps in the shop's own shape: calm, nothing moves that would call for attention. */
export function IdleArt({ shape }: { readonly shape: StampCardView['shape'] | null }) {
  const Shape = shape ? stampShapes[shape] : Heart;
  return (
    <div className="idle-art" aria-hidden>
      {places.map(([left, top, size, turn], index) => {
        const Icon = index % 5 === 4 ? Gift : index % 5 === 2 ? Star : Shape;
        const place = {
          '--left': `${left}%`,
          '--top': `${top}%`,
          '--size': `${size}rem`,
          '--turn': `${turn}deg`,
        } as CSSProperties;
        return (
          <span key={`${left} ${top}`} className="idle-stamp" data-tone={index % 3} style={place}>
            <Icon />
          </span>
        );
      })}
    </div>
  );
}
