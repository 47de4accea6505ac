import { ImagePlus, Trash2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CatalogueItem } from '../../../../shared/contract/view.ts';
import { idFromName } from '../../../../shared/domain/id-from-name.ts';
import { exponentOf } from '../../../../shared/kernel/money.ts';
import { keepFocus } from '../../../components/button.tsx';
import { Button, Dialog, Field } from '../../../components/index.ts';
import { type ItemIcon, itemIcons } from '../../../components/item-icons.ts';
import { callAndSay } from '../../../posting.ts';
import { pictureOf } from '../../../stores/catalogue.ts';
import { useView } from '../../../stores/terminal.ts';
import { useFormat } from '../../../texts/format.ts';
import { type ItemForm, type ItemProblem, readItem } from './item-form.ts';
import { smallPicture } from './small-picture.ts';

const empty: ItemForm = {
  name: '',
  price: '',
  category: '',
  tags: '',
  tax: '',
  icon: 'cup',
  picture: null,
};

/** One item: what it is called, what it costs, how it looks. */
export function ItemDialog(props: {
  readonly item: CatalogueItem | null;
  /** Of the other items. */
  readonly ids: readonly string[];
  readonly position: number;
  readonly categories: readonly string[];
  readonly onClose: () => void;
  readonly onRemove: (() => void) | null;
}) {
  const { t } = useTranslation(['counter', 'common']);
  const { currency } = useFormat();
  const { item, position, onClose } = props;
  const [form, setForm] = useState(() => (item ? formOf(item, currency) : empty));
  const [problems, setProblems] = useState<readonly ItemProblem[]>([]);
  const [isSaving, setSaving] = useState(false);
  const change = (changes: Partial<ItemForm>) => {
    setProblems([]);
    setForm((now) => ({ ...now, ...changes }));
  };
  useStoredPicture(item, (picture) => change({ picture }));
  const says = (problem: ItemProblem) => (problems.includes(problem) ? t(`items.${problem}`) : null);
  const save = async () => {
    if (isSaving) return;
    const id = item?.id ?? idFromName(form.name, 'item', (taken) => props.ids.includes(taken));
    const read = readItem(form, { id, position, currency });
    if (!read.ok) return setProblems(read.problems);
    setSaving(true);
    const saved = await callAndSay('catalogue.save', read.item);
    setSaving(false);
    if (saved) onClose();
  };
  return (
    <Dialog
      title={t(item ? 'items.editTitle' : 'items.newTitle')}
      onClose={onClose}
      onEnter={() => void save()}
      wide
    >
      <div className="item-form">
        <div className="item-form-words">
          <Field
            label={t('items.name')}
            value={form.name}
            maxLength={60}
            error={says('needName')}
            autoFocus
            onChange={(name) => change({ name })}
          />
          <div className="item-form-pair">
            <Field
              label={t('items.price')}
              inputMode="numeric"
              value={form.price}
              maxLength={16}
              error={says('badPrice')}
              onChange={(price) => change({ price })}
            />
            <Field
              label={t('items.tax')}
              inputMode="numeric"
              value={form.tax}
              maxLength={6}
              error={says('badTax')}
              onChange={(tax) => change({ tax })}
            />
          </div>
          <div className="item-form-pair">
            <Field
              label={t('items.category')}
              value={form.category}
              maxLength={60}
              onChange={(category) => change({ category })}
            />
            <Field
              label={t('items.tags')}
              value={form.tags}
              maxLength={200}
              onChange={(tags) => change({ tags })}
            />
          </div>
          <p className="soft item-form-hint">
            {t('items.categoryHint')} · {t('items.tagsHint')}
          </p>
        </div>
        <div className="item-form-look">
          <PictureField picture={form.picture} onChange={(picture) => change({ picture })} />
          <IconField icon={form.icon} onChange={(icon) => change({ icon })} />
        </div>
      </div>
      <div className="dialog-actions">
        {props.onRemove ? (
          <Button size="large" tone="quiet" icon={Trash2} onPress={props.onRemove}>
            {t('items.remove')}
          </Button>
        ) : null}
        <Button size="large" tone="quiet" onPress={onClose}>
          {t('common:actions.cancel')}
        </Button>
        <Button size="large" tone="primary" posting isDisabled={isSaving} onPress={() => void save()}>
          {t('items.save')}
        </Button>
      </div>
    </Dialog>
  );
}

function formOf(item: CatalogueItem, currency: keyof typeof exponentOf): ItemForm {
  const decimals = exponentOf[currency];
  return {
    name: item.name,
    price: (item.priceMinor / 10 ** decimals).toFixed(decimals),
    category: item.category,
    tags: item.tags.join(', '),
    tax: item.taxBasisPoints === 0 ? '' : String(item.taxBasisPoints / 100),
    icon: item.icon,
    picture: null,
  };
}

/** The list says only that there is a picture: what is saved again must carry it. */
function useStoredPicture(item: CatalogueItem | null, onPicture: (picture: string | null) => void): void {
  const { catalogue } = useView();
  const take = useRef(onPicture);
  const id = item?.hasPicture ? item.id : null;
  const revision = useRef(catalogue);
  useEffect(() => {
    if (id === null) return;
    let isCurrent = true;
    void pictureOf(id, revision.current).then((picture) => {
      if (isCurrent) take.current(picture);
    });
    return () => {
      isCurrent = false;
    };
  }, [id]);
}

function PictureField(props: {
  readonly picture: string | null;
  readonly onChange: (picture: string | null) => void;
}) {
  const { t } = useTranslation('counter');
  const input = useRef<HTMLInputElement>(null);
  const [failed, setFailed] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const picture = await smallPicture(file);
    setFailed(picture === null);
    if (picture !== null) props.onChange(picture);
  };
  return (
    <div className="item-photo">
      {props.picture ? <img src={props.picture} alt={t('items.picture')} /> : null}
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={t('items.choosePicture')}
        tabIndex={-1}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button size="small" icon={ImagePlus} onPress={() => input.current?.click()}>
        {t('items.choosePicture')}
      </Button>
      {props.picture ? (
        <Button
          size="small"
          tone="quiet"
          icon={X}
          label={t('items.removePicture')}
          onPress={() => props.onChange(null)}
        />
      ) : null}
      {failed ? (
        <p className="field-error" role="alert">
          {t('items.pictureFailed')}
        </p>
      ) : null}
    </div>
  );
}

function IconField(props: { readonly icon: string; readonly onChange: (icon: ItemIcon) => void }) {
  const { t } = useTranslation('counter');
  const names = Object.keys(itemIcons) as ItemIcon[];
  return (
    <div className="item-icons" role="group" aria-label={t('items.icon')}>
      {names.map((name) => {
        const Icon = itemIcons[name];
        return (
          <AriaButton
            key={name}
            className="item-icon"
            aria-label={t(`items.icons.${name}`)}
            aria-pressed={name === props.icon}
            onPress={() => props.onChange(name)}
            {...keepFocus}
          >
            <Icon aria-hidden />
          </AriaButton>
        );
      })}
    </div>
  );
}
