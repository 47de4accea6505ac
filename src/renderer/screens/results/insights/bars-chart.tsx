import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { localeOf } from '../../../../shared/kernel/language.ts';
import { useFormat } from '../../../texts/format.ts';

export interface StackedBars {
  /** Below each place; empty where there is no room for one. */
  readonly names: readonly string[];
  /** One above the other, the first at the foot; `values` in the order of `names`. */
  readonly series: readonly {
    readonly name: string;
    readonly colour: 1 | 2 | 3 | 4;
    readonly values: readonly number[];
  }[];
  /** Beside each other instead. */
  readonly isGrouped?: boolean;
}

/** Only a picture: the table beside it says the same to everyone who cannot see it. */
export function BarsChart({ bars }: { readonly bars: StackedBars }) {
  const { language } = useFormat();
  const short = new Intl.NumberFormat(localeOf[language], { notation: 'compact', maximumFractionDigits: 1 });
  const { names, series, isGrouped } = bars;
  const data = names.map((_, place) => ({
    place,
    ...Object.fromEntries(series.map(({ values }, index) => [`s${index}`, values[place] ?? 0])),
  }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={data}
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        barCategoryGap="22%"
        maxBarSize={72}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="place"
          tickLine={false}
          axisLine={false}
          interval={0}
          tick={tick}
          tickFormatter={(place: number) => names[place] ?? ''}
        />
        <YAxis
          allowDecimals={false}
          tickLine={false}
          axisLine={false}
          tickCount={4}
          width={56}
          tick={tick}
          tickFormatter={(value: number) => short.format(value)}
        />
        {/* The chart draws bars in the order in which they came: another series is another bar, even in the same colour. */}
        {series.map(({ name, colour }, index) => (
          <Bar
            key={name}
            dataKey={`s${index}`}
            {...(isGrouped ? {} : { stackId: 'all' })}
            fill={`var(--series-${colour})`}
            isAnimationActive={false}
            {...(isGrouped || index === series.length - 1 ? { radius: [5, 5, 0, 0] } : {})}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

const tick = { fill: 'var(--ink-soft)', fontSize: '0.875rem' } as const;
