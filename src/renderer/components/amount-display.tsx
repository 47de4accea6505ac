import './amount-display.css';
import { type Currency, formatQuantity } from '../../shared/kernel/money.ts';
import { useFormat } from '../texts/format.ts';

const signs: Readonly<Record<Currency, string>> = { VND: '₫', THB: '฿', USD: '$' };

export interface AmountDisplayProps {
  readonly label: string;
  /** As typed: `185000`, `42.5`. */
  readonly text: string;
  readonly invalid?: boolean;
}

/** The amount while it is typed, large enough to be checked at arm's length. */
export function AmountDisplay({ label, text, invalid = false }: AmountDisplayProps) {
  const { currency, language } = useFormat();
  const [whole = '', part] = text.split('.');
  const point = language === 'vi' ? ',' : '.';
  const shown =
    formatQuantity(Number(whole || '0'), 0, language) + (part === undefined ? '' : `${point}${part}`);
  const sign = <span className="amount-sign">{signs[currency]}</span>;
  return (
    <div className="amount-display" data-empty={text === '' || undefined} data-invalid={invalid || undefined}>
      <span className="amount-label">{label}</span>
      <output className="amount-value" aria-label={label} data-long={shown.length > 11 || undefined}>
        {language === 'en' ? sign : null}
        {shown}
        {language === 'en' ? null : sign}
      </output>
    </div>
  );
}
