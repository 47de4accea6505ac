import './top-bar.css';
import {
  CircleAlert,
  CloudCheck,
  CloudUpload,
  type LucideIcon,
  Printer,
  ScanLine,
  TriangleAlert,
} from 'lucide-react';
import { memo, useCallback, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Alarm, TerminalView } from '../../shared/contract/view.ts';
import { keepFocus } from '../components/button.tsx';
import { Avatar, Chip, type Tone } from '../components/index.ts';
import { goTo } from '../stores/navigation.ts';
import { useTerminal } from '../stores/terminal.ts';
import { useFormat } from '../texts/format.ts';
import { useSentences } from '../texts/refusal.ts';
import { useNow } from './clock.ts';
import { StaffMenu } from './staff-menu.tsx';

/** Each part follows its own piece of the view: a scan changes none of the bar but the reader's chip. */
export const TopBar = memo(function TopBar() {
  const { t } = useTranslation('common');
  const [menuOpen, setMenuOpen] = useState(false);
  const openMenu = useCallback(() => setMenuOpen(true), []);
  const alarms = useTerminal(({ view }) => view?.alarms) ?? [];
  const shop = useTerminal(({ view }) => view?.shop?.name);
  const name = useTerminal(({ view }) => view?.signedIn?.name ?? '');
  const isDemo = useTerminal(({ view }) => view?.demo ?? false);
  return (
    <header className="top-bar">
      {alarms.length > 0 ? (
        <Alarms alarms={alarms} />
      ) : (
        <>
          <p className="top-shop">{shop}</p>
          <Clock />
        </>
      )}
      <div className="top-chips">
        {isDemo ? <Chip tone="gift">{t('bar.demo')}</Chip> : null}
        <ReaderChip />
        <PrinterChip />
        <LinkChip />
        <StaffButton name={name} onPress={openMenu} />
      </div>
      {menuOpen ? <StaffMenu onClose={() => setMenuOpen(false)} /> : null}
    </header>
  );
});

const StaffButton = memo(function StaffButton(props: {
  readonly name: string;
  readonly onPress: () => void;
}) {
  const { t } = useTranslation('common');
  return (
    <AriaButton className="top-staff" onPress={props.onPress} {...keepFocus}>
      <Avatar name={props.name} />
      <span className="visually-hidden">{t('bar.menu', { name: props.name })}</span>
    </AriaButton>
  );
});

/** What is wrong with the machine itself takes the place of the shop's name until it is put right. */
function Alarms({ alarms }: { readonly alarms: readonly Alarm[] }) {
  const { alarm } = useSentences();
  return (
    <div className="top-alarm" role="alert">
      <CircleAlert aria-hidden />
      <div>
        {alarms.map((each) => (
          <p key={each.code}>{alarm(each)}</p>
        ))}
      </div>
    </div>
  );
}

/** Turns with the minute, not with the counter. */
const Clock = memo(function Clock() {
  const format = useFormat();
  const nowMs = useNow();
  const today = format.dayOf(nowMs);
  return (
    <p className="top-clock">
      <span className="number">{format.time(nowMs)}</span>
      <span className="top-date">
        {format.weekday(today)} {format.date(today)}
      </span>
    </p>
  );
});

function ReaderChip() {
  const readers = useTerminal(({ view }) => view?.readers) ?? [];
  const { t } = useTranslation('common');
  const { fault } = useSentences();
  const lost = readers.find((reader) => reader.state === 'lost');
  if (lost) {
    return (
      <DeviceChip icon={ScanLine} tone="bad" words={t('bar.readerLost')} label={fault(lost.fault ?? '')} />
    );
  }
  if (readers.length === 0) {
    return <DeviceChip icon={ScanLine} tone="neutral" words={t('bar.noReader')} label={t('bar.noReader')} />;
  }
  const isOpening = readers.every((reader) => reader.state === 'opening');
  const label = t(isOpening ? 'bar.readerOpening' : 'bar.readerReady');
  return (
    <DeviceChip
      icon={ScanLine}
      tone={isOpening ? 'neutral' : 'accent'}
      words={t('bar.reader')}
      label={label}
    />
  );
}

const PrinterChip = memo(function PrinterChip() {
  const printers = useTerminal(({ view }) => view?.printers) ?? [];
  const { t } = useTranslation('common');
  const { fault } = useSentences();
  const stopped = printers.find((printer) => printer.state === 'stopped');
  if (stopped) {
    return (
      <DeviceChip
        icon={Printer}
        tone="bad"
        words={t('bar.printerStopped')}
        label={stopped.fault ? fault(stopped.fault) : t('bar.printerStopped')}
      />
    );
  }
  if (printers.length === 0) {
    return <DeviceChip icon={Printer} tone="neutral" words={t('bar.noPrinter')} label={t('bar.noPrinter')} />;
  }
  const isPrinting = printers.some((printer) => printer.state === 'printing');
  return (
    <DeviceChip
      icon={Printer}
      tone="accent"
      words={t(isPrinting ? 'bar.printerPrinting' : 'bar.printer')}
      label={t(isPrinting ? 'bar.printerPrinting' : 'bar.printerReady')}
    />
  );
});

/** Pressed, it leads to the devices. */
const DeviceChip = memo(function DeviceChip(props: {
  readonly icon: LucideIcon;
  readonly tone: Tone;
  readonly words: string;
  readonly label: string;
}) {
  const { t } = useTranslation('common');
  return (
    <AriaButton
      className="top-device"
      aria-label={`${props.words}. ${props.label === props.words ? t('menu.devices') : props.label}`}
      onPress={() => goTo('devices')}
      {...keepFocus}
    >
      <Chip icon={props.icon} tone={props.tone}>
        {props.words}
      </Chip>
    </AriaButton>
  );
});

/** Grey while there is no line: nothing is blocked by it. */
const alone: TerminalView['link'] = { state: 'alone', waiting: 0 };

const LinkChip = memo(function LinkChip() {
  const { t } = useTranslation('common');
  const link = useTerminal(({ view }) => view?.link ?? alone);
  switch (link.state) {
    case 'alone':
      return <Chip icon={CloudCheck}>{t('bar.linkAlone')}</Chip>;
    case 'ready':
      return (
        <Chip icon={CloudCheck} tone="accent">
          {t('bar.linkReady')}
        </Chip>
      );
    case 'waiting':
      return <Chip icon={CloudUpload}>{t('bar.linkWaiting', { count: link.waiting })}</Chip>;
    case 'attention':
      return (
        <Chip icon={TriangleAlert} tone="warn">
          {t('bar.linkAttention')}
        </Chip>
      );
  }
});
