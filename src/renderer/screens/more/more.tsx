import { Ellipsis } from 'lucide-react';
import { lazy, Suspense, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/contract/view.ts';
import { Button } from '../../components/index.ts';
import { useForGuest } from '../../stores/for-guest.ts';

const MoreSheet = lazy(async () => ({ default: (await import('./more-sheet.tsx')).MoreSheet }));

/** The way to everything for a member that is neither bill nor reward. `null`: nobody is chosen. */
export function More({ member }: { readonly member: MemberView | null }) {
  const { t } = useTranslation('counter');
  const [isOpen, setOpen] = useForGuest(false);
  const open = useCallback(() => setOpen(true), [setOpen]);
  return (
    <>
      <Button
        className="more-open"
        tone="quiet"
        size="small"
        icon={Ellipsis}
        label={t('member.more')}
        onPress={open}
      />
      {isOpen ? (
        <Suspense fallback={null}>
          <MoreSheet member={member} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
