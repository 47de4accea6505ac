import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeVersion } from '../../../shared/contract/view.ts';
import { difference } from '../../../shared/domain/programme/difference.ts';
import type { Programme } from '../../../shared/domain/programme/document.ts';
import { Button, Chip, Dialog, Select } from '../../components/index.ts';
import { PlainButton } from '../../components/plain-button.tsx';
import { callAndSay } from '../../posting.ts';
import { useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { sayDone } from '../say-done.ts';
import { ChangesList } from './changes-list.tsx';
import { startDraft } from './draft-store.ts';
import { useKnown } from './use-known.ts';

/** What was in force when, what differs between any two, and a way back to each. */
export function VersionsDialog(props: { readonly draft: Programme | null; readonly onClose: () => void }) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const { shop } = useView();
  const era = shop?.era ?? 'gregorian';
  const { draft, onClose } = props;
  const known = useKnown();
  const [versions, setVersions] = useState<readonly ProgrammeVersion[]>([]);
  const [chosen, setChosen] = useState<number | null>(null);
  const [other, setOther] = useState('draft');
  const documents = useDocuments([chosen, other === 'draft' ? null : Number(other)]);
  useEffect(() => {
    let isCurrent = true;
    void callAndSay('programme.versions', {}).then((reply) => {
      if (!isCurrent || !reply?.value) return;
      setVersions(reply.value);
      setChosen(reply.value.find(({ inForce }) => inForce)?.version ?? reply.value[0]?.version ?? null);
    });
    return () => {
      isCurrent = false;
    };
  }, []);

  const one = chosen === null ? null : (documents.get(chosen) ?? null);
  const two = other === 'draft' ? draft : (documents.get(Number(other)) ?? null);
  const use = () => {
    if (!one) return;
    startDraft(one);
    sayDone(t('versions.used', { version: one.version }));
    onClose();
  };
  return (
    <Dialog title={t('versions.title')} onClose={onClose} onEnter={onClose} wide>
      <div className="editor-versions">
        <ul className="editor-version-list scrolls" aria-label={t('versions.list')}>
          {versions.map(({ version, startsOn, standing }) => (
            <li key={version}>
              <PlainButton
                className="editor-version"
                isPressed={version === chosen}
                onPress={() => setChosen(version)}
              >
                <b>{t('versions.version', { version })}</b>
                <span className="soft">{t('versions.starts', { date: format.date(startsOn) })}</span>
                <Chip tone={standing === 'inForce' ? 'good' : 'neutral'}>{t(`versions.${standing}`)}</Chip>
              </PlainButton>
            </li>
          ))}
        </ul>
        <div className="editor-version-side">
          <Select
            label={t('versions.compare')}
            value={other}
            options={[
              ...(draft ? [{ value: 'draft', label: t('versions.draft') }] : []),
              ...versions
                .filter(({ version }) => version !== chosen)
                .map(({ version }) => ({
                  value: String(version),
                  label: t('versions.version', { version }),
                })),
            ]}
            onChange={setOther}
          />
          <div
            className="editor-version-changes scrolls"
            role="group"
            aria-label={t('versions.compare')}
            tabIndex={0}
          >
            {one && two ? (
              <ChangesList
                changes={
                  other === 'draft'
                    ? difference(one, { ...two, startsOn: one.startsOn }, era, known)
                    : // Time runs from the older to the newer, whichever was chosen first.
                      two.version < one.version
                      ? difference(two, one, era, known)
                      : difference(one, two, era, known)
                }
                none={t('difference.none')}
              />
            ) : (
              <p className="soft">{t('versions.none')}</p>
            )}
          </div>
        </div>
      </div>
      <div className="dialog-actions">
        <Button size="large" tone="quiet" onPress={onClose}>
          {t('close')}
        </Button>
        <Button size="large" tone="primary" isDisabled={one === null} onPress={use}>
          {t('versions.use')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Versions as they are asked for, each fetched once. */
function useDocuments(wanted: readonly (number | null)[]): ReadonlyMap<number, Programme> {
  const [documents, setDocuments] = useState<ReadonlyMap<number, Programme>>(new Map());
  const missing = wanted.find((version) => version !== null && !documents.has(version)) ?? null;
  useEffect(() => {
    if (missing === null) return;
    let isCurrent = true;
    void callAndSay('programme.version', { version: missing }).then((reply) => {
      if (isCurrent && reply?.value) setDocuments((known) => new Map(known).set(missing, reply.value));
    });
    return () => {
      isCurrent = false;
    };
  }, [missing]);
  return documents;
}
