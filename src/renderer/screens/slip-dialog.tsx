import './slip-dialog.css';
import { Printer } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipPicture as Picture } from '../../shared/contract/view.ts';
import { Button, Dialog, SlipPicture } from '../components/index.ts';

/** A slip before it is printed: exactly what the paper will show, and the button that prints it. */
export function SlipDialog(props: {
  readonly title: string;
  readonly children?: ReactNode;
  /** Answers null when there is no picture to be had; the dialog then closes. */
  readonly load: () => Promise<{ readonly value: Picture } | null>;
  readonly action: string;
  readonly onAction: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('owner');
  const [picture, setPicture] = useState<Picture | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    let stands = true;
    void latest.current.load().then((reply) => {
      if (!stands) return;
      if (reply) setPicture(reply.value);
      else latest.current.onClose();
    });
    return () => {
      stands = false;
    };
  }, []);
  return (
    <Dialog title={props.title} onClose={props.onClose} onEnter={props.onAction}>
      {props.children}
      <div className="slip-dialog">
        <SlipPicture picture={picture} />
      </div>
      <div className="dialog-actions">
        <Button size="large" tone="quiet" onPress={props.onClose}>
          {t('common.close')}
        </Button>
        <Button
          size="large"
          tone="primary"
          icon={Printer}
          posting
          isDisabled={!picture}
          onPress={props.onAction}
        >
          {props.action}
        </Button>
      </div>
    </Dialog>
  );
}
