import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { usePhone } from '../../theme/media';
import { FigureNumber } from '../summary/figure-number';
import { type FigureLine, FIGURES, type FigureSummary, type Range } from '../summary/summary-types';
import styles from './today.module.css';

const RoleCharts = lazy(() => import('../summary/role-charts'));

const FUNDS_SHOWN = 4;
const COVERAGE = ['duties.opened', 'duties.in-time', 'duties.late', 'duties.unvisited'] as const;
const RATES = ['duties.closing-rate', 'duties.satisfaction'] as const;

/** What this year's figures say to who answers for them; each opens its records. Asked for after the day's list. */
export function RoleFigures() {
  const { t } = useTranslation('today');
  const heading = useId();
  const { can } = useSession();
  const answers = useAnswersFor();
  const { data } = useQuery({
    queryKey: [...FIGURES, 'summary', {}],
    enabled: can('report:read') && (answers.duties || answers.money),
    queryFn: ({ signal }) => api.get<FigureSummary>('/staff/figures', undefined, signal),
  });
  if (!data) return null;
  return (
    <section className={`nj-card ${styles.section}`} aria-labelledby={heading}>
      <h2 id={heading} className={styles.heading}>
        {t('role.title')}{' '}
        <span className="nj-caption">{t('role.of', { union: data.unionName, period: data.period })}</span>
      </h2>
      {answers.duties && <Duties summary={data} />}
      {answers.money && <Funds summary={data} />}
      <Charts summary={data} {...answers} />
      <p className={styles.rest}>
        <Link to="/summary">{t('role.all')}</Link>
      </p>
    </section>
  );
}

/** Charts weigh more than the rest of the page: on the phone they come when somebody asks for them. */
function Charts({ summary, duties, money }: { summary: FigureSummary; duties: boolean; money: boolean }) {
  const { t } = useTranslation('today');
  const phone = usePhone();
  const [wanted, setWanted] = useState(false);
  const range = useMemo(() => rangeOf(summary), [summary]);
  if (phone && !wanted)
    return (
      <p className={styles.rest}>
        <Button onClick={() => setWanted(true)}>{t('role.charts')}</Button>
      </p>
    );
  return (
    <div className={styles.roleCharts}>
      <Suspense fallback={<LoadingState rows={6} />}>
        <RoleCharts summary={summary} range={range} duties={duties} money={money} />
      </Suspense>
    </div>
  );
}

/**
 * By what one may do: who assigns visits or reviews returns answers for duties, who manages, approves or audits money for
 * funds.
 */
function useAnswersFor(): { duties: boolean; money: boolean } {
  const { can } = useSession();
  return {
    duties: can('visit:assign', 'report:review'),
    money: can('fund:manage', 'fund:approve', 'report:review') || (can('audit:read') && can('fund:read')),
  };
}

const linesOf = (summary: FigureSummary): FigureLine[] => summary.groups.flatMap(({ lines }) => lines);
const rangeOf = ({ unionId, from, to }: FigureSummary): Range => ({ unionId, from, to });

/** Coverage of the must-visits, reviews due, closing rate and what members say. */
function Duties({ summary }: { summary: FigureSummary }) {
  const { t } = useTranslation('today');
  const { can } = useSession();
  const lines = linesOf(summary);
  const whole = (code: string) => lines.find((line) => line.code === code && line.key === null);
  const codes = can('hardship:read') ? [...COVERAGE, 'hardship.review-due'] : COVERAGE;
  return (
    <dl className={styles.roleFigures}>
      {codes.map((code) => (
        <div key={code}>
          <dt>{t(`role.names.${code.replace('.', '-')}`)}</dt>
          <dd>
            <FigureNumber line={whole(code)} range={rangeOf(summary)} />
          </dd>
        </div>
      ))}
      {RATES.map((code) => (
        <div key={code}>
          <dt>{t(`role.names.${code.replace('.', '-')}`)}</dt>
          <dd>
            <Link to="/summary">{summary.checks.find((check) => check.code === code)?.value ?? '—'}</Link>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What is left and what is committed, account by account; the largest first. */
function Funds({ summary }: { summary: FigureSummary }) {
  const { t } = useTranslation('today');
  const lines = linesOf(summary);
  const range = rangeOf(summary);
  const left = lines
    .filter((line) => line.code === 'funds.left' && line.key !== null)
    .toSorted((a, b) => Number(b.value ?? 0) - Number(a.value ?? 0));
  if (left.length === 0) return null;
  return (
    <table className={styles.roleFunds}>
      <thead>
        <tr>
          <th scope="col">{t('role.fund')}</th>
          <th scope="col">{t('role.left')}</th>
          <th scope="col">{t('role.held')}</th>
        </tr>
      </thead>
      <tbody>
        {left.slice(0, FUNDS_SHOWN).map((line) => (
          <tr key={line.key}>
            <th scope="row">{line.label}</th>
            <td>
              <FigureNumber line={line} range={range} />
            </td>
            <td>
              <FigureNumber
                line={lines.find(({ code, key }) => code === 'funds.held' && key === line.key)}
                range={range}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
