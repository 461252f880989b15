import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { todayInChina } from '../../dates';
import { yuan } from '../../money';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { useUnions } from '../../parts/use-unions';
import { useSession } from '../../session/use-session';
import { DatesOfRow, InForceTag } from './dates-of-row';
import { tablesOn, useRoutes } from './route-table';
import { type Route, useOutlook } from './standard-types';
import { AddButton, Outlook, StandardsFrame } from './standards-frame';
import styles from './standards.module.css';

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
  const tables = tablesOn(data.items, tree.above(unionId), { unionId, day });
  const standing = tables.flatMap(({ routes }) => routes);
  const shown = isHistory ? [{ unionId: null, routes: data.items }] : tables;
  if (data.items.length === 0 || shown.length === 0) return <EmptyState>{t('routes.empty')}</EmptyState>;
  return shown.map((table, index) => (
    <div key={table.unionId ?? ''} className={styles.table}>
      {index > 0 && <p className={styles.next}>{t('routes.otherwise')}</p>}
      <ul className="nj-card">
        {table.routes.map((route) => (
          <RouteLine key={route.id} route={route} inForce={standing.includes(route)} />
        ))}
      </ul>
    </div>
  ));
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
