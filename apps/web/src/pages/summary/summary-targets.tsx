import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { isSome, yuan } from '../../money';
import { Amount } from '../../parts/amount';
import { DetailSection } from '../../parts/detail-section';
import { FIGURES, type FigureSummary, grouped } from './summary-types';
import { useReached } from './use-reached';
import styles from './summary.module.css';

/** How far the year's targets and matching funds are, beside its figures; nothing where there are none. */
export function SummaryTargets({ summary: { unionId, kind, from } }: { summary: FigureSummary }) {
  const { t } = useTranslation('summary');
  const where = { unionId, year: Number(from.slice(0, 4)) };
  const targets = useQuery({
    queryKey: [...FIGURES, 'targets', where],
    enabled: kind === 'year',
    queryFn: ({ signal }) => api.get<Schemas['TargetsView']>('/staff/targets', where, signal),
  });
  const matching = useQuery({
    queryKey: [...FIGURES, 'matching', where],
    enabled: kind === 'year',
    queryFn: ({ signal }) => api.get<Schemas['MatchingsView']>('/staff/matching-rules', where, signal),
  });
  const [goals, funds] = [targets.data?.items ?? [], matching.data?.items ?? []];
  if (goals.length + funds.length === 0) return null;
  return (
    <DetailSection
      title={t('targets.title')}
      actions={<Link to={`/summary/targets?unionId=${unionId}&year=${where.year}`}>{t('targets.open')}</Link>}
    >
      <dl className={styles.wholes}>
        {goals.map((target) => (
          <Goal key={target.id} target={target} />
        ))}
        {funds.map(({ id, name, ratio, owed, short }) => (
          <div key={id} className={styles.whole}>
            <dt>{name}</dt>
            <dd>
              {!isSome(short) ? (
                t('targets.enough')
              ) : (
                <>
                  {t('targets.short')} <Amount value={short} />
                </>
              )}
              <span className="nj-caption">{t('targets.ratioOwed', { ratio, amount: yuan(owed) })}</span>
            </dd>
          </div>
        ))}
      </dl>
    </DetailSection>
  );
}

function Goal({ target }: { target: FigureTarget }) {
  const { t } = useTranslation('summary');
  const { name, unit, amount, share } = target;
  const reached = useReached(target);
  return (
    <div className={styles.whole}>
      <dt>{name}</dt>
      <dd>
        <span className={styles.number}>{share === null ? '—' : t('targets.share', { share })}</span>
        <span className="nj-caption">
          {reached} · {t('targets.of', { value: grouped(amount), unit })}
        </span>
      </dd>
    </div>
  );
}

type FigureTarget = Schemas['TargetView'];
