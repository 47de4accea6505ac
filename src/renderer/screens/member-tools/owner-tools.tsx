import { UserCog } from 'lucide-react';
import { lazy, Suspense, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/contract/view.ts';
import { Button } from '../../components/index.ts';
import { useForGuest } from '../../stores/for-guest.ts';
import { useTerminal } from '../../stores/terminal.ts';

const MemberTools = lazy(async () => ({ default: (await import('./member-tools.tsx')).MemberTools }));

/** The way to the member tools; nobody but an owner sees it. */
export function OwnerTools({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation('owner');
  const isOwner = useTerminal((state) => state.view?.signedIn?.role === 'owner');
  const [isOpen, setOpen] = useForGuest(false);
  const open = useCallback(() => setOpen(true), [setOpen]);
  if (!isOwner) return null;
  return (
    <>
      <Button
        className="member-tools-open"
        tone="quiet"
        size="small"
        icon={UserCog}
        label={t('memberTools.title')}
        onPress={open}
      />
      {isOpen ? (
        <Suspense fallback={null}>
          <MemberTools member={member} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
