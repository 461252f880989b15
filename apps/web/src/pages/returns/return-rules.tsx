import { useQuery } from '@tanstack/react-query';
import { Button, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { ErrorState, LoadingState } from '../../parts/states';
import { UnionPicker } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { type ReturnRuleList, RETURNS, type ReturnRule } from './return-types';
import styles from './returns.module.css';

/** What a federation asks of the unions directly below it, and by when; they are reminded by themselves. */
export function ReturnRules() {
  const { t } = useTranslation('returns');
  const { filters, set } = useFilters(['unionId'] as const);
  const { data, error, refetch } = useQuery({
    queryKey: [...RETURNS, 'rules', filters.unionId],
    queryFn: ({ signal }) => api.get<ReturnRuleList>('/staff/return-rules', { unionId: filters.unionId }, signal),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={3} />;
  const { unionId } = data;
  return (
    <>
      <p className="nj-caption">{t('rules.means')}</p>
      <UnionPicker plain value={unionId} onChange={(chosen) => set('unionId', chosen)} />
      <ul className={`nj-card ${styles.unions}`}>
        {data.items.map((rule) => (
          <RuleLine key={`${rule.kind} ${unionId}`} rule={rule} unionId={unionId} />
        ))}
      </ul>
    </>
  );
}

function RuleLine({ rule, unionId }: { rule: ReturnRule; unionId: string }) {
  const { t } = useTranslation('returns');
  // What was changed here belongs to the rule as it stood then.
  const [edited, setEdited] = useState<ReturnRule | null>(null);
  const { kind, kindName, version, wanted, daysAfter } = edited ?? rule;
  const edit = (patch: Partial<ReturnRule>) => setEdited({ ...(edited ?? rule), ...patch });
  const change = useChange<void>({
    send: () => api.post('/staff/return-rules', { unionId, kind, wanted, daysAfter }, { version }),
    refreshes: [RETURNS],
    said: t('rules.saved'),
    onNewest: () => setEdited(null),
    onDone: () => setEdited(null),
  });
  const changed = edited !== null && (wanted !== rule.wanted || daysAfter !== rule.daysAfter);
  return (
    <li>
      <span className={styles.steps}>
        <Switch
          checked={wanted}
          onChange={(next) => edit({ wanted: next })}
          aria-label={t('rules.wanted', { kind: kindName })}
        />
        <span>{t('rules.wanted', { kind: kindName })}</span>
      </span>
      <span className={styles.steps}>
        {t('rules.within')}
        <InputNumber
          min={1}
          max={120}
          precision={0}
          value={daysAfter}
          onChange={(days) => days && edit({ daysAfter: days })}
          aria-label={t('rules.days')}
        />
        {t('rules.days')}
        <Button
          type="primary"
          size="small"
          disabled={!changed}
          loading={change.isPending}
          onClick={() => change.mutate()}
        >
          {t('rules.save')}
        </Button>
      </span>
    </li>
  );
}
