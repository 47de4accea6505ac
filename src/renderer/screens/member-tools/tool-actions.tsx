import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, PinPad } from '../../components/index.ts';

/** Cancel and the one deed of a tool. */
export function ToolActions(props: {
  readonly action: string;
  readonly isDisabled: boolean;
  readonly onAction: () => void;
  readonly onCancel: () => void;
  readonly tone?: 'primary' | 'danger';
}) {
  const { t } = useTranslation('owner');
  return (
    <div className="dialog-actions">
      <Button size="large" tone="quiet" onPress={props.onCancel}>
        {t('common.cancel')}
      </Button>
      <Button
        size="large"
        tone={props.tone ?? 'primary'}
        posting
        isDisabled={props.isDisabled}
        onPress={props.onAction}
      >
        {props.action}
      </Button>
    </div>
  );
}

/** What will happen on the left, the owner's PIN that lets it happen on the right. */
export function OwnerApproval(props: {
  readonly children: ReactNode;
  readonly error: string | null;
  readonly onPin: (pin: string) => void;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation('owner');
  return (
    <div className="tool-approval">
      <div className="tool-words">
        {props.children}
        <Button size="large" tone="quiet" onPress={props.onBack}>
          {t('common.back')}
        </Button>
      </div>
      <PinPad label={t('common.enterOwnerPin')} error={props.error} layer="dialog" onPin={props.onPin} />
    </div>
  );
}
