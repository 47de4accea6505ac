import './lock.css';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffTile, TerminalView } from '../../shared/contract/view.ts';
import { demoPin } from '../../shared/domain/cards/demo-cards.ts';
import { Avatar, Button, LanguageSwitch, PinPad, Tile } from '../components/index.ts';
import { useKeys } from '../keys.ts';
import { callAndSay } from '../posting.ts';
import { useNow } from '../shell/clock.ts';
import { call, useView } from '../stores/terminal.ts';
import { useFormat } from '../texts/format.ts';
import { useSentences } from '../texts/refusal.ts';

export function LockScreen() {
  const view = useView();
  const [chosen, setChosen] = useState<string | null>(
    view.staff.length === 1 ? (view.staff[0]?.id ?? null) : null,
  );
  const staff = view.staff.find((each) => each.id === chosen) ?? null;
  return (
    <main className="lock">
      <Cover view={view} />
      <section className="lock-who">
        {staff ? (
          <SignIn
            key={staff.id}
            staff={staff}
            lockedOutUntilMs={view.lockedOutUntilMs}
            onBack={view.staff.length > 1 ? () => setChosen(null) : null}
          />
        ) : (
          <StaffTiles staff={view.staff} onChoose={setChosen} />
        )}
      </section>
    </main>
  );
}

function Cover({ view }: { readonly view: TerminalView }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const nowMs = useNow();
  const today = format.dayOf(nowMs);
  return (
    <section className="lock-cover">
      <div>
        <h1 className="lock-shop">{view.shop?.name}</h1>
        {view.demo ? <p className="lock-demo">{t('lock.demo', { pin: demoPin })}</p> : null}
      </div>
      <div>
        <p className="lock-time">{format.time(nowMs)}</p>
        <p className="lock-date">
          {format.weekday(today)} {format.date(today)}
        </p>
      </div>
      <LanguageSwitch
        value={view.language}
        onChange={(language) => void callAndSay('language.choose', { language })}
      />
    </section>
  );
}

function StaffTiles(props: {
  readonly staff: readonly StaffTile[];
  readonly onChoose: (id: string) => void;
}) {
  const { t } = useTranslation(['counter', 'common']);
  return (
    <>
      <h2 className="lock-title">{t('lock.who')}</h2>
      {/* A scrolling area has to be reachable by keyboard. */}
      <div className="lock-tiles scrolls">
        {props.staff.map((each) => (
          <Tile
            key={each.id}
            title={each.name}
            detail={t(`common:roles.${each.role}`)}
            picture={<Avatar name={each.name} />}
            onPress={() => props.onChoose(each.id)}
          />
        ))}
      </div>
    </>
  );
}

function SignIn(props: {
  readonly staff: StaffTile;
  readonly lockedOutUntilMs: number | null;
  readonly onBack: (() => void) | null;
}) {
  const { t } = useTranslation(['counter', 'common']);
  const format = useFormat();
  const sentences = useSentences();
  const [error, setError] = useState<string | null>(null);
  const { onBack, staff } = props;
  useKeys(onBack ? { Escape: onBack } : {});

  const signIn = async (pin: string) => {
    const outcome = await call('staff.signIn', { staff: staff.id, pin });
    if (outcome.kind === 'refused') setError(sentences.refusal(outcome.refusal));
    else if (outcome.kind !== 'done') setError(t(outcome.kind, { ns: 'common' }));
  };
  const lockedOut =
    props.lockedOutUntilMs === null
      ? null
      : t('lock.lockedOut', { time: format.time(props.lockedOutUntilMs) });
  return (
    <div className="lock-sign-in">
      <div className="lock-person">
        {onBack ? (
          <Button tone="quiet" size="small" icon={ArrowLeft} label={t('lock.someoneElse')} onPress={onBack} />
        ) : null}
        <Avatar name={staff.name} />
        <h2 className="lock-name">{staff.name}</h2>
      </div>
      <PinPad
        label={t('common:keypad.pinLabel')}
        length={staff.pinLength}
        error={lockedOut ?? error}
        onPin={(pin) => void signIn(pin)}
      />
    </div>
  );
}
