import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupView, PeopleChoices } from '../../../shared/contract/people.ts';
import { Button, Dialog, Select } from '../../components/index.ts';
import { usePosting } from '../../posting.ts';
import { useFormat } from '../../texts/format.ts';

/** Which voucher everybody in a group gets. */
export function SendDialog(props: {
  readonly group: GroupView;
  readonly choices: PeopleChoices | null;
  readonly onStarted: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const vouchers = props.choices?.vouchers ?? [];
  const [voucher, setVoucher] = useState(vouchers[0]?.id ?? '');
  const { post, isPosting } = usePosting('group.send');
  const send = async () => {
    if (voucher !== '' && (await post({ group: props.group.group, voucher }))) props.onStarted();
  };
  return (
    <Dialog title={t('send.title', { name: props.group.name })} onClose={props.onClose}>
      <div className="dialog-body people-dialog">
        {vouchers.length === 0 ? (
          <p>{t('send.noVouchers')}</p>
        ) : (
          <>
            <Select
              label={t('send.voucher')}
              value={voucher}
              options={vouchers.map(({ id, name }) => ({ value: id, label: format.text(name) }))}
              onChange={setVoucher}
            />
            <p className="soft">{t('send.line')}</p>
          </>
        )}
      </div>
      <div className="dialog-actions">
        <Button size="large" tone="quiet" onPress={props.onClose}>
          {t('cancel')}
        </Button>
        <Button
          size="large"
          tone="primary"
          posting
          isDisabled={voucher === '' || isPosting}
          onPress={() => void send()}
        >
          {t('send.do')}
        </Button>
      </div>
    </Dialog>
  );
}
