import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { sentenceOf } from '../../api/problem';
import type { Schemas } from '../../api/schemas';
import type { Import, ImportRow, RowFilter } from './import-types';
import { type Cells, clipboardTextOf, csvOf, sentencesOf } from './rows-text';
import { sheetNames } from './sheet-names';
import styles from './import.module.css';

export interface RowsExportProps {
  readonly run: Import;
  readonly verdict: RowFilter | undefined;
  readonly sheetId: string | undefined;
  readonly count: number;
}

const PAGE = 200;

async function allRows({ run, verdict, sheetId }: RowsExportProps): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  let after: string | null = null;
  do {
    const page: Schemas['ImportRowPage'] = await api.get(`/staff/imports/${run.id}/rows`, {
      ...{ verdict, sheetId, after },
      limit: PAGE,
    });
    rows.push(...page.items);
    after = page.next;
  } while (after);
  return rows;
}

/** The rows of this tab for whoever mends the sheet: to paste, or as a file. */
export function RowsExport(props: RowsExportProps) {
  const { t } = useTranslation('import');
  const { message } = App.useApp();
  const [busy, setBusy] = useState<'copy' | 'save' | null>(null);
  const cellsOf = useCells(props.run);
  if (props.count === 0 || !props.verdict) return null;
  const work = (what: 'copy' | 'save', take: (cells: Cells) => Promise<unknown> | void) => async () => {
    setBusy(what);
    try {
      await take(cellsOf(await allRows(props)));
    } catch (error) {
      void message.error(sentenceOf(error), 6);
    } finally {
      setBusy(null);
    }
  };
  const copy = async (cells: Cells) => {
    const copied = await copyText(clipboardTextOf(cells));
    void (copied
      ? message.success(t('export.copied', { count: props.count }))
      : message.info(t('export.notCopied'), 6));
  };
  const save = (cells: Cells) => saveText(csvOf(cells), `${t(`verdicts.${props.verdict}`)}.csv`);
  return (
    <div className={styles.export}>
      <Button loading={busy === 'copy'} disabled={busy !== null} onClick={() => void work('copy', copy)()}>
        {t('export.copy', { count: props.count })}
      </Button>
      <Button loading={busy === 'save'} disabled={busy !== null} onClick={() => void work('save', save)()}>
        {t('export.save')}
      </Button>
    </div>
  );
}

function useCells(run: Import) {
  const { t } = useTranslation('import');
  const names = sheetNames(run);
  const nothing = t('rows.nothing');
  const head = ['sheet', 'row', 'label', 'verdict', 'why'].map((column) => t(`export.${column}`));
  return (rows: readonly ImportRow[]): Cells => [
    head,
    ...rows.map((row) => [
      names.get(row.sheetId) ?? '',
      String(row.sheetRow),
      row.label ?? '',
      t(`verdicts.${row.verdict}`),
      sentencesOf(row, ({ title, from, to }) => `${title}：${from ?? nothing} → ${to ?? nothing}`).join('；'),
    ]),
  ];
}

/** Without https there is no clipboard. */
const copyText = async (text: string): Promise<boolean | undefined> =>
  navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );

function saveText(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
