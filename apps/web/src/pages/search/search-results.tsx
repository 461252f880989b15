import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import type { Schemas } from '../../api/schemas';
import { yuan } from '../../money';
import { recentMembers } from '../../parts/recent-members';
import { StateTag } from '../../parts/state-tag';
import { EmptyState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { useBuilt } from '../../shell/built-paths';
import { toneOf } from '../members/member-types';
import { toneOf as toneOfCase } from '../visits/duty-tone';
import type { FoundCase, FoundDisbursement } from './case-search';
import styles from './search.module.css';

type FoundMember = Schemas['FoundMemberView'];

export function MemberLine({ member }: { member: FoundMember }) {
  const { t } = useTranslation('search');
  const { memberId } = useParams();
  const { search } = useLocation();
  const { id, name, unionName, groupName, category, idNumberMasked, status, statusName } = member;
  return (
    <li className={styles.item} data-list-item aria-current={id === memberId || undefined}>
      <Link className={styles.open} to={`/search/${id}${search}`}>
        <span className={styles.words}>
          <span className={styles.top}>
            <strong>{name}</strong>
            <StateTag tone={toneOf(status)}>{statusName}</StateTag>
          </span>
          <span>{[unionName, groupName].filter(Boolean).join(' · ')}</span>
          <span className="nj-caption nj-number">
            {[t(`categories.${category}`), idNumberMasked].filter(Boolean).join(' · ')}
          </span>
        </span>
      </Link>
    </li>
  );
}

/** Choosing beats typing: whom I opened or picked last on this device. */
export function RecentPeople() {
  const { t } = useTranslation('search');
  const { memberId } = useParams();
  const account = useSession().session?.accountId ?? '';
  const people = recentMembers(account);
  if (people.length === 0) return <EmptyState>{t('start')}</EmptyState>;
  return (
    <>
      <h2 className={styles.heading}>{t('recent')}</h2>
      <ul className={styles.list}>
        {people.map(({ id, name, unionName }) => (
          <li key={id} className={styles.item} data-list-item aria-current={id === memberId || undefined}>
            <Link className={styles.open} to={`/search/${id}`}>
              <span className={styles.words}>
                <strong>{name}</strong>
                <span>{unionName}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

export function DisbursementLine({ found }: { found: FoundDisbursement }) {
  const { id, number, recipientName, recipientUnionName, occasionName, amount, stageName, stage } = found;
  return (
    <li className={styles.item} data-list-item>
      <Link className={styles.open} to={`/disbursements/${id}`}>
        <span className={styles.words}>
          <span className={styles.top}>
            <strong>
              {recipientName} {occasionName} {yuan(amount)}
            </strong>
            <StateTag tone={SETTLED.has(stage) ? 'done' : 'waiting'}>{stageName}</StateTag>
          </span>
          <span className="nj-number">{number}</span>
          <span className="nj-caption">{recipientUnionName}</span>
        </span>
      </Link>
    </li>
  );
}

const SETTLED: ReadonlySet<string> = new Set(['paid', 'confirmed', 'reconciled']);

export function CaseLine({ found }: { found: FoundCase }) {
  const opens = useBuilt('/visits');
  const { id, number, memberName, occasionName, unionName, statusName } = found;
  const words = (
    <span className={styles.words}>
      <span className={styles.top}>
        <strong>
          {memberName} {occasionName}
        </strong>
        <StateTag tone={toneOfCase(found)}>{statusName}</StateTag>
      </span>
      <span className="nj-number">{number}</span>
      <span className="nj-caption">{unionName}</span>
    </span>
  );
  return (
    <li className={styles.item} data-list-item>
      {opens ? (
        <Link className={styles.open} to={`/visits/${id}`}>
          {words}
        </Link>
      ) : (
        <div className={styles.open}>{words}</div>
      )}
    </li>
  );
}
