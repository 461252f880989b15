import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { api } from '../../api/client';
import { dayText } from '../../dates';
import { CaseProgress } from '../../parts/case-progress';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { Timeline } from '../../parts/timeline';
import { DuplicateHint } from './duplicates-page';
import { FileAid } from './file-aid';
import { FileActions } from './file-actions';
import { FileNotices } from './file-notices';
import { FilePairings } from './pairings';
import { FilePapers } from './file-papers';
import { HouseholdSection } from './household-section';
import { fileKey, type HardshipFile, toneOf } from './hardship-types';
import record from '../../parts/record.module.css';

/** One file: who, where it stands, who holds it, what is next; then everything that it rests on. */
export default function FilePage() {
  const { t } = useTranslation('hardship');
  const { fileId = '' } = useParams();
  // Who came from what waits for him goes back there.
  const { back = '/hardship' } = (useLocation().state ?? {}) as { readonly back?: string };
  const { data, isPending, error, refetch } = useQuery({
    queryKey: fileKey(fileId),
    queryFn: ({ signal }) => api.get<HardshipFile>(`/staff/hardship-files/${fileId}`, undefined, signal),
  });
  return (
    <>
      <PageHeader
        title={data?.memberName ?? t('one')}
        subtitle={data && [data.number, data.unionName].join(' · ')}
        back={back}
      />
      {isPending && <LoadingState rows={8} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Content key={data.id} file={data} />}
    </>
  );
}

function Content({ file }: { file: HardshipFile }) {
  return (
    <>
      <Standing file={file} />
      <div className={record.columns}>
        <div className={record.column}>
          <div className={`nj-card ${record.part}`}>
            <About file={file} />
            <People file={file} />
          </div>
          <div className={`nj-card ${record.part}`}>
            <HouseholdSection file={file} />
          </div>
          <div className={`nj-card ${record.part}`}>
            <FilePairings file={file} />
            <FileAid file={file} />
          </div>
        </div>
        <div className={record.column}>
          <div className={`nj-card ${record.part}`}>
            <FilePapers file={file} />
            <FileNotices file={file} />
            <Records file={file} />
          </div>
          <div className={`nj-card ${record.part}`}>
            <History file={file} />
          </div>
        </div>
      </div>
    </>
  );
}

function Standing({ file }: { file: HardshipFile }) {
  const { t } = useTranslation('hardship');
  const { status, statusLabel, categoryLabel, fiveWord, heldBy, next, steps, onFile, otherJudgement, proposedLabel } =
    file;
  const { toldReason } = file;
  return (
    <section className={`nj-card ${record.standing}`} aria-label={t('standing.label')}>
      <p>
        <StateTag tone={toneOf(status)}>{statusLabel}</StateTag>{' '}
        <strong>{[categoryLabel, fiveWord].filter(Boolean).join(' · ')}</strong>{' '}
        {proposedLabel && <StateTag tone="waiting">{t('standing.proposed', { category: proposedLabel })}</StateTag>}
        {otherJudgement && <StateTag tone="private">{t('standing.otherJudgement')}</StateTag>}
      </p>
      {steps.length > 0 && !onFile && (
        <CaseProgress steps={steps.map(({ label, state }) => ({ label, state: state === 'ahead' ? 'todo' : state }))} />
      )}
      {toldReason && <p>{toldReason}</p>}
      {heldBy && <p>{next ? t('standing.heldNext', { heldBy, next }) : t('standing.held', { heldBy })}</p>}
      {file.consentWithdrawnOn && (
        <p>
          <StateTag tone="late">{t('standing.consentWithdrawn')}</StateTag> {t('standing.consentWithdrawnMeans')}
        </p>
      )}
      {file.lackingConsents.length > 0 && (
        <p>
          <StateTag tone="due">{t('standing.consentLacking')}</StateTag> {file.lackingConsents.join('；')}{' '}
          <Link to={`/members/${file.memberId}`}>{t('standing.recordConsent')}</Link>
        </p>
      )}
      {file.standsBack && <p>{t('standing.standsBack')}</p>}
      <DuplicateHint fileId={file.id} />
      <FileActions file={file} />
    </section>
  );
}

function About({ file }: { file: HardshipFile }) {
  const { t } = useTranslation('hardship');
  const day = (on: string | null | undefined) => on && dayText(on, t);
  const causes = [file.mainCauseLabel, ...file.otherCauseLabels].filter(Boolean);
  return (
    <DetailSection title={t('about.title')}>
      <Facts
        facts={[
          [
            t('about.member'),
            <Link key="m" to={`/members/${file.memberId}`}>
              {file.memberName}
            </Link>,
          ],
          [t('about.causes'), causes.join('、')],
          [t('about.filedOn'), day(file.filedOn)],
          [t('about.reviewDueOn'), day(file.reviewDueOn)],
          [t('about.appliedOn'), day(file.appliedOn)],
          [t('about.consentedOn'), day(file.consentedOn)],
          [t('about.filledBy'), file.filledByOfficer ? t('about.byOfficer') : null],
          [
            t('about.exited'),
            file.exitGroundLabel && [day(file.exitedOn), file.exitGroundLabel, file.exitReason].join(' '),
          ],
          [t('about.watch'), file.watchOn.map((on) => dayText(on, t)).join('、')],
          [t('about.keptUntil'), day(file.keptUntil)],
        ]}
      />
    </DetailSection>
  );
}

function People({ file: { persons } }: { file: HardshipFile }) {
  const { t } = useTranslation('hardship');
  return (
    <DetailSection title={t('people.title', { count: persons.length })}>
      <ul className={record.lines}>
        {persons.map(({ id, name, relationLabel, age, isMember }) => (
          <DetailLine
            key={id}
            note={[age !== null && t('people.age', { age }), isMember && t('people.member')]
              .filter(Boolean)
              .join(' · ')}
          >
            {relationLabel} · {name}
          </DetailLine>
        ))}
      </ul>
    </DetailSection>
  );
}

function Records({ file: { records } }: { file: HardshipFile }) {
  const { t } = useTranslation('hardship');
  if (records.length === 0) return null;
  return (
    <DetailSection title={t('records.title')}>
      <ul className={record.lines}>
        {records.map(({ kind, label, heldOn, people, conforms, votesFor, votesAgainst, abstained }, index) => (
          <DetailLine
            key={`${kind}${heldOn}${index}`}
            note={[
              people.join('、'),
              votesFor === null
                ? t(conforms ? 'records.conforms' : 'records.differs')
                : t('records.votes', { votesFor, votesAgainst, abstained }),
            ].join(' · ')}
          >
            {label} · {dayText(heldOn, t)}
          </DetailLine>
        ))}
      </ul>
    </DetailSection>
  );
}

function History({ file: { timeline } }: { file: HardshipFile }) {
  const { t } = useTranslation('hardship');
  return (
    <DetailSection title={t('history.title')}>
      {timeline.length === 0 && <p className="nj-caption">{t('history.imported')}</p>}
      <Timeline
        entries={timeline.map(({ at, label, byName, words }, index) => ({
          id: `${at}${index}`,
          at,
          text: `${byName} ${label}`,
          more: words,
        }))}
      />
    </DetailSection>
  );
}
