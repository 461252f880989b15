import { useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import { todayInChina } from '../../dates';
import { Amount } from '../../parts/amount';
import { DayField } from '../../parts/day-field';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { useHeldWhile } from '../../parts/use-held-while';
import { useSession } from '../../session/use-session';
import { CaseDrawer } from '../../shell/case-drawer';
import { DatesOfRow, InForceTag } from './dates-of-row';
import { LimitWords } from './limit-words';
import { historyQuery, type Standard, STANDARDS, useOutlook } from './standard-types';
import styles from './standards.module.css';

/** One standard in full, with the rows before and after it. */
export default function StandardPage() {
  const { t } = useTranslation('standards');
  const { standardId } = useParams();
  const { unionId, search } = useOutlook();
  const { data, isPending, error, refetch } = useQuery(historyQuery(unionId));
  const standard = data?.items.find(({ id }) => id === standardId);
  return (
    <CaseDrawer
      title={standard?.name ?? t('one')}
      back={`/standards${search}`}
      actions={standard && <Actions key={standard.id} standard={standard} />}
    >
      {isPending && <LoadingState rows={8} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !standard && <EmptyState>{t('gone')}</EmptyState>}
      {standard && <Content standard={standard} rows={data?.items ?? []} />}
    </CaseDrawer>
  );
}

function Actions({ standard }: { standard: Standard }) {
  const { t } = useTranslation('standards');
  const { can } = useSession();
  const navigate = useNavigate();
  const { unionId } = useOutlook();
  const [open, setOpen] = useState(false);
  if (!can('standard:manage')) return null;
  return (
    <>
      <Button onClick={() => void navigate(`/standards/new?unionId=${unionId}&from=${standard.id}`)}>
        {t('add.fromThis')}
      </Button>
      {standard.openActions.includes('end') && <Button onClick={() => setOpen(true)}>{t('end.button')}</Button>}
      <EndDialog
        name={standard.name}
        path={`/staff/standards/${standard.id}/end`}
        version={standard.version}
        open={open}
        onClose={() => setOpen(false)}
      />
    </>
  );
}

export interface EndDialogProps {
  readonly name: string;
  readonly path: string;
  readonly version: number;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The last day on which a row holds; it stays for the events until then. */
export function EndDialog({ name, path, version: newest, open, onClose }: EndDialogProps) {
  const { t } = useTranslation('standards');
  const version = useHeldWhile(newest, open);
  return (
    <FormModal<{ readonly validTo: string }>
      open={open}
      onClose={onClose}
      title={t('end.title', { name })}
      confirm={t('end.button')}
      explanation={t('end.means')}
      initial={{ validTo: todayInChina() }}
      send={(values) => api.post(path, values, { version })}
      refreshes={[STANDARDS]}
      said={t('end.done')}
    >
      <Form.Item name="validTo" label={t('end.lastDay')} rules={[{ required: true, message: t('end.missing') }]}>
        <DayField label={t('end.lastDay')} />
      </Form.Item>
    </FormModal>
  );
}

function Content({ standard, rows }: { standard: Standard; rows: readonly Standard[] }) {
  const { t } = useTranslation(['standards', 'funds']);
  const { capPerEvent, formName, evidence, fundKinds, beneficiary, forStandings, exclusions, claimWindowMonths } =
    standard;
  const { search } = useOutlook();
  const named = (required: boolean) =>
    evidence.filter((need) => need.requiredForPayment === required).map(({ kindName }) => kindName);
  return (
    <>
      <DetailSection
        title={t('sections.rule')}
        actions={<Link to={`/standards/trial${search}`}>{t('tabs.trial')}</Link>}
      >
        <Facts
          facts={[
            [t('columns.cap'), <Amount key="cap" value={capPerEvent} strong />],
            [t('columns.form'), formName],
            [t('columns.limits'), <LimitWords key="limits" standard={standard} />],
            [t('fields.countedOver'), t(`countedOver.${standard.countedOver}`)],
            [
              t('fields.claimWindowMonths'),
              claimWindowMonths === null ? null : t('months', { count: claimWindowMonths }),
            ],
            [t('fields.beneficiary'), t(`beneficiaries.${beneficiary}`)],
            [t('fields.forStandings'), forStandings.map((standing) => t(`standings.${standing}`)).join(t('comma'))],
            [t('fields.exclusions'), exclusions],
            [t('fields.fundKinds'), fundKinds.map((kind) => t(`funds:kinds.${kind}`)).join(t('comma'))],
            [t('fields.required'), named(true).join(t('comma'))],
            [t('fields.later'), named(false).join(t('comma'))],
          ]}
        />
      </DetailSection>
      <DetailSection title={t('sections.source')}>
        <Facts
          facts={[
            [t('columns.dates'), <DatesOfRow key="dates" {...standard} />],
            [t('columns.version'), standard.ruleVersion],
            [t('columns.whose'), standard.unionName ?? t('default')],
            [t('fields.source'), standard.source],
          ]}
        />
      </DetailSection>
      <History standard={standard} rows={rows} />
    </>
  );
}

function History({ standard, rows }: { standard: Standard; rows: readonly Standard[] }) {
  const { t } = useTranslation('standards');
  const { search } = useOutlook();
  const others = rows.filter(
    ({ id, occasion, subCondition }) =>
      id !== standard.id && occasion === standard.occasion && subCondition === standard.subCondition,
  );
  return (
    <DetailSection title={t('sections.history')}>
      {others.length === 0 ? (
        <p>{t('noHistory')}</p>
      ) : (
        <ul>
          {others.map((row) => (
            <DetailLine
              key={row.id}
              note={
                <>
                  <DatesOfRow {...row} /> · {row.unionName ?? t('default')}
                </>
              }
              end={<InForceTag inForce={row.inForce} isDefault={row.isDefault} />}
            >
              <Link className={styles.underlined} to={`/standards/${row.id}${search}`}>
                {row.name}
              </Link>{' '}
              <Amount value={row.capPerEvent} />
            </DetailLine>
          ))}
        </ul>
      )}
    </DetailSection>
  );
}
