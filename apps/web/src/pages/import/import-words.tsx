import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/schemas';
import { type Import, isAtWork, type RowFilter, type VerdictCount, VERDICTS } from './import-types';
import styles from './import.module.css';

/** "新增 120", "不能导入 1"; what there is none of is left out. */
export function useVerdictWords(counts: VerdictCount | null, verdicts: readonly RowFilter[]): string[] {
  const { t } = useTranslation('import');
  if (!counts) return [];
  return verdicts
    .filter((one) => counts[one] > 0)
    .map((one) => t('rows.tab', { verdict: t(`verdicts.${one}`), number: numberText(counts[one]) }));
}

export const numberText = (count: number): string => count.toLocaleString('en');

/** "新增 120 · 有变化 3 · 不能导入 1" */
export function Counts({ run: { counts, status, problem } }: { run: Import }) {
  const { t } = useTranslation('import');
  const words = useVerdictWords(counts, [...VERDICTS, 'warned']);
  if (problem) return <span className={styles.problem}>{problem.message}</span>;
  if (!counts || isAtWork(status)) return <span className="nj-caption">{t('list.noCounts')}</span>;
  return <span className="nj-number">{words.length > 0 ? words.join(' · ') : t('list.noRows')}</span>;
}

/** 组织、会员名册 */
export function Kinds({ run: { kinds } }: { run: Import }) {
  const { t } = useTranslation('import');
  return kinds.map((kind) => t(`kinds.${kind}`)).join('、');
}

/** The installation's own imports: `npm run import`, the demo. */
const SYSTEM = '00000000-0000-7000-8000-000000000000';

/** Who uploaded it. */
export function Starter({ run: { startedByAccountId, startedByName } }: { run: Starting }) {
  const { t } = useTranslation('import');
  if (startedByAccountId === SYSTEM) return <span>{t('system')}</span>;
  return <span>{startedByName ?? t('somebody')}</span>;
}

type Starting = Pick<Schemas['ImportView'], 'startedByAccountId' | 'startedByName'>;
