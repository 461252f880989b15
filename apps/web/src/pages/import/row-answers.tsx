import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { ProblemNotice } from '../../parts/states';
import { type Import, type ImportRow, IMPORTS } from './import-types';
import styles from './import.module.css';

interface RowAnswer {
  readonly sheetId: string;
  readonly row: number;
  readonly person: string;
}

export const keyOf = ({ sheetId, row }: Pick<ImportRow, 'sheetId' | 'row'>): string => `${sheetId}-${row}`;

/** What a person says of rows that name nobody surely; kept here until it is sent. */
export function useAnswers(run: Import) {
  const [kept, keep] = useState<{ version: number; answers: ReadonlyMap<string, RowAnswer> }>();
  const answers = kept?.version === run.version ? kept.answers : new Map<string, RowAnswer>();
  const answer = ({ sheetId, row }: ImportRow, person: string) =>
    keep({ version: run.version, answers: new Map(answers).set(keyOf({ sheetId, row }), { sheetId, row, person }) });
  return { answers, answer };
}

/** Sends the choices and lets the dry run look at the rows again. */
export function Answers({ run, answers }: { run: Import; answers: ReadonlyMap<string, RowAnswer> }) {
  const { t } = useTranslation('import');
  const change = useChange<void, Import>({
    problems: 'inline',
    send: async () => {
      const said = [...answers.values()];
      const sheets = [...new Set(said.map(({ sheetId }) => sheetId))].map((sheetId) => ({
        sheetId,
        people: said.filter((one) => one.sheetId === sheetId).map(({ row, person }) => ({ row, person })),
      }));
      const mapped = await api.patch<Import>(`/staff/imports/${run.id}`, { sheets }, { version: run.version });
      return api.post<Import>(`/staff/imports/${run.id}/preview`, undefined, { version: mapped.version });
    },
    refreshes: [IMPORTS],
  });
  if (answers.size === 0) return null;
  return (
    <div className={styles.answers}>
      <Button type="primary" loading={change.isPending} onClick={() => change.mutate()}>
        {t('question.again', { count: answers.size })}
      </Button>
      <span className="nj-caption">{t('question.means')}</span>
      <ProblemNotice error={change.error} />
    </div>
  );
}
