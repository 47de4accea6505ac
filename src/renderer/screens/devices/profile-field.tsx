import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../results/use-answer.ts';
import { PickField } from './pick-field.tsx';
import { ProfileDialog } from './profile-dialog.tsx';

/** Maker and model of a printer, or that nobody knows them. The paper's width follows the model. */
export function ProfileField(props: {
  /** Empty: not known. */
  readonly profile: string;
  readonly width: 58 | 80;
  readonly onChange: (chosen: { readonly profile: string; readonly width: 58 | 80 }) => void;
}) {
  const { t } = useTranslation('owner');
  const [isChoosing, setChoosing] = useState(false);
  const { value: profiles } = useAnswer('printer.profiles', {});
  const known = profiles?.find(({ id }) => id === props.profile);
  const name = known ? `${known.maker} ${known.name}` : props.profile;
  return (
    <>
      <PickField
        label={t('devices.model')}
        value={name || t('devices.modelUnknown')}
        icon={Printer}
        onPress={() => setChoosing(true)}
      />
      {isChoosing ? (
        <ProfileDialog
          profiles={profiles ?? []}
          profile={props.profile}
          width={props.width}
          onChoose={(chosen) => {
            setChoosing(false);
            props.onChange(chosen);
          }}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </>
  );
}
