import { Inbox, Plus, Printer, Settings2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NetworkPrinter } from '../../../../shared/contract/installation.ts';
import type { PrinterSetting } from '../../../../shared/contract/methods.ts';
import type { SlipPicture as Picture, PrinterHealth } from '../../../../shared/contract/view.ts';
import { newOperationId } from '../../../client.ts';
import { Button, EmptyState, Select, SlipPicture } from '../../../components/index.ts';
import { callAndSay } from '../../../posting.ts';
import { call, useView } from '../../../stores/terminal.ts';
import { DeviceDialog } from '../../devices/device-dialog.tsx';
import { printerFamily } from '../../devices/device-families.ts';
import { NetworkFindings, NetworkSearchButton, useNetworkSearch } from '../../devices/network-search.tsx';
import { type Answer, Question } from './question.tsx';

/** Choose a printer, print the test slip, say what the paper shows. */
export function PrinterCheck() {
  const { t } = useTranslation('check');
  const { printers } = useView();
  const [chosen, setChosen] = useState<string | null>(null);
  const [dialog, setDialog] = useState<{ readonly setting: PrinterSetting | null } | null>(null);
  // Slips go to the first; a printer that was just added is the one that is tried.
  const printer = printers.find(({ setting }) => setting.id === chosen) ?? printers.at(-1) ?? null;
  return (
    <div className="check-columns">
      <div className="check-side">
        {printers.length > 0 && printer ? (
          <Select
            label={t('printer.which')}
            value={printer.setting.id}
            options={printers.map(({ setting }) => ({ value: setting.id, label: setting.name }))}
            onChange={setChosen}
          />
        ) : null}
        <Button icon={Plus} onPress={() => setDialog({ setting: null })}>
          {t('printer.add')}
        </Button>
        {printer ? null : <NetworkPrinters onAdded={setChosen} />}
      </div>
      <div className="check-main">
        {printer ? (
          <TestSlip
            key={printer.setting.id}
            printer={printer}
            onChange={() => setDialog({ setting: printer.setting })}
          />
        ) : (
          <EmptyState icon={Printer} title={t('printer.none')} />
        )}
      </div>
      {dialog ? (
        <DeviceDialog family={printerFamily} setting={dialog.setting} onClose={() => setDialog(null)} />
      ) : null}
    </div>
  );
}

/** A printer of the network is added as it is found: 80 mm, until somebody says otherwise. */
function NetworkPrinters(props: { readonly onAdded: (id: string) => void }) {
  const { t } = useTranslation('check');
  const search = useNetworkSearch();
  const add = async ({ host, port }: NetworkPrinter) => {
    const id = newOperationId().slice(0, 12);
    const name = t('printer.networkName', { host });
    if (await callAndSay('printer.save', { kind: 'tcp', id, name, width: 80, host, port })) props.onAdded(id);
  };
  const hasAsked = search.isSearching || search.found !== null;
  return (
    <div className="check-search">
      <NetworkSearchButton search={search} />
      {hasAsked ? null : <p className="field-hint">{t('printer.searchLine')}</p>}
      <NetworkFindings search={search} onChoose={(printer) => void add(printer)} />
    </div>
  );
}

type Asked = 'lines' | 'ruler' | 'cut' | 'drawer';
type Answers = Readonly<Record<Asked, Answer | null>>;
const nothingAsked: Answers = { lines: null, ruler: null, cut: null, drawer: null };

