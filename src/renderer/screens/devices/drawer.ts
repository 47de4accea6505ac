import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterSetting } from '../../../shared/contract/methods.ts';
import type { TerminalView } from '../../../shared/contract/view.ts';
import { callAndSay } from '../../posting.ts';
import { useTerminal } from '../../stores/terminal.ts';
import { sayDone } from '../say-done.ts';

type Drawers = Pick<TerminalView, 'printers' | 'signedIn' | 'shop'>;

/** Printers whose drawer this person may open without a sale. */
export function drawersFor({ printers, signedIn, shop }: Drawers): readonly PrinterSetting[] {
  const mayOpen = signedIn !== null && (signedIn.role !== 'cashier' || shop?.cashiersOpenDrawer === true);
  return mayOpen ? printers.map(({ setting }) => setting).filter(hasDrawer) : [];
}

const hasDrawer = ({ drawer = 'none' }: PrinterSetting): boolean => drawer !== 'none';

export const useMayOpenDrawer = (): boolean =>
  useTerminal(({ view }) => view !== null && drawersFor(view).length > 0);

export function useDrawer(): {
  readonly isOpening: boolean;
  /** Answers whether it was opened; the colour edge has said so. */
  readonly openDrawer: (printer: string) => Promise<boolean>;
} {
  const { t } = useTranslation('owner');
  const [isOpening, setOpening] = useState(false);
  const openDrawer = async (printer: string) => {
    setOpening(true);
    const reply = await callAndSay('printer.openDrawer', { id: printer });
    setOpening(false);
    if (reply) sayDone(t('devices.drawerOpened'));
    return reply !== null;
  };
  return { isOpening, openDrawer };
}
