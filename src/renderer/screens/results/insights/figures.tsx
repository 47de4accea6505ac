export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}

/** What an owner looks at first. */
export function Figures({
  figures,
  isFirstWide,
}: {
  readonly figures: readonly Figure[];
  readonly isFirstWide?: boolean;
}) {
  return (
    <dl className="insight-figures" data-wide={isFirstWide || undefined}>
      {figures.map(({ label, value, note }, index) => (
        <div key={label} className="results-figure" data-first={index === 0 || undefined}>
          <dt>{label}</dt>
          <dd>
            <span className="insight-value">{value}</span>
            {note ? <span className="results-figure-note">{note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
