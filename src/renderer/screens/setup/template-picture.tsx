import { Coffee, Gift, Star, Undo2 } from 'lucide-react';
import type { Template } from './draft.ts';

/** A small drawing of what a guest collects. */
export function TemplatePicture({ template }: { readonly template: Template }) {
  return (
    <span className="template-picture" data-template={template} aria-hidden>
      {drawings[template]}
    </span>
  );
}

const stamps = (
  <span className="template-stamps">
    {[true, true, true, true, false, false].map((filled, index) => (
      <i key={index} data-filled={filled || undefined} data-gift={index === 5 || undefined}>
        {index === 5 ? <Gift /> : filled ? <Coffee /> : null}
      </i>
    ))}
  </span>
);

const coin = (
  <span className="template-coin">
    <Star />
  </span>
);

const drawings = {
  points: (
    <span className="template-coins">
      {coin}
      {coin}
    </span>
  ),
  stamps,
  pointsAndStamps: (
    <>
      {stamps}
      {coin}
    </>
  ),
  cashback: (
    <>
      <span className="template-coin" data-back>
        <Undo2 />
      </span>
      <b>5%</b>
    </>
  ),
} as const;
