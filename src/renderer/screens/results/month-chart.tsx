import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { localeOf } from '../../../shared/kernel/language.ts';
import { exponentOf } from '../../../shared/kernel/money.ts';
import { useFormat } from '../../texts/format.ts';
import type { MonthBar } from './month-panel.tsx';

/** Only a picture: the table beside it says the same to everyone who cannot see it. */
export function MonthChart({ bars }: { readonly bars: readonly MonthBar[] }) {
  const { language, currency } = useFormat();
  const short = new Intl.NumberFormat(localeOf[language], { notation: 'compact', maximumFractionDigits: 1 });
  const data = bars.map(({ short: name, worthMinor }) => ({
    name,
    worth: worthMinor / 10 ** exponentOf[currency],
  }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={data}
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        barCategoryGap="22%"
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="name" tickLine={false} axisLine={false} interval={0} tick={tick} />
        <YAxis
          tickLine={false}
          axisLine={false}
          tickCount={4}
          width={56}
          tick={tick}
          tickFormatter={(value: number) => short.format(value)}
        />
        <Bar dataKey="worth" fill="var(--series-1)" radius={[5, 5, 0, 0]} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}

const tick = { fill: 'var(--ink-soft)', fontSize: '0.875rem' } as const;
