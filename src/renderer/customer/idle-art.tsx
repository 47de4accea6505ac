import { Gift, Heart, Star } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { StampCardView } from '../../shared/contract/view.ts';
import { stampShapes } from '../components/stamp-card.tsx';

/** Where stamps lie, in percent of the screen, with size in rem and turn in degrees. Kept clear of the middle. */
const places = [
  [7, 20, 9, -12],
  [19, 72, 12, 9],
  [4, 88, 6, 16],
  [30, 8, 6, 7],
  [43, 92, 7, -8],
  [68, 6, 7, -10],
  [84, 18, 11, 8],
  [95, 52, 7, 14],
  [80, 80, 9, -6],
  [62, 95, 5, 12],
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
