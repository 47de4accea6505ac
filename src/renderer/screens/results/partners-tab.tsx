import { ChevronLeft, ChevronRight, FileDown, Handshake, KeyRound, ReceiptText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartnerView } from '../../../shared/contract/results.ts';
import type { Settlement } from '../../../shared/contract/view.ts';
import { Button, Panel, Table } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { call, useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { download } from '../download.ts';
import { sayDone } from '../say-done.ts';
import { SecretDialog } from '../secret-dialog.tsx';
import { SlipDialog } from '../slip-dialog.tsx';
import { KeyDialog } from './key-dialog.tsx';
import { daysOf, type Month, monthAfter, monthBefore, monthName, monthOf } from './months.ts';
import { NothingYet } from './nothing-yet.tsx';
import { useAnswer } from './use-answer.ts';
import { Waiting } from './waiting.tsx';

type Asked = 'slip' | { readonly key: 'theirs' | 'ours'; readonly of: PartnerView } | null;

/** Who owes whom for a month, partner by partner, and the keys that their slips are checked with. */
export function PartnersTab() {
  const { t } = useTranslation('results');
  const { businessDate } = useView();
  const [month, setMonth] = useState(monthOf(businessDate));
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const period = daysOf(month);
  const { value: partners, reload } = useAnswer('partner.list', {});
  const { value: settlement } = useAnswer('partner.settlement', period);
  if (!partners) return <Waiting />;
  if (partners.length === 0) {
    return <NothingYet icon={Handshake} title={t('partners.empty')} line={t('partners.emptyLine')} />;
  }
  const print = async () => {
    close();
    if (await callAndSay('partner.print', period)) sayDone(t('printed'));
  };
  return (
    <div className="results-partners">
      <Bar month={month} onMonth={setMonth} onSlip={() => setAsked('slip')} />
      <div className="results-statements scrolls" role="group" aria-label={t('tabs.partners')} tabIndex={0}>
        {partners.map((partner) => (
          <Statement
            key={partner.partner}
            partner={partner}
            // Of the month that is shown, not of the one before it.
            moved={settlement?.from === period.from ? settlement : null}
            onKey={(key) => setAsked({ key, of: partner })}
          />
        ))}
      </div>
      {asked === 'slip' ? (
        <SlipDialog
          title={t('partners.slipTitle')}
          load={() => callAndSay('partner.preview', period)}
          action={t('print')}
          onAction={() => void print()}
          onClose={close}
        />
      ) : null}
      {asked !== null && asked !== 'slip' && asked.key === 'ours' ? (
        <SecretDialog<'partner.ownKey'>
          title={t('partners.ownKeyTitle', { name: asked.of.name })}
          lead={t('partners.ownKeyLine', { name: asked.of.name })}
          hide={t('partners.ownKeyHide')}
          ask={(ownerPin) => call('partner.ownKey', { partner: asked.of.partner, ownerPin })}
          groupsOf={({ key }) => key.match(/.{4}/g) ?? []}
          onClose={close}
        />
      ) : null}
      {asked !== null && asked !== 'slip' && asked.key === 'theirs' ? (
        <KeyDialog
          partner={asked.of}
          onSaved={() => {
            close();
            reload();
          }}
          onClose={close}
        />
      ) : null}
    </div>
  );
}

function Bar(props: {
  readonly month: Month;
  readonly onMonth: (month: Month) => void;
  readonly onSlip: () => void;
}) {
  const { t } = useTranslation('results');
  const { businessDate, language, shop } = useView();
  const { month, onMonth } = props;
  const save = async () => {
    const file = await callAndSay('partner.csv', daysOf(month));
    if (!file) return;
    download(file.value.name, file.value.text, 'text/csv');
    sayDone(t('partners.csvSaved', { name: file.value.name }));
  };
  return (
    <div className="results-bar-line">
      <Button
        size="small"
        tone="quiet"
        icon={ChevronLeft}
        label={t('partners.previous')}
        onPress={() => onMonth(monthBefore(month))}
      />
      <span className="results-month" role="status">
        {monthName(month, language, shop?.era ?? 'gregorian')}
      </span>
      <Button
        size="small"
        tone="quiet"
        icon={ChevronRight}
        label={t('partners.following')}
        isDisabled={month >= monthOf(businessDate)}
        onPress={() => onMonth(monthAfter(month))}
      />
      <span className="results-space" />
      <Button size="small" icon={FileDown} onPress={() => void save()}>
        {t('partners.csv')}
      </Button>
      <Button size="small" icon={ReceiptText} onPress={props.onSlip}>
        {t('slip')}
      </Button>
    </div>
  );
}

function Statement(props: {
  readonly partner: PartnerView;
  readonly moved: Settlement | null;
  readonly onKey: (whose: 'theirs' | 'ours') => void;
}) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const { partner } = props;
  const statement = props.moved?.partners.find((one) => one.partner === partner.partner);
  return (
    <Panel className="results-statement">
      <header className="results-statement-head">
        <h2 className="results-heading">{partner.name}</h2>
        {statement ? <p className="results-balance">{balance(statement)}</p> : null}
      </header>
      {statement && statement.lines.length > 0 ? (
        <Table
          caption={partner.name}
          rows={statement.lines}
          keyOf={({ unit }) => unit}
          columns={[
            { id: 'unit', title: t('partners.unit'), cell: ({ name }) => format.text(name) },
            {
              id: 'given',
              title: t('partners.given'),
              isNumber: true,
              cell: (line) => format.quantity(line.unit, line.givenForPartner),
            },
            {
              id: 'used',
              title: t('partners.used'),
              isNumber: true,
              cell: (line) => format.quantity(line.unit, line.usedAtPartner),
            },
          ]}
        />
      ) : (
        <p className="soft">{statement ? t('partners.nothing') : null}</p>
      )}
      <footer className="results-key">
        <KeyRound aria-hidden />
        <span>{partner.key === null ? t('partners.noKey') : t('partners.key', { key: partner.key })}</span>
        <Button size="small" onPress={() => props.onKey('ours')}>
          {t('partners.ownKey')}
        </Button>
        <Button size="small" onPress={() => props.onKey('theirs')}>
          {t('partners.enterKey')}
        </Button>
      </footer>
    </Panel>
  );

  function balance({ name, balanceMinor }: Settlement['partners'][number]): string {
    if (balanceMinor === 0) return t('partners.even');
    const amount = format.money(Math.abs(balanceMinor));
    return t(balanceMinor > 0 ? 'partners.theyOwe' : 'partners.weOwe', { name, amount });
  }
}
