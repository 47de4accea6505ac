import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Encoding,
  encodings,
  type ImportColumns,
  type ImportSettings,
  type ImportView,
  type PeopleChoices,
} from '../../../shared/contract/people.ts';
import { type Field as ColumnField, fields } from '../../../shared/domain/members/import/fields.ts';
import { Button, Field, Panel, Segmented, Select, Switch } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { useFormat } from '../../texts/format.ts';

/** What is in each column of the file, and what shall happen with whom. */
export function ImportColumnsStep(props: {
  readonly run: ImportView;
  readonly choices: PeopleChoices | null;
  readonly task: ReactNode;
  readonly onStarted: () => void;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation('people');
  const { run, choices } = props;
  const [encoding, setEncoding] = useState<Encoding | null>(run.settings?.encoding ?? null);
  const [found, setFound] = useState<ImportColumns | null>(null);
  const [settings, setSettings] = useState<ImportSettings>(
    run.settings ?? {
      columns: [],
      encoding: null,
      unit: null,
      known: 'fill',
      unknown: 'enrol',
      list: null,
      consent: false,
    },
  );
  const set = (changed: Partial<ImportSettings>) => setSettings((known) => ({ ...known, ...changed }));
  useEffect(() => {
    void callAndSay('import.columns', { run: run.run, encoding }).then((answer) => {
      if (!answer) return;
      const { columns } = answer.value;
      setFound(answer.value);
      setSettings((known) =>
        known.columns.length === columns.length
          ? known
          : { ...known, columns: columns.map(({ field }) => field) },
      );
    });
  }, [run.run, encoding]);
  const hasBalance = settings.columns.includes('balance');
  const unit = settings.unit ?? choices?.units[0]?.id ?? null;
  const check = async () => {
    const whole: ImportSettings = {
      ...settings,
      encoding,
      unit: hasBalance ? unit : null,
      list: settings.list?.trim() ? settings.list.trim() : null,
    };
    if (await callAndSay('import.check', { run: run.run, settings: whole })) props.onStarted();
  };

  return (
    <div className="people people-mapping">
      <Panel className="people-list">
        <h2 className="people-heading">{t('import.columnsLead')}</h2>
        {/* A scrolling area has to be reachable by keyboard. */}
        <div className="people-rows scrolls" role="group" aria-label={t('import.columnsLead')} tabIndex={0}>
          {found?.columns.map((column, index) => (
            <div className="people-column" key={`${column.header} ${String(index)}`}>
              <div className="people-column-words">
                <span className="people-row-name">
                  {column.header || t('import.column', { column: index + 1 })}
                </span>
                <span className="soft">{column.samples.filter(Boolean).slice(0, 2).join(' · ')}</span>
              </div>
              <Select<ColumnField | 'none'>
                label={t('import.column', { column: index + 1 })}
                value={settings.columns[index] ?? 'none'}
                options={(['none', ...fields] as const).map((value) => ({
                  value,
                  label: value === 'none' ? t('import.leaveOut') : t(`columns.${value}`),
                }))}
                onChange={(value) =>
                  set({ columns: settings.columns.with(index, value === 'none' ? null : value) })
                }
              />
            </div>
          ))}
        </div>
      </Panel>
      <Panel className="people-detail">
        {/* A scrolling area has to be reachable by keyboard. */}
        <div className="people-about scrolls" role="group" aria-label={run.name} tabIndex={0}>
          <Rules settings={settings} choices={choices} unit={hasBalance ? unit : null} onChange={set} />
          {found?.encoding ? (
            <Select<Encoding>
              label={t('import.encoding')}
              value={encoding ?? found.encoding}
              options={encodings.map((value) => ({ value, label: t(`import.encodings.${value}`) }))}
              onChange={setEncoding}
            />
          ) : null}
        </div>
        {props.task}
        <div className="people-pair">
          <Button tone="quiet" onPress={props.onBack}>
            {t('back')}
          </Button>
          <Button tone="primary" isDisabled={found === null} onPress={() => void check()}>
            {t('import.try')}
          </Button>
        </div>
      </Panel>
    </div>
  );
}

function Rules(props: {
  readonly settings: ImportSettings;
  readonly choices: PeopleChoices | null;
  /** Null: there are no balances. */
  readonly unit: string | null;
  readonly onChange: (changed: Partial<ImportSettings>) => void;
}) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { settings, onChange } = props;
  return (
    <>
      {settings.unknown === 'enrol' ? (
        <Switch
          label={t('import.consent')}
          isOn={settings.consent}
          onChange={(consent) => onChange({ consent })}
        />
      ) : null}
      <Segmented
        label={t('import.unknown')}
        showLabel
        value={settings.unknown}
        options={(['enrol', 'refuse'] as const).map((value) => ({
          value,
          label: t(`import.unknownHow.${value}`),
        }))}
        onChange={(unknown) => onChange({ unknown })}
      />
      <Segmented
        label={t('import.known')}
        showLabel
        value={settings.known}
        options={(['fill', 'leave'] as const).map((value) => ({
          value,
          label: t(`import.knownHow.${value}`),
        }))}
        onChange={(known) => onChange({ known })}
      />
      {props.unit === null ? null : (
        <Select
          label={t('import.unit')}
          value={props.unit}
          options={(props.choices?.units ?? []).map(({ id, name }) => ({
            value: id,
            label: format.text(name),
          }))}
          onChange={(unit) => onChange({ unit })}
        />
      )}
      <Field
        label={t('import.list')}
        value={settings.list ?? ''}
        maxLength={60}
        onChange={(list) => onChange({ list })}
      />
    </>
  );
}
