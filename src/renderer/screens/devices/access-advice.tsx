import './access-advice.css';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MissingAccess } from '../../../shared/contract/devices.ts';
import type { RequestOf } from '../../../shared/contract/methods.ts';
import type { owner } from '../../locales/en/owner.ts';
import { call, useView } from '../../stores/terminal.ts';

type Family = RequestOf<'device.access'>['family'];

/** What to do about a fault: a sentence and, where the computer refuses the device and says why, what to type. */
export function FaultTodo(props: {
  readonly fault: keyof typeof owner.faults;
  readonly family: Family;
  readonly id: string;
}) {
  const { t } = useTranslation('owner');
  const access = useMissingAccess(props.fault, props.family, props.id);
  if (access === null) return t(`faults.${props.fault}.todo`);
  const { advice, path, group, lines } = access;
  return (
    <>
      {t(`devices.access.${advice}`, { path, group: group ?? '' })}
      {lines.length > 0 ? (
        <code className="access-lines" lang="en" translate="no">
          {lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </code>
      ) : null}
    </>
  );
}

/** Null while it is being looked for, too. */
function useMissingAccess(fault: string, family: Family, id: string): MissingAccess | null {
  const { signedIn } = useView();
  const isAsked = fault === 'noPermission' && signedIn !== null && signedIn.role !== 'cashier';
  const [access, setAccess] = useState<MissingAccess | null>(null);
  useEffect(() => {
    if (!isAsked) return;
    let isWanted = true;
    void call('device.access', { family, id }).then((outcome) => {
      if (isWanted && outcome.kind === 'done') setAccess(outcome.value);
    });
    return () => {
      isWanted = false;
      setAccess(null);
    };
  }, [isAsked, family, id]);
  return access;
}
