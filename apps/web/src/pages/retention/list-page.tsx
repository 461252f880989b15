import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import { documentAddress } from '../../api/documents';
import type { Page } from '../../api/types';
import { dayText } from '../../dates';
import { Facts } from '../../parts/detail-section';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { PageHeader } from '../../parts/page-header';
import { PrintForms } from '../../parts/print-forms';
import { RelativeInstant } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { KeepLine, ListSteps } from './list-steps';
import {
  type DestructionLine,
  type DestructionList,
  LINE_TONES,
  LISTS,
  PATH,
  RECORD_PATHS,
  STATUS_TONES,
} from './retention-types';
import styles from './retention.module.css';

type State = DestructionLine['state'];
const STATES: readonly State[] = ['listed', 'held', 'kept', 'destroyed'];

/** One list: what is on it, who decided, and the next step. */
export default function ListPage() {
  const { listId = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...LISTS, 'one', listId],
    queryFn: ({ signal }) => api.get<DestructionList>(`${PATH}/${listId}`, undefined, signal),
  });
  if (isPending) return <LoadingState rows={6} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <PageHeader
        title={data.number}
        subtitle={data.unionName}
        back="/retention"
        actions={<PrintForms subjectType="destruction-list" subjectId={data.id} version={data.version} />}
      />
      <div className={styles.column}>
        <Standing list={data} />
        <Lines key={data.id} list={data} />
      </div>
      <ListSteps list={data} />
    </>
  );
}

function Standing({ list }: { list: DestructionList }) {
  const { t } = useTranslation('retention');
  const { status, statusName, witnesses, minutesDocumentId, lastReason } = list;
  const by = (name: string | null, at: string | null) =>
    name && (
      <>
        {name} {at && <RelativeInstant at={at} />}
      </>
    );
  return (
    <section className={`nj-card ${styles.standing}`}>
      <StateTag tone={STATUS_TONES[status]}>{statusName}</StateTag>
      <p className="nj-caption">{t(`next.${status}`)}</p>
      <Facts
        facts={[
          [t('proposedBy'), by(list.proposedByName ?? t('byItself'), list.proposedAt)],
          [t('submittedBy'), by(list.submittedByName, list.submittedAt)],
          [t('witnesses'), witnesses.join('、')],
          [t('approvedBy'), by(list.approvedByName, list.approvedAt)],
          [t('destroyedBy'), by(list.destroyedByName, list.destroyedAt)],
          [t('lastReason'), lastReason],
          [
            t('minutes'),
            minutesDocumentId && (
              <a key="minutes" href={documentAddress(minutesDocumentId)} target="_blank" rel="noreferrer">
                {t('openMinutes')}
              </a>
            ),
          ],
        ]}
      />
    </section>
  );
}

function Lines({ list }: { list: DestructionList }) {
  const { t } = useTranslation('retention');
  const [state, setState] = useState<State>(STATES.find((each) => list[each] > 0) ?? 'listed');
  const lines = useKeyset<DestructionLine>([...LISTS, 'lines', list.id, state], (after, signal) =>
    api.get<Page<DestructionLine>>(`${PATH}/${list.id}/lines`, { after, state }, signal),
  );
  return (
    <>
      <Segmented<State>
        value={state}
        onChange={setState}
        options={STATES.map((each) => ({ value: each, label: `${t(`lines.${each}`)} ${list[each]}` }))}
      />
      <KeysetList
        list={lines}
        label={t(`lines.${state}`)}
        itemKey={({ id }) => id}
        renderItem={(line) => <Line list={list} line={line} />}
        empty={t('lines.none')}
      />
    </>
  );
}

function Line({ list, line }: { list: DestructionList; line: DestructionLine }) {
  const { t } = useTranslation('retention');
  const { can } = useSession();
  const path = RECORD_PATHS[line.kind];
  const mayKeep =
    line.state === 'listed' &&
    ((list.status === 'proposed' && can('retention:propose')) ||
      (list.status === 'submitted' && can('retention:approve')));
  return (
    <div className={styles.line}>
      <div className={styles.words}>
        <span className={styles.top}>
          {path ? <Link to={`${path}${line.recordId}`}>{line.number}</Link> : line.number}
          <StateTag tone={LINE_TONES[line.state]}>{line.stateName}</StateTag>
        </span>
        <span className="nj-caption">
          {[line.kindName, line.unionName, t('ended', { day: dayText(line.endedOn, t), years: line.years })].join(
            ' · ',
          )}
        </span>
        {line.reason && (
          <span>
            {line.keptUntil && line.state === 'kept'
              ? t('keptUntil', { reason: line.reason, day: dayText(line.keptUntil, t) })
              : line.reason}
          </span>
        )}
      </div>
      {mayKeep && <KeepLine list={list} line={line} />}
    </div>
  );
}
