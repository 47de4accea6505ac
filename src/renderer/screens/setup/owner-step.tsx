import { CircleCheck, RotateCcw, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Field, PinTwice } from '../../components/index.ts';
import type { SetupDraft } from './draft.ts';

export function OwnerStep(props: {
  readonly draft: SetupDraft;
  readonly pin: string | null;
  readonly onChange: (changes: Partial<SetupDraft>) => void;
  readonly onPin: (pin: string | null) => void;
}) {
  const { t } = useTranslation('owner');
  const { pin } = props;
  return (
    <div className="setup-owner">
      <div className="setup-column">
        <Field
          label={t('setup.owner.name')}
          value={props.draft.ownerName}
          maxLength={40}
          onChange={(ownerName) => props.onChange({ ownerName })}
        />
        {pin === null ? null : (
          <div className="setup-pin-done">
            <p className="setup-pin-good" role="status">
              <CircleCheck aria-hidden />
              {t('setup.owner.pinMatches')}
            </p>
            {isEasyToGuess(pin) ? (
              <p className="setup-pin-weak">
                <TriangleAlert aria-hidden />
                {t('setup.owner.pinWeak')}
              </p>
            ) : null}
            <Button icon={RotateCcw} onPress={() => props.onPin(null)}>
              {t('setup.owner.pinStartOver')}
            </Button>
          </div>
        )}
      </div>
      {pin === null ? (
        <PinTwice
          first={t('setup.owner.pin')}
          second={t('setup.owner.pinAgain')}
          differs={t('setup.owner.pinDiffers')}
          onPin={props.onPin}
        />
      ) : null}
    </div>
  );
}

/** All the same digit, or a run up or down. */
export function isEasyToGuess(pin: string): boolean {
  const steps = pin
    .split('')
    .slice(1)
    .map((digit, index) => Number(digit) - Number(pin[index]));
  return [0, 1, -1].some((step) => steps.every((each) => each === step));
}
