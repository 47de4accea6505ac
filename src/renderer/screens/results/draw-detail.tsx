import { Dices, FileDown, LockKeyhole, ReceiptText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawView } from '../../../shared/contract/view.ts';
import { inGroups } from '../../../shared/domain/slips/draw-part.ts';
import { Button, Facts, Panel, Table } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { download } from '../download.ts';
import { sayDone } from '../say-done.ts';
import { SlipDialog } from '../slip-dialog.tsx';
import { DrawDialog } from './draw-dialog.tsx';

/** One draw: what was promised, who takes part, who won, and the next thing to do with it. */
export function DrawDetail({ draw, onChanged }: { readonly draw: DrawView; readonly onChanged: () => void }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const [asked, setAsked] = useState<'draw' | 'slip' | null>(null);
  const close = () => setAsked(null);
  const drawn = () => {
    close();
    sayDone(t('draws.done'));
    onChanged();
  };
  return (
    <Panel className="results-detail" accent>
      <div className="results-about scrolls" tabIndex={0} role="group" aria-label={format.text(draw.name)}>
        <h2 className="results-heading">{format.text(draw.name)}</h2>
        {draw.winners.length > 0 ? <Winners draw={draw} /> : null}
        {draw.state === 'done' ? <p className="results-note">{t('draws.check')}</p> : null}
        <Facts
          facts={[
            { label: t('draws.chances'), value: format.count(draw.entries) },
            { label: t('draws.members'), value: format.count(draw.members) },
            { label: t('draws.prizes'), value: <Prizes prizes={draw.prizes} /> },
          ]}
          size="small"
        />
        {draw.commitment === null ? (
          <p className="results-note">{t('draws.openLine')}</p>
        ) : (
          <div className="results-fingerprint">
            <span className="soft">{t('draws.fingerprint')}</span>
            <code>{inGroups(draw.commitment)}</code>
          </div>
        )}
      </div>
      <Deeds
        draw={draw}
        onDraw={() => setAsked('draw')}
        onSlip={() => setAsked('slip')}
        onChanged={onChanged}
      />
      {asked === 'draw' ? <DrawDialog draw={draw} onDrawn={drawn} onClose={close} /> : null}
      {asked === 'slip' && draw.event !== null ? <DrawSlip event={draw.event} onClose={close} /> : null}
    </Panel>
  );
}

function Deeds(props: {
  readonly draw: DrawView;
  readonly onDraw: () => void;
  readonly onSlip: () => void;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const { businessDate } = useView();
  const { draw } = props;
  const fix = async () => {
    if (!(await callAndSay('draw.commit', { draw: draw.draw }))) return;
    sayDone(t('draws.fixed'));
    props.onChanged();
  };
  const save = async () => {
    const file = await callAndSay('draw.export', { draw: draw.draw });
    if (!file) return;
    download(file.value.name, file.value.text, 'application/json');
    sayDone(t('draws.fileSaved', { name: file.value.name }));
  };
  const isEarly = businessDate < draw.drawnOn;
  return (
    <div className="results-deeds">
      {draw.state === 'committed' && (isEarly || draw.entries === 0) ? (
        <p className="results-wait">
          {isEarly ? t('draws.notYet', { date: format.date(draw.drawnOn) }) : t('draws.nobody')}
        </p>
      ) : null}
      {draw.event === null ? null : (
        <Button icon={ReceiptText} onPress={props.onSlip}>
          {t('slip')}
        </Button>
      )}
      {draw.state === 'open' ? (
        <Button tone="primary" icon={LockKeyhole} posting onPress={() => void fix()}>
          {t('draws.fix')}
        </Button>
      ) : null}
      {draw.state === 'committed' ? (
        <Button tone="primary" icon={Dices} isDisabled={isEarly || draw.entries === 0} onPress={props.onDraw}>
          {t('draws.now')}
        </Button>
      ) : null}
      {draw.state === 'done' ? (
        <Button tone="primary" icon={FileDown} onPress={() => void save()}>
          {t('draws.file')}
        </Button>
      ) : null}
    </div>
  );
}

function Prizes({ prizes }: { readonly prizes: DrawView['prizes'] }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  return prizes.map((prize, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: prizes have no name but their place.
    <span key={index} className="results-line">
      {t('draws.prize', { pieces: prize.count, name: format.text(prize.name) })}
    </span>
  ));
}

function Winners({ draw }: { readonly draw: DrawView }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const prizeOf = (index: number) => {
    const prize = draw.prizes[index];
    return prize ? format.text(prize.name) : '';
  };
  return (
    <Table
      caption={t('draws.winners')}
      rows={draw.winners.map((winner, place) => ({ ...winner, place }))}
      keyOf={({ place }) => String(place)}
      columns={[
        { id: 'winner', title: t('draws.winner'), cell: ({ name }) => name || t('draws.unknown') },
        { id: 'prize', title: t('draws.won'), cell: ({ prize }) => prizeOf(prize) },
        {
          id: 'entry',
          title: t('draws.entry'),
          isNumber: true,
          cell: entryOf,
        },
      ]}
    />
  );
}

const entryOf = ({ entry }: DrawView['winners'][number]) => <code>{inGroups(entry)}</code>;

function DrawSlip({ event, onClose }: { readonly event: string; readonly onClose: () => void }) {
  const { t } = useTranslation('results');
  const print = async () => {
    onClose();
    if (await callAndSay('slip.reprint', { event })) sayDone(t('printed'));
  };
  return (
    <SlipDialog
      title={t('draws.slipTitle')}
      load={() => callAndSay('slip.preview', { event })}
      action={t('print')}
      onAction={() => void print()}
      onClose={onClose}
    />
  );
}
