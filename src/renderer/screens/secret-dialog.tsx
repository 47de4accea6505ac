import './secret-dialog.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodName } from '../../shared/contract/methods.ts';
import type { Outcome } from '../client.ts';
import { Button, Dialog, PinPad } from '../components/index.ts';
import { useSentences } from '../texts/refusal.ts';

/** Something to be written down, behind the owner's PIN. It leaves the page with the dialog. */
export function SecretDialog<M extends MethodName>(props: {
  readonly title: string;
  readonly lead: string;
  readonly hide: string;
  readonly ask: (ownerPin: string) => Promise<Outcome<M>>;
  /** In groups, as it is written down. */
  readonly groupsOf: (value: Extract<Outcome<M>, { kind: 'done' }>['value']) => readonly string[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['owner', 'common']);
  const sentences = useSentences();
  const [groups, setGroups] = useState<readonly string[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const reveal = async (ownerPin: string) => {
    const outcome = await props.ask(ownerPin);
    if (outcome.kind === 'done') setGroups(props.groupsOf(outcome.value));
    else if (outcome.kind === 'refused') setError(sentences.refusal(outcome.refusal));
    else setError(t(outcome.kind, { ns: 'common' }));
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      {groups === null ? (
        <div className="secret-pin">
          <PinPad
            label={t('common.enterOwnerPin')}
            error={error}
            layer="dialog"
            onPin={(pin) => void reveal(pin)}
          />
          <Button tone="quiet" stretch onPress={props.onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      ) : (
        <>
          <div className="dialog-body">
            <p>{props.lead}</p>
            <ol className="secret-groups number" data-long={groups.length > 12} aria-label={props.title}>
              {groups.map((group, index) => (
                <li key={`${index} ${group}`}>{group}</li>
              ))}
            </ol>
          </div>
          <Button size="large" tone="primary" stretch onPress={props.onClose}>
            {props.hide}
          </Button>
        </>
      )}
    </Dialog>
  );
}
