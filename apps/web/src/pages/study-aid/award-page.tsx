import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import { documentAddress } from '../../api/documents';
import { dayText, relativeInstant } from '../../dates';
import { Amount } from '../../parts/amount';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { Timeline } from '../../parts/timeline';
import { usePhone } from '../../theme/media';
import { AddPapers } from './add-papers';
import { RenewalCard } from './renewal-card';
import { type Award, STUDY, toneOf } from './study-types';
import record from '../../parts/record.module.css';
import { AwardActions } from './award-actions';

/** One child's aid: where it stands, every year's money, renewals, papers, and what happened. */
export default function AwardPage() {
  const { t } = useTranslation('study');
  const { awardId = '' } = useParams();
  const {
    data: award,
    isPending,
    error,
    refetch,
  } = useQuery({
    queryKey: [...STUDY, 'award', awardId],
    queryFn: ({ signal }) => api.get<Award>(`/staff/study-awards/${awardId}`, undefined, signal),
  });
  const phone = usePhone();
  const actions = award && <AwardActions key={award.id} award={award} />;
  return (
    <>
      <PageHeader
        title={award?.line.childName ?? t('one')}
        subtitle={
          award && (
            <>
              <StateTag tone={toneOf(award.line.status)}>{award.line.statusLabel}</StateTag> {award.line.number} ·{' '}
              {award.line.unionName}
            </>
          )
        }
        back="/study-aid"
        actions={!phone && actions}
      />
      {isPending && <LoadingState rows={8} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {award && <Content award={award} />}
      {phone && actions}
    </>
  );
}

function Content({ award }: { award: Award }) {
  const { t } = useTranslation('study');
  return (
    <div className={record.columns}>
      <div className={record.column}>
        {award.renewals[0] && award.renewals[0].status !== 'done' && (
          <section className={`nj-card ${record.part}`}>
            <DetailSection title={t('renewals.one')}>
              <RenewalCard renewal={award.renewals[0]} />
            </DetailSection>
          </section>
        )}
        <section className={`nj-card ${record.part}`}>
          <Instalments award={award} />
        </section>
        <section className={`nj-card ${record.part}`}>
          <DetailSection title={t('timeline')}>
            <Timeline
              entries={award.facts.map(({ title, byName, at, words }, index) => ({
                id: String(index),
                at,
                text: `${byName} ${title}`,
                ...(words ? { more: words } : {}),
              }))}
            />
          </DetailSection>
        </section>
      </div>
      <div className={record.column}>
        <section className={`nj-card ${record.part}`}>
          <About award={award} />
        </section>
        <section className={`nj-card ${record.part}`}>
          <Papers award={award} />
        </section>
      </div>
    </div>
  );
}

function Instalments({ award: { instalments } }: { award: Award }) {
  const { t } = useTranslation('study');
  return (
    <DetailSection title={t('money.title')}>
      {instalments.length === 0 && <p className="nj-caption">{t('money.none')}</p>}
      <ul className={record.lines}>
        {instalments.map((each) => (
          <DetailLine
            key={each.id}
            note={
              <>
                {each.ruleSentence}{' '}
                {each.grantListId && <Link to={`/study-aid/lists/${each.grantListId}`}>{each.grantListNumber}</Link>}{' '}
                {each.disbursementId && !each.inHistory && (
                  <Link to={`/disbursements/${each.disbursementId}`}>{each.disbursementNumber}</Link>
                )}
              </>
            }
            end={<Amount value={each.amount} />}
          >
            {each.yearName} · {t('money.ordinal', { count: each.ordinal })}{' '}
            <StateTag tone={toneOf(each.status)}>
              {each.paidOn ? t('money.paidOn', { day: dayText(each.paidOn, t) }) : each.statusLabel}
            </StateTag>
          </DetailLine>
        ))}
      </ul>
    </DetailSection>
  );
}

function About({ award }: { award: Award }) {
  const { t } = useTranslation('study');
  const { line, maskedDocument, schoolingYears, circumstanceWords, suspendedForLabel, endGroundLabel, endedOn } = award;
  return (
    <DetailSection title={t('about')}>
      <Facts
        facts={[
          [
            t('columns.parent'),
            <Link key="parent" to={`/members/${line.memberId}`}>
              {line.memberName}
            </Link>,
          ],
          [
            t('fields.programme'),
            <Link key="programme" to={`/study-aid/programmes/${award.programmeId}`}>
              {line.programmeName}
            </Link>,
          ],
          [t('fields.schoolName'), `${line.schoolName} · ${line.levelLabel}`],
          [
            t('fields.course'),
            t('courseWords', { entry: line.entryYear, years: schoolingYears, ends: line.endsInYear }),
          ],
          [t('fields.childIdNumber'), maskedDocument],
          [t('columns.years'), t('years', { paid: line.paidYears, max: line.maxYears })],
          [t('columns.paid'), <Amount key="paid" value={line.paid} />],
          [t('fields.circumstances'), circumstanceWords],
          [t('fields.consent'), t(award.consented ? 'yes' : 'no')],
          [t('fields.graceYear'), award.graceYearName],
          [t('fields.suspendedFor'), suspendedForLabel],
          [t('fields.ended'), endGroundLabel && `${endGroundLabel}${endedOn ? ` · ${dayText(endedOn, t)}` : ''}`],
          [t('fields.lastReason'), award.lastReason],
        ]}
      />
    </DetailSection>
  );
}

function Papers({ award: { id, version, papers, mayAddPapers } }: { award: Award }) {
  const { t } = useTranslation('study');
  return (
    <DetailSection
      title={t('papers.title')}
      actions={mayAddPapers && <AddPapers path={`/staff/study-awards/${id}/papers`} version={version} />}
    >
      {papers.length === 0 && <p className="nj-caption">{t('papers.none')}</p>}
      <ul className={record.lines}>
        {papers.map((paper, index) => (
          <DetailLine
            key={paper.id}
            note={relativeInstant(paper.uploadedAt, t)}
            end={
              <a href={documentAddress(paper.id)} target="_blank" rel="noreferrer">
                {t('papers.look')}
              </a>
            }
          >
            {t('papers.number', { number: index + 1 })}
          </DetailLine>
        ))}
      </ul>
    </DetailSection>
  );
}
