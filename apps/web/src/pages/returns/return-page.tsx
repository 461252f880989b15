import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { DetailSection, Facts } from '../../parts/detail-section';
import { PageHeader } from '../../parts/page-header';
import { PrintForms } from '../../parts/print-forms';
import { ReasonModal } from '../../parts/reason-modal';
import { RelativeInstant } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { Timeline } from '../../parts/timeline';
import { useHeldWhile } from '../../parts/use-held-while';
import { grouped } from '../summary/summary-types';
import { ReturnFigures } from './return-figures';
import { type PeriodReturn, RETURNS, toneOfReturn } from './return-types';
import styles from './returns.module.css';

/** One return: what was reported, what changed since, what is to be done with it. */
export default function ReturnPage() {
  const { t } = useTranslation('returns');
  const { returnId } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: [...RETURNS, 'one', returnId],
    queryFn: ({ signal }) => api.get<PeriodReturn>(`/staff/returns/${returnId}`, undefined, signal),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={8} />;
  const { period, kindName, unionName, toUnionName, status, statusName, remarks } = data;
  return (
    <>
      <PageHeader
        title={`${unionName} ${period} ${kindName}`}
        subtitle={<StateTag tone={toneOfReturn(status)}>{statusName}</StateTag>}
        back="/returns"
        actions={
          <>
            <PrintForms subjectType="period-return" subjectId={data.id} version={data.version} />
            <Actions value={data} />
          </>
        }
      />
      {status === 'returned' && remarks && <p className={styles.remarks}>{t('remarks', { remarks })}</p>}
      <Facts
        facts={[
          [t('columns.to'), toUnionName],
          [t('columns.number'), data.number],
          [t('frozen'), <Frozen key="frozen" value={data} />],
          [t('note'), data.note],
        ]}
      />
      <Restated value={data} />
      <DetailSection title={t('figures')}>
        <ReturnFigures figures={data.figures} />
      </DetailSection>
      <DetailSection title={t('history')}>
        <Timeline
          entries={data.facts.map(({ actionName, at, byName, words }) => ({
            id: at,
            at,
            text: `${byName} ${actionName}`,
            more: words,
          }))}
        />
      </DetailSection>
    </>
  );
}

const Frozen = ({ value: { frozenAt, frozenByName } }: { value: PeriodReturn }) => (
  <>
    {frozenByName} <RelativeInstant at={frozenAt} />
  </>
);

/** Later changes stand beside what was reported; the return itself stays as it is. */
function Restated({ value: { restated, fromAbove } }: { value: PeriodReturn }) {
  const { t } = useTranslation('returns');
  const none = t(fromAbove ? 'restated.noneShown' : 'restated.none');
  if (restated.length === 0) return <p className={`nj-caption ${styles.unchanged}`}>{none}</p>;
  return (
    <DetailSection title={t('restated.title', { count: restated.length })}>
      <p className="nj-caption">{t('restated.means')}</p>
      <div className={styles.scroll}>
        <table className={styles.figures}>
          <thead>
            <tr>
              <th scope="col">{t('restated.which')}</th>
              <th scope="col" className={styles.right}>
                {t('restated.reported')}
              </th>
              <th scope="col" className={styles.right}>
                {t('restated.now')}
              </th>
            </tr>
          </thead>
          <tbody>
            {restated.map(({ name, unit, reported, now }) => (
              <tr key={name}>
                <td>{t('common:withNote', { name, note: unit })}</td>
                <td className={styles.right}>{reported === null ? t('unknown') : grouped(reported)}</td>
                <td className={styles.right}>{now === null ? t('unknown') : grouped(now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </DetailSection>
  );
}

const ROADS: Readonly<Record<string, string>> = {
  'freeze-again': 'freezing',
  submit: 'submission',
  withdraw: 'withdrawal',
  'send-back': 'return',
  accept: 'acceptance',
};
/** Of several that are open, the one that carries the return on. */
const PRIMARY = ['accept', 'submit'];

function Actions({ value }: { value: PeriodReturn }) {
  const { t } = useTranslation('returns');
  const [asked, setAsked] = useState<string>();
  const { id, version, openActions, restated } = useHeldWhile(value, asked !== undefined);
  const change = useChange<{ action: string; words: string }, PeriodReturn>({
    send: ({ action, words }) => api.post(`/staff/returns/${id}/${ROADS[action]}`, words ? { words } : {}, { version }),
    refreshes: [RETURNS],
    said: t('done'),
    onNewest: () => setAsked(undefined),
    onDone: () => setAsked(undefined),
  });
  return (
    <>
      {openActions.map((action) => (
        <Button key={action} type={PRIMARY.includes(action) ? 'primary' : 'default'} onClick={() => setAsked(action)}>
          {t(`actions.${action}`)}
        </Button>
      ))}
      {asked && (
        <ReasonModal
          open
          title={t(`actions.${asked}`)}
          confirm={t(`actions.${asked}`)}
          explanation={asked === 'submit' && restated.length > 0 ? t('submitChanged') : t(`explain.${asked}`)}
          optional={asked !== 'send-back'}
          sending={change.isPending}
          onConfirm={(words) => change.mutate({ action: asked, words })}
          onCancel={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
