import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import { useChange } from '../../../api/use-change';
import { toFen, yuan } from '../../../money';
import { DetailSection } from '../../../parts/detail-section';
import { ReasonModal } from '../../../parts/reason-modal';
import { RelativeDate } from '../../../parts/relative-date';
import { StateTag } from '../../../parts/state-tag';
import { type CaseVisit, DUTIES, type LoggedVisit, type VisitDuty } from '../visit-types';
import styles from './case.module.css';

/** The visits as they stand; corrected versions are in the timeline. */
export function CaseVisits({ duty: { id, visits } }: { duty: VisitDuty }) {
  const { t } = useTranslation('visits');
  const shown = visits.filter(({ status }) => status !== 'corrected');
  if (shown.length === 0) return null;
  return (
    <DetailSection title={t('case.visits', { count: shown.filter(({ status }) => status === 'logged').length })}>
      <ul>
        {shown.map((visit) => (
          <li key={visit.id} className={styles.row}>
            <Visit dutyId={id} visit={visit} />
          </li>
        ))}
      </ul>
    </DetailSection>
  );
}

function Visit({ dutyId, visit }: { dutyId: string; visit: CaseVisit }) {
  const { t } = useTranslation('visits');
  const { visitedOn, visitors, outcome, status, statusName, marks, remarks, openActions, nextContactOn } = visit;
  const given = givenWords(visit);
  return (
    <>
      <p className={styles.rowTop}>
        <RelativeDate day={visitedOn} />
        <span>{visitors.map(({ name, rankName }) => t('common:withNote', { name, note: rankName })).join('、')}</span>
        {status === 'voided' && <StateTag tone="plain">{statusName}</StateTag>}
      </p>
      <p>
        {t(`outcomes.${outcome}`)}
        {visit.proxyName && ` · ${t('common:withNote', { name: visit.proxyName, note: visit.proxyRelation })}`}
        {visit.signedBy && ` · ${t(`case.signed.${visit.signedBy}`)}`}
      </p>
      {given && <p className="nj-number">{given}</p>}
      {status === 'logged' && marks.length > 0 && (
        <ul className={styles.marks}>
          {(remarks.length > 0 ? remarks : marks.map(({ words }) => words)).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {nextContactOn && (
        <p>
          {t('case.nextContact')} <RelativeDate day={nextContactOn} />
        </p>
      )}
      {openActions.length > 0 && <VisitActions dutyId={dutyId} visit={visit} />}
    </>
  );
}

const givenWords = ({ cash, goods }: CaseVisit): string =>
  [
    ...((toFen(cash) ?? 0n) > 0n ? [yuan(cash)] : []),
    ...goods.map(({ name, quantity, unit, value }) => `${name} ${quantity} ${unit} ${yuan(value)}`),
  ].join(' · ');

function VisitActions({ dutyId, visit }: { dutyId: string; visit: CaseVisit }) {
  const navigate = useNavigate();
  const { t } = useTranslation('visits');
  const [voiding, setVoiding] = useState(false);
  const { key, renew } = useIdempotencyKey();
  const refreshes = [[...DUTIES]];
  const voidIt = useChange<string>({
    send: (reason) => api.post(`/staff/visits/${visit.id}/void`, { reason }, { version: visit.version }),
    refreshes,
    said: t('void.done'),
    onDone: () => setVoiding(false),
  });
  const ask = useChange<void, LoggedVisit>({
    send: () => api.post(`/staff/visits/${visit.id}/aid-request`, {}, { version: visit.version, idempotencyKey: key }),
    refreshes,
    said: t('askAid.done'),
    onDone: renew,
  });
  return (
    <div className={styles.buttons}>
      {visit.openActions.includes('request-aid') && (
        <Button loading={ask.isPending} onClick={() => ask.mutate()}>
          {t('askAid.button')}
        </Button>
      )}
      {visit.openActions.includes('correct') && (
        <Button type="text" onClick={() => void navigate(`/duties/${dutyId}/visits/${visit.id}/correction`)}>
          {t('correction.button')}
        </Button>
      )}
      {visit.openActions.includes('void') && (
        <Button type="text" onClick={() => setVoiding(true)}>
          {t('void.button')}
        </Button>
      )}
      <ReasonModal
        open={voiding}
        title={t('void.title')}
        confirm={t('void.button')}
        explanation={t('void.means')}
        suggestions={[t('void.reasons.wrong'), t('void.reasons.twice')]}
        sending={voidIt.isPending}
        onConfirm={(reason) => voidIt.mutate(reason)}
        onCancel={() => setVoiding(false)}
      />
    </div>
  );
}
