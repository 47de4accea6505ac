import './secret-dialog.css';
import { Printer } from 'lucide-react';
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
  /** Puts it on paper; absent: it is only shown. */
  readonly print?: (ownerPin: string) => Promise<Outcome<MethodName>>;
  /** In groups, as it is written down. */
  readonly groupsOf: (value: Extract<Outcome<M>, { kind: 'done' }>['value']) => readonly string[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['owner', 'common']);
  const sentences = useSentences();
  const [groups, setGroups] = useState<readonly string[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  /** As long as the secret itself is on the page. */
  const [pin, setPin] = useState('');
  const [isPrinting, setPrinting] = useState(false);
  const [printed, setPrinted] = useState<string | null>(null);
  const reveal = async (ownerPin: string) => {
    const outcome = await props.ask(ownerPin);
    if (outcome.kind === 'done') {
      setPin(ownerPin);
      setGroups(props.groupsOf(outcome.value));
    } else if (outcome.kind === 'refused') setError(sentences.refusal(outcome.refusal));
    else setError(t(outcome.kind, { ns: 'common' }));
  };
  const print = async () => {
    setPrinting(true);
    setPrinted(null);
    const outcome = await props.print?.(pin);
    setPrinting(false);
    if (outcome?.kind === 'refused') setPrinted(sentences.refusal(outcome.refusal));
    else if (outcome)
      setPrinted(t(outcome.kind === 'done' ? 'common:slip.printed' : `common:${outcome.kind}`));
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
            <p role="status">{printed}</p>
          </div>
          <div className="dialog-actions">
            {props.print ? (
              <Button
                size="large"
                icon={Printer}
                posting
                isDisabled={isPrinting}
                onPress={() => void print()}
              >
                {t(isPrinting ? 'common:slip.printing' : 'settings.backup.keyPrint')}
              </Button>
            ) : null}
            <Button size="large" tone="primary" stretch onPress={props.onClose}>
              {props.hide}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
