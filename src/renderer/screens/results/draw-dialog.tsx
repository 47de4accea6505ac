import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawView } from '../../../shared/contract/view.ts';
import { Button, Confirm, Dialog, PinPad } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { useFormat } from '../../texts/format.ts';

/** Asks once, then for the owner's PIN: what is drawn stays drawn. */
export function DrawDialog(props: {
  readonly draw: DrawView;
  readonly onDrawn: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['results', 'owner']);
  const format = useFormat();
  const [isSure, setSure] = useState(false);
  const { draw } = props;
  const title = t('draws.nowTitle', { name: format.text(draw.name) });
  if (!isSure) {
    return (
      <Confirm
        title={title}
        confirm={t('draws.now')}
        onConfirm={() => setSure(true)}
        onCancel={props.onClose}
      >
        <p>{t('draws.nowLine', { count: draw.entries, chances: format.count(draw.entries) })}</p>
      </Confirm>
    );
  }
  const run = async (ownerPin: string) => {
    if (await callAndSay('draw.run', { draw: draw.draw, ownerPin })) props.onDrawn();
  };
  return (
    <Dialog title={title} onClose={props.onClose}>
      <PinPad label={t('draws.approve')} error={null} layer="dialog" onPin={(pin) => void run(pin)} />
      <Button tone="quiet" stretch onPress={props.onClose}>
        {t('owner:common.cancel')}
      </Button>
    </Dialog>
  );
}
