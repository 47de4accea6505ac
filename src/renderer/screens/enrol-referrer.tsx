import { UserRoundCheck, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberSummary, TerminalView } from '../../shared/contract/view.ts';
import { Button, Chip, Field } from '../components/index.ts';
import { useTerminal } from '../stores/terminal.ts';
import { MemberTile } from './member-tile.tsx';
import { useSearch } from './search.tsx';

/** Revision of the view whose scanned member was taken as the one who brought the guest. */
let takenAt: number | null = null;

/** Whether the member whom this view shows brought the guest, and is not the next to be served. */
export const isReferrerIn = (view: Pick<TerminalView, 'revision'>): boolean => takenAt === view.revision;

/** Who brought the guest: found by name or number, or by scanning their card while this field is filled in. */
export function ReferrerField(props: {
  readonly referrer: MemberSummary | null;
  readonly onChange: (referrer: MemberSummary | null) => void;
}) {
  const { t } = useTranslation('counter');
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const found = useSearch(query.trim());
  const { onChange } = props;
  useEffect(() => {
    if (!isOpen) return;
    return useTerminal.subscribe(({ view }, before) => {
      if (!view || view === before.view || view.counter.at !== 'member') return;
      takenAt = view.revision;
      onChange(view.counter.member);
      setOpen(false);
    });
  }, [isOpen, onChange]);

  if (props.referrer) {
    return (
      <p className="enrol-referrer">
        <Chip tone="accent" icon={UserRoundCheck}>
          {t('enrol.referrerIs', { name: props.referrer.name || t('search.noName') })}
        </Chip>
        <Button
          size="small"
          tone="quiet"
          icon={X}
          label={t('enrol.referrerRemove')}
          onPress={() => onChange(null)}
        />
      </p>
    );
  }
  if (!isOpen) {
    return (
      <Button size="small" icon={UserRoundCheck} onPress={() => setOpen(true)}>
        {t('enrol.referrer')}
      </Button>
    );
  }
  return (
    <div className="enrol-referrer-search">
      <Field
        label={t('enrol.referrer')}
        hint={t('enrol.referrerHint')}
        value={query}
        maxLength={80}
        autoFocus
        onChange={setQuery}
      />
      {found?.slice(0, 2).map((member) => (
        <MemberTile
          key={member.member}
          member={member}
          onPress={() => {
            onChange(member);
            setOpen(false);
          }}
        />
      ))}
    </div>
  );
}
