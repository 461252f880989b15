import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { todayInChina } from '../../dates';
import { yuan } from '../../money';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { useUnions } from '../../parts/use-unions';
import { useSession } from '../../session/use-session';
import { DatesOfRow, InForceTag } from './dates-of-row';
import { type Route, STANDARDS, useOutlook } from './standard-types';
import { AddButton, Outlook, StandardsFrame } from './standards-frame';
import styles from './standards.module.css';

export const useRoutes = (unionId: string) =>
  useQuery({
    queryKey: [...STANDARDS, 'routes', unionId],
    enabled: unionId !== '',
    queryFn: ({ signal }) => api.get<Schemas['RoutesView']>('/staff/approval-routes', { unionId }, signal),
  });

const isOn = ({ validFrom, validTo }: Route, day: string): boolean =>
  validFrom <= day && (validTo === null || day <= validTo);

/** A union with rows of its own uses those instead of the ones above it; without any, the defaults. */
function routesOn(rows: readonly Route[], path: readonly string[], day: string): readonly Route[] {
  const standing = rows.filter((row) => isOn(row, day));
  const nearest = path.find((unionId) => standing.some((row) => row.unionId === unionId)) ?? null;
  return standing.filter((row) => row.unionId === nearest);
}

/** Through whose hands an amount goes: the table of tiers on a day, or all that ever held. */
export default function RoutesPage() {
  const { t } = useTranslation('standards');
  const navigate = useNavigate();
  const { unionId } = useOutlook();
  return (
    <StandardsFrame
      actions={
        <AddButton
          permission="approval:manage-routes"
          onClick={() => void navigate(`/standards/routes/new?unionId=${unionId}`)}
        >
          {t('routes.add')}
        </AddButton>
      }
    >
      <Outlook />
      {unionId ? <RouteTable unionId={unionId} /> : <EmptyState>{t('outlook.choose')}</EmptyState>}
    </StandardsFrame>
  );
}

function RouteTable({ unionId }: { unionId: string }) {
  const { t } = useTranslation('standards');
  const { on, isHistory } = useOutlook();
  const { tree } = useUnions();
  const { data, isPending, error, refetch } = useRoutes(unionId);
  if (isPending) return <LoadingState rows={8} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const day = on ?? todayInChina();
  const path = [unionId, ...tree.above(unionId).map(({ id }) => id)];
  const standing = routesOn(data.items, path, day);
  const shown = isHistory ? data.items : standing;
  if (shown.length === 0) return <EmptyState>{t('routes.empty')}</EmptyState>;
  return (
    <ul className="nj-card" aria-label={t('tabs.routes')}>
      {shown.map((route) => (
        <RouteLine key={route.id} route={route} inForce={standing.includes(route)} />
      ))}
    </ul>
  );
}

function RouteLine({ route, inForce }: { route: Route; inForce: boolean }) {
  const { t } = useTranslation('standards');
  const { can } = useSession();
  const { tree } = useUnions();
  const { unionId: looksFor } = useOutlook();
  const navigate = useNavigate();
  const { id, name, steps, unionId, isDefault, routeVersion, source } = route;
  const whose = tree.byId.get(unionId ?? '')?.name ?? t('routes.above');
  return (
    <li className={styles.route}>
      <div className={styles.routeTop}>
        <span className={styles.routeName}>
          <strong>{name}</strong>
          {(!inForce || isDefault) && <InForceTag inForce={inForce} isDefault={isDefault} />}
        </span>
        {can('approval:manage-routes') && (
          <Button onClick={() => void navigate(`/standards/routes/new?unionId=${looksFor}&from=${id}`)}>
            {t('routes.change')}
          </Button>
        )}
      </div>
      <Limits route={route} />
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.name}>
            <span>
              {step.name}
              <span className="nj-caption">
                {' '}
                {step.collective ? t('routes.meeting', { ...step.collective }) : step.roleNames.join(t('or'))}
              </span>
            </span>
          </li>
        ))}
      </ol>
      <p className="nj-caption nj-number">
        <DatesOfRow {...route} /> · {unionId && `${whose} · `}
        {routeVersion} · {source}
      </p>
    </li>
  );
}

function Limits({ route }: { route: Route }) {
  const { t } = useTranslation(['standards', 'funds']);
  const { maxAmountPerPayee, maxBatchTotal, maxAmountWithoutEvidence, medicalAbove, onlyFundKinds } = route;
  const words = [
    maxAmountPerPayee ? t('routes.perPayee', { amount: yuan(maxAmountPerPayee) }) : t('routes.anyAmount'),
    maxBatchTotal && t('routes.perBatch', { amount: yuan(maxBatchTotal) }),
    maxAmountWithoutEvidence && t('routes.withoutEvidence', { amount: yuan(maxAmountWithoutEvidence) }),
    route.takesOverStandard && t('routes.overStandard'),
    route.takesOffBudget && t('routes.offBudget'),
    onlyFundKinds &&
      t('routes.onlyFunds', { kinds: onlyFundKinds.map((kind) => t(`funds:kinds.${kind}`)).join(t('comma')) }),
    medicalAbove && t('routes.medical', { amount: yuan(medicalAbove) }),
  ];
  return (
    <p className={styles.limits}>
      {words.filter(Boolean).map((word) => (
        <span key={String(word)}>{word}</span>
      ))}
    </p>
  );
}
