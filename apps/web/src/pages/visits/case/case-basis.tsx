import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { yuan } from '../../../money';
import { DetailSection } from '../../../parts/detail-section';
import { Reckoning, StandardNotice } from '../standard-notice';
import { entitlementQuery } from '../use-duty';
import type { VisitDuty } from '../visit-types';
import styles from './case.module.css';

/** By which rule, and what the household had before: what a decision rests on. */
export function CaseBasis({ duty }: { duty: VisitDuty }) {
  const { t } = useTranslation('visits');
  const { householdAmount, householdCount, duplicates, basis } = duty;
  return (
    <DetailSection title={t('case.basis')}>
      {basis.length > 0 ? <JudgedBy lines={basis} /> : <MayBeGiven duty={duty} />}
      <p className={styles.line}>
        {householdCount > 0
          ? t('case.household', { amount: yuan(householdAmount), count: householdCount })
          : t('case.householdNothing')}
      </p>
      <p className={styles.line}>
        {duplicates.length === 0 ? (
          t('case.noDuplicates')
        ) : (
          <>
            {t('case.duplicates')}
            {duplicates.map(({ id, number }) => (
              <Link key={id} className={styles.reference} to={`/duties/${id}`}>
                {number}
              </Link>
            ))}
          </>
        )}
      </p>
    </DetailSection>
  );
}

const RESULT = /^结论[:：]/;

/** How the last visit's aid was reckoned: the rule and the result, and the rest for who wants to see it. */
function JudgedBy({ lines }: { lines: readonly string[] }) {
  const result = lines.findIndex((line) => RESULT.test(line));
  const shown = result < 0 ? lines.slice(-1) : [...lines.slice(1, 2), lines[result]];
  return (
    <div>
      {shown.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Reckoning lines={lines} />
    </div>
  );
}

const AWAITED: readonly string[] = ['open', 'assigned', 'accepted', 'visited'];

function MayBeGiven({ duty: { id, status } }: { duty: VisitDuty }) {
  const { data } = useQuery({ ...entitlementQuery(id, {}), enabled: AWAITED.includes(status) });
  return data ? <StandardNotice entitlement={data} gives={false} /> : null;
}
