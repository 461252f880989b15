import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useSession } from '../../session/use-session';
import { type Import, isAtWork, VERDICTS } from './import-types';
import styles from './import.module.css';

/** "新增 120 · 有变化 3 · 不能导入 1"; what there is none of is left out. */
export function Counts({ run: { counts, status, problem } }: { run: Import }) {
  const { t } = useTranslation('import');
  if (problem) return <span className={styles.problem}>{problem.message}</span>;
  if (!counts || isAtWork(status)) return <span className="nj-caption">{t('list.noCounts')}</span>;
  const parts = [...VERDICTS, 'warned' as const]
    .filter((one) => counts[one] > 0)
    .map((one) => `${t(`verdicts.${one}`)} ${counts[one].toLocaleString('en')}`);
  return <span className="nj-number">{parts.length > 0 ? parts.join(' · ') : t('list.noRows')}</span>;
}

/** 组织、会员名册 */
export function Kinds({ run: { kinds } }: { run: Import }) {
  const { t } = useTranslation('import');
  return kinds.map((kind) => t(`kinds.${kind}`)).join('、');
}

/** Who uploaded it. */
export function Starter({ accountId }: { accountId: string }) {
  const { t } = useTranslation('import');
  const { session, can } = useSession();
  const isOwn = session?.accountId === accountId;
  const { data } = useQuery({
    queryKey: ['accounts', 'one', accountId],
    enabled: !isOwn && can('account:manage'),
    staleTime: Infinity,
    retry: false,
    queryFn: ({ signal }) => api.get<Schemas['AccountView']>(`/staff/accounts/${accountId}`, undefined, signal),
  });
  return <span>{isOwn ? session.displayName : (data?.displayName ?? t('somebody'))}</span>;
}
