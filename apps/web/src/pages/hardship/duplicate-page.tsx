import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { Judging, SIGNS, SignStanding } from './duplicates-page';
import record from '../../parts/record.module.css';
import styles from './hardship.module.css';

type Comparison = Schemas['DuplicateComparisonView'];
type Household = Comparison['households'][number];

/** Both places in which a household seems to stand, side by side: what a person judges by. */
export default function DuplicatePage() {
  const { t } = useTranslation('hardship');
  const { signId = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...SIGNS, 'one', signId],
    queryFn: ({ signal }) => api.get<Comparison>(`/staff/duplicate-signs/${signId}`, undefined, signal),
  });
  return (
    <>
      <PageHeader title={t('duplicates.compare')} subtitle={t('duplicates.compareMeans')} back="/hardship/duplicates" />
      {isPending && <LoadingState rows={6} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Compared comparison={data} />}
    </>
  );
}

function Compared({ comparison: { sign, households } }: { comparison: Comparison }) {
  const { t } = useTranslation('hardship');
  const [judging, setJudging] = useState(false);
  return (
    <>
      <section className={`nj-card ${record.standing}`}>
        <SignStanding sign={sign} />
        {sign.mayJudge && (
          <div className={record.actions}>
            <Button type="primary" onClick={() => setJudging(true)}>
              {t('duplicates.judge')}
            </Button>
          </div>
        )}
      </section>
      <div className={styles.years}>
        {households.map((household) => (
          <HouseholdShown key={household.memberId} household={household} />
        ))}
      </div>
      <Judging sign={sign} open={judging} onClose={() => setJudging(false)} />
    </>
  );
}

function HouseholdShown({ household }: { household: Household }) {
  const { t } = useTranslation('hardship');
  const { memberName, unionName, fileId, number, statusLabel, categoryLabel, officerName, aids, aided, persons } =
    household;
  const day = (on: string | null | undefined) => on && dayText(on, t);
  return (
    <section className={`nj-card ${record.part}`} aria-label={`${memberName} ${unionName}`}>
      <DetailSection title={memberName}>
        <Facts
          facts={[
            [t('columns.union'), unionName],
            [
              t('columns.number'),
              fileId ? (
                <Link key="f" to={`/hardship/${fileId}`}>
                  {number}
                </Link>
              ) : (
                t('duplicates.noFile')
              ),
            ],
            [t('columns.state'), statusLabel],
            [t('columns.category'), categoryLabel],
            [t('duplicates.foundOn'), day(household.foundOn)],
            [t('about.filedOn'), day(household.filedOn)],
            [
              t('about.exited'),
              household.exitedOn && [day(household.exitedOn), household.exitGroundLabel].filter(Boolean).join(' '),
            ],
            [t('duplicates.officer'), officerName],
            [t('duplicates.aided'), aids > 0 ? t('duplicates.aids', { count: aids, sum: yuan(aided) }) : null],
          ]}
        />
      </DetailSection>
      {persons.length > 0 && (
        <DetailSection title={t('people.title', { count: persons.length })}>
          <ul className={record.lines}>
            {persons.map(({ name, relationLabel, age, shared }, index) => (
              <DetailLine
                key={`${name}${index}`}
                note={age !== null && t('people.age', { age })}
                end={shared && <StateTag tone="due">{t('duplicates.shared')}</StateTag>}
              >
                {relationLabel} · {name}
              </DetailLine>
            ))}
          </ul>
        </DetailSection>
      )}
    </section>
  );
}
