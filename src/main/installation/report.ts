/** The installation report: what was checked, how it ended, when and by whom. On paper, as a page and as plain text. */
import { type CheckResult, type CheckStep, checkSteps } from '../../shared/contract/installation.ts';
import { slipDocument } from '../../shared/domain/slips/document.ts';
import type { SlipShop } from '../../shared/domain/slips/facts.ts';
import { centred, header, left, pair, rule, smallPair, space } from '../../shared/domain/slips/parts.ts';
import type { SlipBlock, SlipDocument } from '../../shared/domain/slips/slip.ts';
import { moment } from '../../shared/domain/slips/wording.ts';
import { answerWords, factWords, resultWords, stepWords, words } from './words.ts';

export interface ReportFacts {
  readonly shop: SlipShop;
  readonly nowMs: number;
  /** Of Quen, and of the operating system. */
  readonly version: string;
  readonly system: string;
  readonly results: readonly CheckResult[];
}

interface Line {
  readonly step: CheckStep;
  readonly name: string;
  readonly result: CheckResult['result'] | null;
  readonly resultName: string;
  readonly when: string;
  readonly by: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
}

export function reportText(facts: ReportFacts): string {
  const { shop } = facts;
  const { language } = shop;
  const steps = linesOf(facts).flatMap((line) => [
    '',
    `${line.name}: ${line.resultName}`,
    ...(line.result === null
      ? []
      : [`  ${words.at[language]}: ${line.when}`, `  ${words.by[language]}: ${line.by}`]),
    ...line.facts.map(([label, value]) => `  ${label}: ${value}`),
  ]);
  return [...headLines(facts), ...steps, '', words.noPersons[language], ''].join('\n');
}

const headLines = ({ shop, nowMs, version, system }: ReportFacts): string[] => [
  `${words.title[shop.language]} · ${shop.name}`,
  ...(shop.address === '' ? [] : [shop.address]),
  `${words.made[shop.language]}: ${moment(nowMs, shop)}`,
  `${words.version[shop.language]}: ${version}`,
  `${words.system[shop.language]}: ${system}`,
];

/** One file that opens anywhere and fetches nothing. */
export function reportHtml(facts: ReportFacts): string {
  const { language } = facts.shop;
  const [title = '', ...rest] = headLines(facts);
  const rows = linesOf(facts).map(
    (line) => `<tr data-result="${line.result ?? 'none'}"><th scope="row">${escaped(line.name)}</th>
<td><b>${escaped(line.resultName)}</b></td><td>${escaped(line.when)}<br>${escaped(line.by)}</td>
<td>${line.facts.map(([label, value]) => `${escaped(label)}: ${escaped(value)}`).join('<br>')}</td></tr>`,
  );
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>${style}</style></head><body>
<h1>${escaped(title)}</h1>
<p>${rest.map(escaped).join('<br>')}</p>
<table>
${rows.join('\n')}
</table>
<p>${escaped(words.noPersons[language])}</p>
<p class="signature">${escaped(words.signature[language])}</p>
</body></html>
`;
}

const style = `body{font:16px/1.5 "Noto Sans","Noto Sans Thai",sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1f241f}
table{border-collapse:collapse;width:100%}th,td{border-top:1px solid #ccc;padding:.5rem;text-align:start;vertical-align:top}
[data-result=failed] b{color:#8c1d16}[data-result=passed] b{color:#07503d}
.signature{margin-top:4rem;border-top:1px solid;width:20rem}`;

export function reportSlip(facts: ReportFacts): SlipDocument {
  const { shop, nowMs } = facts;
  const { language } = shop;
  return slipDocument('test', [
    ...header(shop, words.title),
    centred(moment(nowMs, shop), 'small'),
    rule,
    ...linesOf(facts).flatMap((line): SlipBlock[] => [
      pair(line.name, line.resultName, true),
      ...(line.result === null ? [] : [smallPair(line.when, line.by)]),
      ...line.facts.map(([label, value]) => smallPair(label, value)),
      space(8),
    ]),
    rule,
    left(words.noPersons[language], 'small'),
    space(6),
    left(`${words.signature[language]}:`, 'small'),
    space(72),
    rule,
  ]);
}

function linesOf({ shop, results }: ReportFacts): Line[] {
  const { language } = shop;
  return checkSteps.map((step) => {
    const found = results.find((one) => one.step === step);
    return {
      step,
      name: stepWords[step][language],
      result: found?.result ?? null,
      resultName: (found ? resultWords[found.result] : words.none)[language],
      when: found ? moment(found.atMs, shop) : '',
      by: found?.by ?? '',
      facts: found ? factsOf(found, language) : [],
    };
  });
}

function factsOf({ facts }: CheckResult, language: SlipShop['language']): Line['facts'] {
  return Object.entries(facts).map(([fact, value]) => [
    factWords[fact as keyof typeof factWords][language],
    answerWords[value]?.[language] ?? value,
  ]);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
