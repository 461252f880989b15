import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { isProblem } from '../../api/problem';
import { useDraft } from '../../drafts/use-draft';
import { AmountInput } from '../../parts/amount-input';
import { DayField } from '../../parts/day-field';
import { KeptForm } from '../../parts/draft-form';
import { PageHeader } from '../../parts/page-header';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { ErrorState, LoadingState } from '../../parts/states';
import { UnionPicker } from '../../parts/union-picker';
import { useUnions } from '../../parts/use-unions';
import { FUND_KINDS } from '../funds/fund-types';
import { emptyRoute, routeBodies, type RouteBody, type RouteDraft, routeFrom } from './route-draft';
import { RouteSteps } from './route-steps';
import { tablesOn, useRoutes } from './route-table';
import { needed } from './standard-fields';
import { type Route, STANDARDS, TIERS, useOutlook } from './standard-types';
import styles from './standards.module.css';

/** A row of the table of routes from a day on; the row that it follows ends the day before. */
export default function NewRoutePage() {
  const { t } = useTranslation('standards');
  const { unionId } = useOutlook();
  const [params] = useSearchParams();
  const from = params.get('from');
  const { data, isPending, error, refetch } = useRoutes(from ? unionId : '');
  const earlier = data?.items.find(({ id }) => id === from);
  return (
    <>
      <PageHeader
        title={earlier ? t('routes.changeTitle', { name: earlier.name }) : t('routes.add')}
        subtitle={t('routes.says')}
        back="/standards/routes"
      />
      {from && isPending && <LoadingState rows={8} />}
      {from && error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {(!from || data) && <RouteForm earlier={earlier} unionId={unionId} />}
    </>
  );
}

function RouteForm({ earlier, unionId }: { earlier: Route | undefined; unionId: string }) {
  const { t } = useTranslation('standards');
  const navigate = useNavigate();
  const draft = useDraft<RouteDraft>(`route:${earlier?.id ?? 'new'}`, {
    initial: earlier ? routeFrom(earlier, unionId) : emptyRoute(unionId),
    title: ({ name }) => t('routes.draft', { name: name ?? '' }),
  });
  const along = useAlong(draft.value, earlier);
  return (
    <KeptForm<RouteDraft, Route>
      draft={draft}
      confirm={t('routes.save')}
      send={(values) => sendRoutes(routeBodies({ ...draft.value, ...values }, earlier, values.takesAlong ? along : []))}
      refreshes={[STANDARDS]}
      said={t('routes.done')}
      onDone={(route) =>
        void navigate(`/standards/routes?unionId=${route.unionId ?? unionId}&on=${route.validFrom}`, { replace: true })
      }
    >
      <RouteFields />
      <RouteSteps />
      <SourceOfRoute />
      {along.length > 0 && (
        <Form.Item name="takesAlong" valuePropName="checked" initialValue={true} extra={t('routes.alongHint')}>
          <Checkbox>{t('routes.along', { names: along.map(({ name }) => name).join(t('comma')) })}</Checkbox>
        </Form.Item>
      )}
    </KeptForm>
  );
}

const NONE: readonly Route[] = [];

/** The rows that still hold for a union without a table of its own, save the one that is changed. */
function useAlong({ unionId = '', validFrom = '' }: RouteDraft, earlier: Route | undefined): readonly Route[] {
  const { tree } = useUnions();
  const { data } = useRoutes(unionId);
  if (!data) return NONE;
  const [nearest] = tablesOn(data.items, tree.above(unionId), { unionId, day: validFrom });
  if (!nearest || nearest.unionId === unionId) return NONE;
  return nearest.routes.filter(({ id }) => id !== earlier?.id);
}

/** One after the other; a copy that an earlier attempt has made already is as good. */
async function sendRoutes(bodies: readonly RouteBody[]): Promise<Route> {
  let own: Route | undefined;
  for (const { body, isCopy } of bodies) {
    try {
      const route = await api.post<Route>('/staff/approval-routes', body);
      if (!isCopy) own = route;
    } catch (error) {
      if (!isCopy || !isProblem(error, 409)) throw error;
    }
  }
  return own!;
}

const AMOUNTS = ['maxAmountPerPayee', 'maxBatchTotal', 'maxAmountWithoutEvidence'] as const;

function RouteFields() {
  const { t } = useTranslation(['standards', 'funds']);
  return (
    <>
      <Form.Item name="unionId" label={t('fields.union')} rules={needed(t('missing.union'))}>
        <UnionPicker allows={({ kind }) => kind !== 'group'} />
      </Form.Item>
      <Form.Item name="name" label={t('fields.name')} rules={needed(t('missing.name'))}>
        <Input maxLength={60} autoComplete="off" placeholder={t('examples.route')} />
      </Form.Item>
      <Form.Item name="tier" label={t('routes.tier')} extra={t('routes.tierHint')}>
        <SegmentedChoice
          label={t('routes.tier')}
          choices={TIERS.map((value, index) => ({ value, label: t('routes.tierName', { number: index + 1 }) }))}
        />
      </Form.Item>
      <div className={styles.pair}>
        {AMOUNTS.map((field) => (
          <Form.Item key={field} name={field} label={t(`routes.${field}`)} extra={t('hints.noLimit')}>
            <AmountInput />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="takesOverStandard" valuePropName="checked">
        <Checkbox>{t('routes.overStandard')}</Checkbox>
      </Form.Item>
      <Form.Item name="takesOffBudget" valuePropName="checked">
        <Checkbox>{t('routes.offBudget')}</Checkbox>
      </Form.Item>
      <details className={styles.more}>
        <summary>{t('further')}</summary>
        <Form.Item name="onlyFundKinds" label={t('routes.onlyFundsLabel')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={FUND_KINDS.map((value) => ({ value, label: t(`funds:kinds.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="medicalAbove" label={t('routes.medicalLabel')} extra={t('hints.noLimit')}>
          <AmountInput />
        </Form.Item>
      </details>
    </>
  );
}

function SourceOfRoute() {
  const { t } = useTranslation('standards');
  return (
    <>
      <Form.Item name="validFrom" label={t('fields.validFrom')} rules={needed(t('missing.validFrom'))}>
        <DayField label={t('fields.validFrom')} />
      </Form.Item>
      <Form.Item name="version" label={t('columns.version')} rules={needed(t('missing.version'))}>
        <Input maxLength={60} autoComplete="off" placeholder={t('examples.version')} />
      </Form.Item>
      <Form.Item name="source" label={t('fields.source')} rules={needed(t('missing.source'))}>
        <Input maxLength={200} autoComplete="off" placeholder={t('examples.source')} />
      </Form.Item>
    </>
  );
}
