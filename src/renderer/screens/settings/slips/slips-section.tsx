import './slips.css';
import { Check, Eraser, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plainLook, type SlipLookSetting } from '../../../../shared/contract/slip-look.ts';
import { type SlipPart, slipParts } from '../../../../shared/domain/slips/look.ts';
import { Button, Switch } from '../../../components/index.ts';
import { callAndSay } from '../../../posting.ts';
import { sayDone } from '../../say-done.ts';
import type { SectionProps } from '../settings-screen.tsx';
import { LogoField } from './logo-field.tsx';
import { changed, draftOf, type LookDraft, undone } from './look-draft.ts';
import { OwnLines } from './own-lines.tsx';
import { SlipPreview } from './slip-preview.tsx';
import { isWifiWhole, WifiFields } from './wifi-fields.tsx';

/** How slips look: the shop's picture and words, what is said, and beside it the paper as it will come out. */
export function SlipsSection({ mayEdit }: SectionProps) {
  const [saved, setSaved] = useState<SlipLookSetting | null>(null);
  useEffect(() => {
    if (!mayEdit) return;
    void callAndSay('slipLook.read', {}).then((reply) => {
      if (reply) setSaved(reply.value);
    });
  }, [mayEdit]);
  if (!saved) return null;
  return <SlipEditor saved={saved} onSaved={setSaved} />;
}

function SlipEditor(props: {
  readonly saved: SlipLookSetting;
  readonly onSaved: (look: SlipLookSetting) => void;
}) {
  const { t } = useTranslation('slips');
  const [draft, setDraft] = useState<LookDraft>(() => draftOf(props.saved));
  const { look } = draft;
  const change = (changes: Partial<SlipLookSetting>, step: string | null = null) =>
    setDraft((before) => changed(before, changes, step));
  const isWhole = isWifiWhole(look.wifi);
  // What is not whole yet is not drawn either.
  const shown = isWhole ? look : { ...look, wifi: null };
  return (
    <div className="slips">
      <div className="slips-form">
        {/* A scrolling area has to be reachable by keyboard. */}
        <div className="settings-body scrolls" role="group" aria-label={t('parts.title')} tabIndex={0}>
          <LogoField logo={look.logo} onChange={(logo) => change({ logo })} />
          <OwnLines
            label={t('header')}
            example={t('headerExample')}
            value={look.header}
            onChange={(header) => change({ header }, 'header')}
          />
          <OwnLines
            label={t('footer')}
            example={t('footerExample')}
            value={look.footer}
            onChange={(footer) => change({ footer }, 'footer')}
          />
          <WifiFields wifi={look.wifi} onChange={(wifi, step) => change({ wifi }, step)} />
          <PartSwitches hidden={look.hidden} onChange={(hidden) => change({ hidden })} />
        </div>
        <EditorBar
          draft={draft}
          saved={props.saved}
          isWhole={isWhole}
          onDraft={setDraft}
          onSaved={props.onSaved}
        />
      </div>
      <SlipPreview look={shown} />
    </div>
  );
}

function PartSwitches(props: {
  readonly hidden: readonly SlipPart[];
  readonly onChange: (hidden: SlipPart[]) => void;
}) {
  const { t } = useTranslation('slips');
  const { hidden } = props;
  return (
    <div className="settings-group">
      <p className="field-label">{t('parts.title')}</p>
      {slipParts.map((part) => (
        <Switch
          key={part}
          label={t(`parts.${part}`)}
          isOn={!hidden.includes(part)}
          onChange={(on) => props.onChange(on ? hidden.filter((one) => one !== part) : [...hidden, part])}
        />
      ))}
    </div>
  );
}

function EditorBar(props: {
  readonly draft: LookDraft;
  readonly saved: SlipLookSetting;
  readonly isWhole: boolean;
  readonly onDraft: (draft: LookDraft) => void;
  readonly onSaved: (look: SlipLookSetting) => void;
}) {
  const { t } = useTranslation('owner');
  const { t: tSlips } = useTranslation('slips');
  const [isSaving, setSaving] = useState(false);
  const { draft, saved } = props;
  const isChanged = JSON.stringify(draft.look) !== JSON.stringify(saved);
  const isPlain = JSON.stringify(draft.look) === JSON.stringify(plainLook);
  const save = async () => {
    setSaving(true);
    const reply = await callAndSay('slipLook.save', { ...draft.look, hidden: [...draft.look.hidden] });
    setSaving(false);
    if (!reply) return;
    props.onSaved(draft.look);
    sayDone(t('common.saved'));
  };
  return (
    <footer className="save-bar">
      <Button
        size="small"
        tone="quiet"
        icon={Undo2}
        label={tSlips('undo')}
        isDisabled={draft.past.length === 0}
        onPress={() => props.onDraft(undone(draft))}
      />
      <Button
        size="small"
        tone="quiet"
        icon={Eraser}
        label={tSlips('reset')}
        isDisabled={isPlain}
        onPress={() => props.onDraft(changed(draft, plainLook))}
      />
      <span className="save-bar-words" role="status">
        {isChanged ? t('settings.unsaved') : ''}
      </span>
      <Button
        tone="primary"
        icon={Check}
        posting
        isDisabled={!isChanged || !props.isWhole || isSaving}
        onPress={() => void save()}
      >
        {t('common.save')}
      </Button>
    </footer>
  );
}
