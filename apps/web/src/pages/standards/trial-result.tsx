import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { Page } from '../../api/types';
import { Amount } from '../../parts/amount';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { useSession } from '../../session/use-session';
import { askStandards, type Preview, STANDARDS, type Trial } from './standard-types';
import styles from './standards.module.css';

/** The preview looks at no earlier aid, so it cannot say that there was none. */
const UNKNOWN = /^以前没有领过/;

/** The answer of the rules, line by line, with the accounts that could pay and what he had already. */
export function TrialResult({ preview, trial }: { preview: Preview; trial: Trial }) {
  const { t } = useTranslation('standards');
  const { entitled, cap, formName, sentence, whoMayDecideOtherwise, rule, explanation } = preview;
  return (
    <section className={`nj-card ${styles.result}`} aria-labelledby="trial-result">
      <h2 id="trial-result" className={styles.answer}>
        <StateTag tone={entitled ? 'done' : 'late'}>{t(entitled ? 'trial.entitled' : 'trial.notEntitled')}</StateTag>
        {cap && (
          <span>
            {t('upTo')} <Amount value={cap} strong /> {formName}
          </span>
        )}
      </h2>
      {sentence && <p>{sentence}</p>}
      {whoMayDecideOtherwise && <p className="nj-caption">{t('trial.otherwise', { who: whoMayDecideOtherwise })}</p>}
      <ol className={styles.lines}>
        {explanation
          .filter((line) => !UNKNOWN.test(line))
          .map((line) => (
            <li key={line}>{line}</li>
          ))}
      </ol>
      <p className="nj-caption">{t('trial.rulesOnly')}</p>
      {entitled && rule && <Funds trial={trial} code={rule.code} />}
      {trial.member && <Received memberId={trial.member.id} year={trial.eventDate.slice(0, 4)} />}
    </section>
  );
}

/** Accounts of the union whose kind the standard allows, the one to take first in front. */
function Funds({ trial, code }: { trial: Trial; code: string }) {
  const { t } = useTranslation('standards');
  const { can } = useSession();
  const { unionId, eventDate: on } = trial;
  const standards = useQuery({
    queryKey: [...STANDARDS, 'on', unionId, on],
    queryFn: ({ signal }) => askStandards({ unionId, on }, false, signal),
  });
  const funds = useQuery({
    queryKey: ['funds', 'list', { unionId }],
    enabled: can('fund:read'),
    queryFn: ({ signal }) =>
      api.get<Page<Schemas['FundAccountView']>>('/staff/fund-accounts', { unionId, limit: 100 }, signal),
  });
  const kinds = standards.data?.items.find((standard) => standard.code === code)?.fundKinds ?? [];
  const able = kinds.flatMap(
    (kind) => funds.data?.items.filter((fund) => fund.kind === kind && fund.status === 'open') ?? [],
  );
  if (!funds.data || !standards.data) return null;
  return (
    <div className={styles.lines}>
      <h3>{t('trial.funds')}</h3>
      {able.length === 0 && <p>{t('trial.noFunds')}</p>}
      <ul>
        {able.map(({ id, name, figures }) => (
          <li key={id}>
            <Link to={`/funds/${id}`}>{name}</Link> {t('trial.available')} <Amount value={figures.available} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const NOT_GIVEN = new Set(['refused', 'withdrawn', 'reversed']);

/** What he was given or has asked for in the year of the event. */
function Received({ memberId, year }: { memberId: string; year: string }) {
  const { t } = useTranslation('standards');
  const { can } = useSession();
  const { data } = useQuery({
    queryKey: ['disbursements', 'of-member', memberId],
    enabled: can('disbursement:read'),
    queryFn: ({ signal }) =>
      api.get<Page<Schemas['DisbursementRowView']>>(
        '/staff/disbursements',
        { recipientId: memberId, limit: 100 },
        signal,
      ),
  });
  if (!data) return null;
  const rows = data.items.filter(({ status, eventDate }) => !NOT_GIVEN.has(status) && eventDate.startsWith(year));
  return (
    <div className={styles.lines}>
      <h3>{t('trial.received', { year })}</h3>
      {rows.length === 0 && <p>{t('trial.nothing')}</p>}
      <ul>
        {rows.map(({ id, occasionName, amount, stageName, eventDate }) => (
          <li key={id}>
            <RelativeDate day={eventDate} /> <Link to={`/payments/${id}?queue=all`}>{occasionName}</Link>{' '}
            <Amount value={amount} /> <span className="nj-caption">{stageName}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
