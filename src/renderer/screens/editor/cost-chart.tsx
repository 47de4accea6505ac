import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { BackTest } from '../../../shared/contract/view.ts';
import { localeOf } from '../../../shared/kernel/language.ts';
import { exponentOf } from '../../../shared/kernel/money.ts';
import { useFormat } from '../../texts/format.ts';

/** Only a picture: the table beside it says the same to everyone who cannot see it. */
export function CostChart({ days }: { readonly days: BackTest['days'] }) {
  const { language, currency } = useFormat();
  const short = new Intl.NumberFormat(localeOf[language], { notation: 'compact', maximumFractionDigits: 1 });
  const points = days.map(({ date, nowMinor, draftMinor }) => ({
    day: `${Number(date.slice(8))}/${Number(date.slice(5, 7))}`,
    now: nowMinor / 10 ** exponentOf[currency],
    draft: draftMinor / 10 ** exponentOf[currency],
  }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={points} margin={{ top: 8, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="day" tickLine={false} axisLine={false} minTickGap={24} tick={tick} />
        <YAxis
          tickLine={false}
          axisLine={false}
          tickCount={4}
          width={64}
          tick={tick}
          tickFormatter={(value: number) => short.format(value)}
        />
        <Line
          dataKey="now"
          stroke="var(--series-4)"
          strokeWidth={2.5}
          strokeDasharray="6 5"
          dot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="draft"
          stroke="var(--series-1)"
          strokeWidth={3}
          dot={false}
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}

const tick = { fill: 'var(--ink-soft)', fontSize: '0.875rem' } as const;
