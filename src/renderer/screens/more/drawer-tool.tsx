import { Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/index.ts';
import { useView } from '../../stores/terminal.ts';
import { drawersFor, useDrawer } from '../devices/drawer.ts';

/** Opens the cash drawer without a sale, for change or counting. */
export function DrawerTool({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const drawers = drawersFor(useView());
  const { isOpening, openDrawer } = useDrawer();
  const open = async (printer: string) => {
    if (await openDrawer(printer)) onClose();
  };
  return (
    <div className="code-tool">
      <p className="soft">{t('more.drawerWhat')}</p>
      {drawers.map(({ id, name }) => (
        <Button
          key={id}
          tone="primary"
          size="large"
          icon={Inbox}
          posting
          stretch
          isDisabled={isOpening}
          onPress={() => void open(id)}
        >
          {drawers.length === 1 ? t('more.drawerDo') : name}
        </Button>
      ))}
    </div>
  );
}
