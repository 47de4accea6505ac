import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberSummary } from '../../../shared/contract/view.ts';
import { Avatar, Facts, Field, Tile } from '../../components/index.ts';
import { usePosting } from '../../posting.ts';
import { call } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { useSentences } from '../../texts/refusal.ts';
import type { ToolProps } from './member-tools.tsx';
import { OwnerApproval, ToolActions } from './tool-actions.tsx';

const pauseMs = 250;
const fewestLetters = 2;

/** Moves another membership of the same person into this one. */
export function MergeTool({ member, onClose }: ToolProps) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const sentences = useSentences();
  const [query, setQuery] = useState('');
  const found = useSearch(query, member.member);
  const [other, setOther] = useState<MemberSummary | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [pinError, setPinError] = useState<string | null>(null);
  const posting = usePosting('member.merge');
  const nameOf = ({ name, phone }: MemberSummary) =>
    [name || t('history.noName'), phone].filter(Boolean).join(' · ');

  const send = async (ownerPin: string) => {
    if (!other || posting.isPosting) return;
    const posted = await posting.post({ from: other.member, into: member.member, ownerPin }, (refusal) => {
      setPinError(sentences.refusal(refusal));
      return true;
    });
    if (posted) onClose();
  };

  if (isAsking && other) {
    return (
      <OwnerApproval error={pinError} onPin={(pin) => void send(pin)} onBack={() => setAsking(false)}>
        <Facts
          facts={[
            { label: t('memberTools.mergeFrom'), value: nameOf(other) },
            { label: t('memberTools.mergeInto'), value: nameOf(member), strong: true },
          ]}
        />
        <p className="soft">{t('memberTools.mergeLead')}</p>
      </OwnerApproval>
    );
  }
  return (
    <>
      <div className="tool-merge">
        <p className="soft">{t('memberTools.mergeLead')}</p>
        <Field
          label={t('memberTools.mergeSearch')}
          placeholder={t('memberTools.mergeSearchHint')}
          value={query}
          maxLength={80}
          autoFocus
          onChange={setQuery}
        />
        {/* A scrolling area has to be reachable by keyboard. */}
        <div
          className="tool-found scrolls"
          role="group"
          aria-label={t('memberTools.mergeSearch')}
          tabIndex={0}
        >
          {found === null ? (
            <Search className="tool-search-art" aria-hidden />
          ) : found.length === 0 ? (
            <p className="soft">{t('memberTools.mergeNone')}</p>
          ) : (
            found.map((each) => (
              <Tile
                key={each.member}
                picture={<Avatar name={each.name} />}
                title={each.name || t('history.noName')}
                detail={each.phone ?? ''}
                aside={each.balances
                  .slice(0, 1)
                  .map(({ unit, available }) => format.withUnit(unit, available))
                  .join('')}
                isSelected={other?.member === each.member}
                onPress={() => setOther(each)}
              />
            ))
          )}
        </div>
      </div>
      <ToolActions
        action={t('memberTools.mergeDo')}
        isDisabled={!other}
        onAction={() => setAsking(true)}
        onCancel={onClose}
      />
    </>
  );
}

/** Members that match, this one left out; null while too little is typed. */
function useSearch(query: string, except: string): readonly MemberSummary[] | null {
  const [found, setFound] = useState<readonly MemberSummary[] | null>(null);
  const isLongEnough = query.trim().length >= fewestLetters;
  useEffect(() => {
    if (!isLongEnough) return;
    let stands = true;
    const timer = setTimeout(() => {
      void call('member.search', { query }).then((outcome) => {
        if (stands && outcome.kind === 'done')
          setFound(outcome.value.filter(({ member }) => member !== except));
      });
    }, pauseMs);
    return () => {
      stands = false;
      clearTimeout(timer);
    };
  }, [query, isLongEnough, except]);
  return isLongEnough ? found : null;
}
