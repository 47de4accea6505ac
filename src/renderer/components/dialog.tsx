import './dialog.css';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../keys.ts';
import { Button } from './button.tsx';

/** A sheet over the screen. Only its own buttons and Esc end it: a slip of the finger beside it does nothing. */
export function Dialog(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** Enter. */
  readonly onEnter?: () => void;
  readonly wide?: boolean;
  readonly alert?: boolean;
}) {
  useKeys({ Escape: props.onClose, ...(props.onEnter ? { Enter: props.onEnter } : {}) }, 'dialog');
  return (
    <ModalOverlay className="dialog-overlay" isOpen isKeyboardDismissDisabled>
      <Modal className="dialog-modal" data-wide={props.wide || undefined}>
        <AriaDialog className="dialog" role={props.alert ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" className="dialog-title">
            {props.title}
          </Heading>
          {props.children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** One question with one yes. */
export function Confirm(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly cancel?: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly tone?: 'primary' | 'danger';
  readonly isDisabled?: boolean;
  /** One button below the other: for words that carry names. */
  readonly stacked?: boolean;
}) {
  const { t } = useTranslation('common');
  const enter = () => {
    if (!props.isDisabled) props.onConfirm();
  };
  return (
    <Dialog title={props.title} onClose={props.onCancel} onEnter={enter} alert>
      <div className="dialog-body">{props.children}</div>
      <div className="dialog-actions" data-stacked={props.stacked || undefined}>
        <Button size="large" tone={props.stacked ? 'secondary' : 'quiet'} onPress={props.onCancel}>
          {props.cancel ?? t('actions.cancel')}
        </Button>
        <Button
          size="large"
          tone={props.tone ?? 'primary'}
          posting
          isDisabled={props.isDisabled ?? false}
          onPress={props.onConfirm}
        >
          {props.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
