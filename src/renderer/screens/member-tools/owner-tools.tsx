import { UserCog } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/contract/view.ts';
import { Button } from '../../components/index.ts';
import { useView } from '../../stores/terminal.ts';

const MemberTools = lazy(async () => ({ default: (await import('./member-tools.tsx')).MemberTools }));

/** The way to the member tools; nobody but an owner sees it. */
export function OwnerTools({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation('owner');
  const { signedIn } = useView();
  const [isOpen, setOpen] = useState(false);
  if (signedIn?.role !== 'owner') return null;
  return (
    <>
      <Button
        className="member-tools-open"
        tone="quiet"
        size="small"
        icon={UserCog}
        label={t('memberTools.title')}
        onPress={() => setOpen(true)}
      />
      {isOpen ? (
        <Suspense fallback={null}>
          <MemberTools member={member} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
