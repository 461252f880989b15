import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { useFilters } from '../../parts/use-filters';
import {
  type Import,
  type ImportRow,
  IMPORTS,
  type RowFilter,
  rowTotal,
  type VerdictCount,
  VERDICTS,
} from './import-types';
import { numberText } from './import-words';
import { Answers, keyOf, useAnswers } from './row-answers';
import { RowLine } from './row-line';
import { RowsExport } from './rows-export';
import { sheetNames } from './sheet-names';
import styles from './import.module.css';

const FILTERS = ['verdict', 'sheetId'] as const;
const ALL = 'all';
const TABS = [ALL, ...VERDICTS, 'warned'] as const;
type Tab = (typeof TABS)[number];

/** Where one looks first: what cannot come in, else what deserves a look. */
const firstTab = ({ refused, warned }: VerdictCount): Tab => (refused > 0 ? 'refused' : warned > 0 ? 'warned' : ALL);

const countOf = (counts: VerdictCount, tab: Tab): number => (tab === ALL ? rowTotal(counts) : counts[tab]);

/** What the dry run says, row by row. */
export function RowsSection({ run }: { run: Import }) {
  const { t } = useTranslation('import');
  const { filters, set } = useFilters(FILTERS);
  const sheet = run.sheets.find(({ id }) => id === filters.sheetId);
  const counts = sheet?.counts ?? run.counts;
  if (!counts) return null;
  const tab = TABS.find((one) => one === filters.verdict) ?? firstTab(counts);
  return (
    <section aria-label={t('rows.title')}>
      <Tabs
        activeKey={tab}
        onChange={(chosen) => set('verdict', chosen)}
        items={TABS.filter((one) => one === ALL || one === tab || countOf(counts, one) > 0).map((one) => ({
          key: one,
          label: t('rows.tab', { verdict: t(`verdicts.${one}`), number: numberText(countOf(counts, one)) }),
        }))}
      />
      <div className={styles.rowsTop}>
        <SheetFilter run={run} value={sheet?.id} onChange={(id) => set('sheetId', id)} />
        <RowsExport run={run} verdict={rowFilterOf(tab)} sheetId={sheet?.id} count={countOf(counts, tab)} />
      </div>
      <Rows run={run} tab={tab} sheetId={sheet?.id} />
    </section>
  );
}

interface SheetFilterProps {
  readonly run: Import;
  readonly value: string | undefined;
  readonly onChange: (sheetId: string | undefined) => void;
}

function SheetFilter({ run, value, onChange }: SheetFilterProps) {
  const { t } = useTranslation('import');
  const names = sheetNames(run);
  if (names.size < 2) return <span />;
  return (
    <FilterSentence label={t('rows.filter')}>
      <FilterChoice
        label={t('rows.sheet')}
        all={t('rows.allSheets')}
        value={value}
        onChange={onChange}
        choices={[...names].map(([id, label]) => ({ value: id, label }))}
      />
    </FilterSentence>
  );
}

const rowFilterOf = (tab: Tab): RowFilter | undefined => (tab === ALL ? undefined : tab);

function Rows({ run, tab, sheetId }: { run: Import; tab: Tab; sheetId: string | undefined }) {
  const { t } = useTranslation('import');
  const verdict = rowFilterOf(tab);
  const list = useKeyset<ImportRow>([...IMPORTS, 'rows', run.id, run.version, tab, sheetId ?? ''], (after, signal) =>
    api.get<Schemas['ImportRowPage']>(`/staff/imports/${run.id}/rows`, { verdict, sheetId, after }, signal),
  );
  const names = sheetNames(run);
  const several = names.size > 1 && !sheetId;
  const { answers, answer } = useAnswers(run);
  return (
    <>
      <Answers run={run} answers={answers} />
      <KeysetList
        list={list}
        label={t('rows.title')}
        itemKey={keyOf}
        renderItem={(row) => (
          <RowLine
            row={row}
            sheetName={several ? names.get(row.sheetId) : undefined}
            answer={answers.get(keyOf(row))?.person}
            onAnswer={run.openActions.includes('map') ? (person) => answer(row, person) : undefined}
          />
        )}
        empty={t('rows.empty')}
      />
    </>
  );
}