function TestSlip({ printer, onChange }: { readonly printer: PrinterHealth; readonly onChange: () => void }) {
  const { t } = useTranslation('check');
  const { setting } = printer;
  const [answers, setAnswers] = useState(nothingAsked);
  const [printedBefore, setPrintedBefore] = useState<number | null>(null);
  const hasPrinted = printedBefore !== null;
  const print = async () => {
    const before = ended(printer);
    if (await callAndSay('printer.test', { id: setting.id })) {
      setPrintedBefore(before);
      setAnswers(nothingAsked);
    }
  };
  const answer = (asked: Asked, given: Answer) => {
    const all = { ...answers, [asked]: given };
    setAnswers(all);
    note(setting, all);
  };
  const isNarrow = answers.ruler === 'no' && setting.width === 80;
  const narrow = () => {
    const { profile: _, ...bare } = setting;
    void callAndSay('printer.save', { ...bare, width: 58 });
  };
  return (
    <div className="check-test">
      <div className="check-row">
        <Button
          size={hasPrinted ? 'small' : 'medium'}
          tone={hasPrinted ? 'secondary' : 'primary'}
          icon={Printer}
          posting
          onPress={() => void print()}
        >
          {t(hasPrinted ? 'printer.again' : 'printer.print')}
        </Button>
        <Button size={hasPrinted ? 'small' : 'medium'} tone="quiet" icon={Settings2} onPress={onChange}>
          {t('printer.change')}
        </Button>
      </div>
      {hasPrinted ? (
        <>
          <p className="check-outcome" role="status" data-outcome={outcomeOf(printer, printedBefore)}>
            {t(`printer.states.${outcomeOf(printer, printedBefore)}`)}
          </p>
          <Question
            words={t('printer.lines')}
            answer={answers.lines}
            advice={t('printer.advice.lines')}
            onAnswer={(given) => answer('lines', given)}
          />
          <Question
            words={t('printer.ruler')}
            answer={answers.ruler}
            advice={t('printer.advice.ruler')}
            onAnswer={(given) => answer('ruler', given)}
          />
          {isNarrow ? (
            <Button size="small" onPress={narrow}>
              {t('printer.use58')}
            </Button>
          ) : null}
          <Question
            words={t('printer.cut')}
            answer={answers.cut}
            none={t('printer.noCutter')}
            advice={t('printer.advice.cut')}
            onAnswer={(given) => answer('cut', given)}
          />
          <Drawer setting={setting} answer={answers.drawer} onAnswer={(given) => answer('drawer', given)} />
        </>
      ) : (
        <TestPicture key={`${setting.width} ${setting.profile}`} id={setting.id} />
      )}
    </div>
  );
}

function Drawer(props: {
  readonly setting: PrinterSetting;
  readonly answer: Answer | null;
  readonly onAnswer: (answer: Answer) => void;
}) {
  const { t } = useTranslation('check');
  const { setting, answer } = props;
  const hasDrawer = (setting.drawer ?? 'none') !== 'none';
  if (!hasDrawer) return null;
  return (
    <>
      <Button icon={Inbox} posting onPress={() => void callAndSay('printer.openDrawer', { id: setting.id })}>
        {t('printer.openDrawer')}
      </Button>
      <Question
        words={t('printer.drawer')}
        answer={answer}
        none={t('printer.noDrawer')}
        advice={t('printer.advice.drawer')}
        onAnswer={props.onAnswer}
      />
    </>
  );
}

/** The paper must show all scripts over its whole width; a missing cutter or drawer is no fault. */
function note(setting: PrinterSetting, answers: Answers): void {
  if (answers.lines === null || answers.ruler === null) return;
  const passed = Object.values(answers).every((given) => given !== 'no');
  const facts = {
    device: setting.name,
    connection: setting.kind,
    width: `${setting.width} mm`,
    ...(setting.profile ? { profile: setting.profile } : {}),
    lines: answers.lines,
    ruler: answers.ruler,
    ...(answers.cut ? { cut: answers.cut } : {}),
    ...(answers.drawer ? { drawer: answers.drawer } : {}),
  };
  void callAndSay('check.note', { step: 'printer', result: passed ? 'passed' : 'failed', facts });
}

const ended = ({ printed, failed, unknown }: PrinterHealth): number => printed + failed + unknown;

/** How the test slip ended, as far as the printer tells. */
function outcomeOf(
  printer: PrinterHealth,
  before: number,
): 'waiting' | 'printing' | 'printed' | 'failed' | 'unknown' {
  if (printer.state === 'printing') return 'printing';
  if (printer.stoppedJob) return printer.stoppedJob.state;
  return ended(printer) > before ? 'printed' : 'waiting';
}

/** The bitmap that the paper must show. */
function TestPicture({ id }: { readonly id: string }) {
  const [picture, setPicture] = useState<Picture | null>(null);
  useEffect(() => {
    let stands = true;
    void call('printer.testPreview', { id }).then((outcome) => {
      if (stands && outcome.kind === 'done') setPicture(outcome.value);
    });
    return () => {
      stands = false;
    };
  }, [id]);
  return <SlipPicture picture={picture} />;
}
