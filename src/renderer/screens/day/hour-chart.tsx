import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { DailySheet } from '../../../shared/contract/view.ts';

/** Only a picture: the table beside it says the same to everyone who cannot see it. */
export function HourChart({ sheet }: { readonly sheet: DailySheet }) {
  const bars = openHours(sheet).map(({ hour, bills, withMember }) => ({
    hour: String(hour % 24).padStart(2, '0'),
    withMember,
    without: bills - withMember,
  }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={bars}
        margin={{ top: 8, right: 4, bottom: 0, left: -16 }}
        barCategoryGap="22%"
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="hour" tickLine={false} axisLine={false} interval={0} tick={tick} />
        <YAxis allowDecimals={false} tickLine={false} axisLine={false} tickCount={4} tick={tick} />
        <Bar dataKey="withMember" stackId="bills" fill="var(--series-1)" isAnimationActive={false} />
        <Bar
          dataKey="without"
          stackId="bills"
          fill="var(--series-2)"
          radius={[5, 5, 0, 0]}
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

const tick = { fill: 'var(--ink-soft)', fontSize: '0.875rem' } as const;

/** From the first hour with a bill to the last. */
function openHours({ hours }: DailySheet): DailySheet['hours'] {
  const first = hours.findIndex(({ bills }) => bills > 0);
  const last = hours.findLastIndex(({ bills }) => bills > 0);
  return hours.slice(Math.max(0, first), last + 1);
}
