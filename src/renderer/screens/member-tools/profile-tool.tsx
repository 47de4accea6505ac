import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as v from 'valibot';
import {
  type Attributes,
  AttributesSchema,
  genders,
  mostTags,
  readBirthday,
} from '../../../shared/domain/members/attributes.ts';
import { type Era, writeDate } from '../../../shared/kernel/dates.ts';
import { Field, Select } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { useView } from '../../stores/terminal.ts';
import { sayDone } from '../say-done.ts';
import type { ToolProps } from './member-tools.tsx';
import { ToolActions } from './tool-actions.tsx';

interface Draft {
  readonly birthday: string;
  readonly gender: 'none' | (typeof genders)[number];
  readonly area: string;
  readonly tags: string;
  readonly email: string;
  readonly note: string;
}

/** What a member told beyond name and phone. All of it may be left empty. */
export function ProfileTool({ member, onClose }: ToolProps) {
  const { t } = useTranslation('people');
  const era = useView().shop?.era ?? 'gregorian';
  const [draft, setDraft] = useState<Draft | null>(null);
  useEffect(() => {
    void callAndSay('member.attributes', { member: member.member }).then((answer) => {
      if (answer) setDraft(draftOf(answer.value, era));
    });
  }, [member.member, era]);
  if (!draft) return null;
  const set = (changed: Partial<Draft>) => setDraft({ ...draft, ...changed });
  const attributes = attributesOf(draft);
  const isBirthdayWrong = draft.birthday.trim() !== '' && readBirthday(draft.birthday) === null;
  const save = async () => {
    if (!attributes || !(await callAndSay('member.describe', { member: member.member, attributes }))) return;
    sayDone(t('profile.saved'));
    onClose();
  };
  return (
    <>
      <div className="tool-profile">
        <Field
          label={t('profile.birthday')}
          hint={t('profile.birthdayHint')}
          error={isBirthdayWrong ? t('profile.birthdayWrong') : null}
          value={draft.birthday}
          inputMode="numeric"
          maxLength={10}
          onChange={(birthday) => set({ birthday })}
        />
        <Select
          label={t('profile.gender')}
          value={draft.gender}
          options={(['none', ...genders] as const).map((value) => ({ value, label: t(`genders.${value}`) }))}
          onChange={(gender) => set({ gender })}
        />
        <Field
          label={t('profile.area')}
          value={draft.area}
          maxLength={60}
          onChange={(area) => set({ area })}
        />
        <Field
          label={t('profile.email')}
          value={draft.email}
          maxLength={120}
          onChange={(email) => set({ email })}
        />
        <Field label={t('profile.tags')} value={draft.tags} onChange={(tags) => set({ tags })} />
        <Field
          label={t('profile.note')}
          value={draft.note}
          maxLength={300}
          onChange={(note) => set({ note })}
        />
      </div>
      <ToolActions
        action={t('save')}
        isDisabled={attributes === null}
        onAction={() => void save()}
        onCancel={onClose}
      />
    </>
  );
}

function draftOf({ birthday, gender, area, tags, email, note }: Attributes, era: Era): Draft {
  return {
    birthday: birthday === null ? '' : birthdayText(birthday, era),
    gender: gender ?? 'none',
    area: area ?? '',
    tags: tags.join(', '),
    email: email ?? '',
    note: note ?? '',
  };
}

const birthdayText = (birthday: string, era: Era): string =>
  birthday.startsWith('--') ? `${birthday.slice(5)}/${birthday.slice(2, 4)}` : writeDate(birthday, era);

/** Null: something is not as it must be. */
function attributesOf({ birthday, gender, area, tags, email, note }: Draft): Attributes | null {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  const parsed = v.safeParse(AttributesSchema, {
    birthday: birthday.trim() === '' ? null : (readBirthday(birthday) ?? 'wrong'),
    gender: gender === 'none' ? null : gender,
    area: orNull(area),
    tags: tags
      .split(',')
      .flatMap((tag) => orNull(tag) ?? [])
      .slice(0, mostTags + 1),
    email: orNull(email),
    note: orNull(note),
  });
  return parsed.success ? parsed.output : null;
}
