import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { documentAddress } from '../../api/documents';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import { Amount } from '../../parts/amount';
import { DetailLine, DetailSection } from '../../parts/detail-section';
import { ReasonModal } from '../../parts/reason-modal';
import { ErrorState, LoadingState } from '../../parts/states';
import { ComputationPaper } from './computation-paper';
import { FILES, type HardshipFile, type Household, type Statement } from './hardship-types';
import record from '../../parts/record.module.css';
import styles from './hardship.module.css';

/** Incomes, health and the computation: shown when the reason is said, and every look is recorded. */
export function HouseholdSection({ file }: { file: HardshipFile }) {
  const { t } = useTranslation('hardship');
  const [reason, setReason] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  if (!file.mayReadHousehold)
    return (
      <DetailSection title={t('household.title')}>
        <p className="nj-caption">{t('household.notYours')}</p>
      </DetailSection>
    );
  return (
    <DetailSection
      title={t('household.title')}
      actions={reason === null && <Button onClick={() => setAsking(true)}>{t('household.show')}</Button>}
    >
      {reason === null ? (
        <p className="nj-caption">{t('household.recorded')}</p>
      ) : (
        <Shown file={file} reason={reason} />
      )}
      <ReasonModal
        open={asking}
        title={t('household.why')}
        confirm={t('household.show')}
        onCancel={() => setAsking(false)}
        onConfirm={(said) => {
          setAsking(false);
          setReason(said);
        }}
      />
    </DetailSection>
  );
}

export const useHousehold = (id: string, reason: string, enabled = true) =>
  useQuery({
    queryKey: [...FILES, 'household', id, reason],
    queryFn: ({ signal }) => api.get<Household>(`/staff/hardship-files/${id}/household`, { reason }, signal),
    staleTime: Infinity,
    enabled,
  });

function Shown({ file, reason }: { file: HardshipFile; reason: string }) {
  const { data, isPending, error, refetch } = useHousehold(file.id, reason);
  if (isPending) return <LoadingState rows={5} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <PeopleShown household={data} />
      <div className={styles.years}>
        {data.statements.map((statement) => (
          <StatementShown key={statement.id} statement={statement} />
        ))}
      </div>
      <Computations household={data} />
      <Words household={data} />
    </>
  );
}

function PeopleShown({ household: { persons } }: { household: Household }) {
  const { t } = useTranslation('hardship');
  return (
    <ul className={record.lines}>
      {persons.map(
        ({ id, name, relationLabel, health, school, monthIncome, idNumber, workStatus, particularLines }) => (
          <DetailLine
            key={id}
            note={
              <>
                {[health, workStatus, school, idNumber].filter(Boolean).join(' · ')}
                {particularLines.length > 0 && (
                  <span className={styles.said}>
                    {particularLines.map(({ label, words }) => t('particulars.line', { label, words })).join('；')}
                  </span>
                )}
              </>
            }
            end={monthIncome !== null && <span>{t('household.monthly', { amount: yuan(monthIncome) })}</span>}
          >
            {relationLabel} · {name}
          </DetailLine>
        ),
      )}
    </ul>
  );
}

/** What was stated for one year; two stand side by side. */
export function StatementShown({ statement }: { statement: Statement }) {
  const { t } = useTranslation('hardship');
  const { statedOn, incomes, expenses, income, expense, persons, eventLabel } = statement;
  return (
    <DetailSection title={t('household.stated', { day: dayText(statedOn, t) })}>
      <ul className={record.lines}>
        {incomes.map(({ label, whose, yearly, documentId }, index) => (
          <DetailLine key={`i${index}`} note={<EvidenceLink documentId={documentId} />} end={<Amount value={yearly} />}>
            {label}
            {whose && ` · ${whose}`}
          </DetailLine>
        ))}
        <DetailLine
          end={
            <strong>
              <Amount value={income} />
            </strong>
          }
        >
          {t('household.income')}
        </DetailLine>
        {expenses.map(({ label, note, yearly, fromEvent, documentId }, index) => (
          <DetailLine
            key={`e${index}`}
            note={
              <>
                {fromEvent && `${eventLabel} · `}
                <EvidenceLink documentId={documentId} />
              </>
            }
            end={<Amount value={yearly} />}
          >
            {label}
            {note && ` · ${note}`}
          </DetailLine>
        ))}
        <DetailLine
          end={
            <strong>
              <Amount value={expense} />
            </strong>
          }
          note={t('counts.people', { count: persons })}
        >
          {t('household.expense')}
        </DetailLine>
      </ul>
    </DetailSection>
  );
}

/** The paper that proves a line; a look at it is recorded. */
function EvidenceLink({ documentId }: { documentId: string | null }) {
  const { t } = useTranslation('hardship');
  if (documentId === null) return <>{t('household.noEvidence')}</>;
  return (
    <a href={documentAddress(documentId)} target="_blank" rel="noreferrer">
      {t('household.evidence')}
    </a>
  );
}

function Computations({ household: { computations, judgements } }: { household: Household }) {
  const { t } = useTranslation('hardship');
  return (
    <>
      {computations.length === 0 && judgements.length === 0 && (
        <p className="nj-caption">{t('household.noStandard')}</p>
      )}
      {judgements.map((judgement) => (
        <DetailSection key={judgement.id} title={t('household.judged', { day: dayText(judgement.judgedOn, t) })}>
          <p>
            {t('household.judgedAs', { category: judgement.categoryLabel, by: judgement.judgedByName })}
            {judgement.reason && ` ${t('household.because', { reason: judgement.reason })}`}
          </p>
          <ComputationPaper lines={judgement.lines} changes={judgement.changes} />
        </DetailSection>
      ))}
      {computations.map(({ versionLabel, lines, changes }) => (
        <DetailSection key={versionLabel} title={t('household.computed', { version: versionLabel })}>
          <ComputationPaper lines={lines} changes={changes} />
        </DetailSection>
      ))}
    </>
  );
}

function Words({ household: { records, objections, note } }: { household: Household }) {
  const { t } = useTranslation('hardship');
  return (
    <>
      {note && (
        <DetailSection title={t('household.note')}>
          <p>{note}</p>
        </DetailSection>
      )}
      {records.length > 0 && (
        <DetailSection title={t('records.words')}>
          {records.map(({ label, heldOn, words }, index) => (
            <p key={`${label}${heldOn}${index}`}>
              {label} {dayText(heldOn, t)}：{words}
            </p>
          ))}
        </DetailSection>
      )}
      {objections.length > 0 && (
        <DetailSection title={t('objections.title')}>
          {objections.map(({ words, name, contact, receivedAt }) => (
            <p key={receivedAt}>
              {words}{' '}
              <span className="nj-caption">
                {[name ?? t('objections.unnamed'), contact].filter(Boolean).join(' · ')}
              </span>
            </p>
          ))}
        </DetailSection>
      )}
    </>
  );
}
