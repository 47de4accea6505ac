import { FileDown, FileUp } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ItemReport, mostItemFileParts } from '../../../../shared/contract/catalogue.ts';
import { partBytes } from '../../../../shared/contract/people.ts';
import { newOperationId } from '../../../client.ts';
import { Button, Dialog, Facts, Table } from '../../../components/index.ts';
import { callAndSay } from '../../../posting.ts';
import { useFormat } from '../../../texts/format.ts';
import { download } from '../../download.ts';
import { partsOfFile } from '../../parts-of-file.ts';
import { sayDone } from '../../say-done.ts';

interface Checked {
  readonly file: string;
  readonly report: ItemReport;
}

/** The shop's items out as a file, and a file in: first what it would change. */
export function ItemsFile({ hasItems }: { readonly hasItems: boolean }) {
  const { t } = useTranslation('counter');
  const input = useRef<HTMLInputElement>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const save = async () => {
    const file = await callAndSay('catalogue.csv', {});
    if (!file) return;
    download(file.value.name, file.value.text, 'text/csv');
    sayDone(t('items.file.saved', { name: file.value.name }));
  };
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0];
    event.target.value = '';
    if (!chosen) return;
    if (chosen.size > mostItemFileParts * partBytes) return setTooLarge(true);
    const file = newOperationId();
    for await (const part of partsOfFile(chosen))
      if (!(await callAndSay('catalogue.send', { file, ...part }))) return;
    const report = await callAndSay('catalogue.check', { file });
    if (report) setChecked({ file, report: report.value });
  };
  return (
    <>
      <Button size="small" icon={FileUp} onPress={() => input.current?.click()}>
        {t('items.file.import')}
      </Button>
      {hasItems ? (
        <Button size="small" icon={FileDown} onPress={() => void save()}>
          {t('items.file.export')}
        </Button>
      ) : null}
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept=".csv,.txt,.tsv,.xlsx"
        aria-label={t('items.file.import')}
        tabIndex={-1}
        onChange={(event) => void choose(event)}
      />
      {checked ? <CheckedDialog {...checked} onClose={() => setChecked(null)} /> : null}
      {isTooLarge ? (
        <Dialog
          title={t('items.file.title')}
          onClose={() => setTooLarge(false)}
          onEnter={() => setTooLarge(false)}
        >
          <div className="dialog-body">
            <p>{t('items.file.tooLarge')}</p>
          </div>
          <div className="dialog-actions">
            <Button size="large" tone="primary" onPress={() => setTooLarge(false)}>
              {t('items.file.cancel')}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

function CheckedDialog({ file, report, onClose }: Checked & { readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const [isTaking, setTaking] = useState(false);
  const brings = report.added + report.changed;
  const take = async () => {
    if (isTaking || brings === 0) return;
    setTaking(true);
    const taken = await callAndSay('catalogue.takeIn', { file });
    setTaking(false);
    if (taken) sayDone(t('items.file.done', { count: taken.value.added + taken.value.changed }));
    onClose();
  };
  return (
    <Dialog title={t('items.file.title')} onClose={onClose} onEnter={() => void take()} wide>
      <div className="items-file">
        <p className="soft">{t('items.file.dry')}</p>
        <Facts
          size="small"
          facts={(['added', 'changed', 'same', 'failed'] as const).map((name) => ({
            label: t(`items.file.${name}`),
            value: format.count(report[name]),
          }))}
        />
        {report.problems.length > 0 ? (
          <div
            className="items-file-problems scrolls"
            role="group"
            aria-label={t('items.file.failed')}
            tabIndex={0}
          >
            <Table
              caption={t('items.file.failed')}
              rows={report.problems}
              keyOf={({ row, field, kind }) => `${row} ${field} ${kind}`}
              columns={[
                { id: 'row', title: t('items.file.row'), isNumber: true, cell: ({ row }) => row },
                {
                  id: 'kind',
                  title: t('items.file.problem'),
                  cell: ({ kind }) => t(`items.file.problems.${kind}`),
                },
                { id: 'found', title: t('items.file.found'), cell: ({ found }) => found },
              ]}
            />
          </div>
        ) : null}
      </div>
      <div className="dialog-actions">
        <Button size="large" tone="quiet" onPress={onClose}>
          {t('items.file.cancel')}
        </Button>
        <Button size="large" tone="primary" isDisabled={brings === 0 || isTaking} onPress={() => void take()}>
          {t('items.file.take', { count: brings })}
        </Button>
      </div>
    </Dialog>
  );
}
