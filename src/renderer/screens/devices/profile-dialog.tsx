import './profile-dialog.css';
import { Check, CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterProfileView } from '../../../shared/contract/devices.ts';
import { Button, Dialog, Field, Segmented, Tile } from '../../components/index.ts';
import { PlainButton } from '../../components/plain-button.tsx';
import { paperWidths } from './printer-form.ts';
import { profilesFor } from './profile-search.ts';

const filters = ['58', '80', 'all'] as const;

/** Printers by maker and model, those of the paper first that was chosen. */
export function ProfileDialog(props: {
  readonly profiles: readonly PrinterProfileView[];
  readonly profile: string;
  readonly width: 58 | 80;
  readonly onChoose: (chosen: { readonly profile: string; readonly width: 58 | 80 }) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('owner');
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<(typeof filters)[number]>(props.width === 58 ? '58' : '80');
  const width = paperWidths.find((each) => String(each) === filter) ?? null;
  const makers = profilesFor(props.profiles, width, query);
  const found = makers.flatMap(({ profiles }) => profiles);
  const [only] = found;
  const enter = () => {
    if (only && found.length === 1) props.onChoose({ profile: only.id, width: only.width });
  };
  return (
    <Dialog title={t('devices.modelTitle')} onClose={props.onClose} onEnter={enter} wide>
      <div className="profiles-find">
        <Field
          label={t('devices.modelSearch')}
          placeholder={t('devices.modelExample')}
          value={query}
          maxLength={40}
          autoFocus
          onChange={setQuery}
        />
        <Segmented
          label={t('devices.width')}
          showLabel
          value={filter}
          options={filters.map((value) => ({
            value,
            label: value === 'all' ? t('devices.allWidths') : t('devices.widthMm', { width: value }),
          }))}
          onChange={setFilter}
        />
      </div>
      {/* A scrolling area has to be reachable by keyboard. */}
      <div className="profiles scrolls" role="group" aria-label={t('devices.modelTitle')} tabIndex={0}>
        <Tile
          title={t('devices.modelUnknown')}
          detail={t('devices.modelUnknownLine')}
          icon={CircleHelp}
          isSelected={props.profile === ''}
          aside={props.profile === '' ? <Check aria-hidden /> : <span />}
          onPress={() => props.onChoose({ profile: '', width: width ?? props.width })}
        />
        {makers.map(({ maker, profiles }) => (
          <section key={maker} className="profiles-maker">
            <h3 className="field-label" lang="en">
              {maker}
            </h3>
            <ul className="profiles-list">
              {profiles.map((profile) => (
                <li key={profile.id}>
                  <PlainButton
                    className="profile"
                    isPressed={profile.id === props.profile}
                    onPress={() => props.onChoose({ profile: profile.id, width: profile.width })}
                  >
                    <span className="profile-name" lang="en">
                      {profile.name}
                    </span>
                    <span className="profile-width">{t('devices.widthMm', { width: profile.width })}</span>
                  </PlainButton>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {found.length === 0 ? (
          <p className="soft" role="status">
            {t('devices.modelNone')}
          </p>
        ) : null}
      </div>
      <div className="dialog-actions">
        <Button size="large" tone="quiet" onPress={props.onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
