import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import type { Schemas } from '../../../api/schemas';
import { DetailSection, Facts } from '../../../parts/detail-section';
import { ReasonModal } from '../../../parts/reason-modal';
import { RelativeDate, RelativeInstant } from '../../../parts/relative-date';
import { ProblemNotice } from '../../../parts/states';
import type { VisitDuty } from '../visit-types';
import styles from './case.module.css';

type Notes = Schemas['CaseNotesView'];

/** What was told in confidence: asked for with a reason, and the member sees who looked. */
export function CaseNotes({ duty: { id } }: { duty: VisitDuty }) {
  const { t } = useTranslation('visits');
  const [asking, setAsking] = useState(false);
  const look = useMutation({
    mutationFn: (reason: string) => api.get<Notes>(`/staff/visit-duties/${id}/notes`, { reason }),
    onSuccess: () => setAsking(false),
  });
  return (
    <DetailSection
      title={t('notes.title')}
      actions={!look.data && <Button onClick={() => setAsking(true)}>{t('notes.look')}</Button>}
    >
      {look.data ? <NotesShown notes={look.data} /> : <p className="nj-caption">{t('notes.recorded')}</p>}
      <ProblemNotice error={look.error} />
      <ReasonModal
        open={asking}
        title={t('notes.look')}
        confirm={t('notes.look')}
        explanation={t('notes.recorded')}
        suggestions={[t('notes.reasons.visit'), t('notes.reasons.follow')]}
        sending={look.isPending}
        onConfirm={(reason) => look.mutate(reason)}
        onCancel={() => setAsking(false)}
      />
    </DetailSection>
  );
}

function NotesShown({ notes: { place, relativeName, reports, visits } }: { notes: Notes }) {
  const { t } = useTranslation('visits');
  const nothing = !place && !relativeName && reports.length === 0 && visits.every((visit) => isEmpty(visit));
  if (nothing) return <p>{t('notes.nothing')}</p>;
  return (
    <div className={styles.notes}>
      <Facts
        facts={[
          [t('notes.place'), place],
          [t('notes.relative'), relativeName],
        ]}
      />
      {reports.map(({ reporterName, at, note }) => (
        <p key={at}>
          <span className="nj-caption">
            {reporterName} <RelativeInstant at={at} />
          </span>{' '}
          {note}
        </p>
      ))}
      {visits
        .filter((visit) => !isEmpty(visit))
        .map((visit) => (
          <VisitNotes key={visit.id} visit={visit} />
        ))}
    </div>
  );
}

type VisitNote = Notes['visits'][number];

const isEmpty = ({ place, reason, words, nextNeed }: VisitNote): boolean => !place && !reason && !words && !nextNeed;

function VisitNotes({ visit: { visitedOn, place, reason, words, nextNeed } }: { visit: VisitNote }) {
  const { t } = useTranslation('visits');
  return (
    <div>
      <p className="nj-caption">
        <RelativeDate day={visitedOn} />
      </p>
      <Facts
        facts={[
          [t('notes.place'), place],
          [t('notes.reason'), reason],
          [t('words.said'), words],
          [t('words.need'), nextNeed],
        ]}
      />
    </div>
  );
}
