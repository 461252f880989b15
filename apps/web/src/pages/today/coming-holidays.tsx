import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { useSession } from '../../session/use-session';
import { useBuilt } from '../../shell/built-paths';
import styles from './today.module.css';

const NEW_ROUND = '/rounds/new';
const SHOWN = 3;

type ComingHoliday = Schemas['ComingHolidayView'];

/** Holidays that should be prepared now or within a week. */
export function ComingHolidays() {
  const { t } = useTranslation('today');
  const heading = useId();
  const { can } = useSession();
  const { data } = useQuery({
    queryKey: ['today', 'coming-holidays'],
    enabled: can('calendar:read'),
    queryFn: ({ signal }) => api.get<Schemas['ComingHolidaysView']>('/staff/coming-holidays', undefined, signal),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className={`nj-card ${styles.section}`} aria-labelledby={heading}>
      <h2 id={heading} className={styles.heading}>
        {t('holidays.title')}
      </h2>
      <ul>
        {data.items.slice(0, SHOWN).map((holiday) => (
          <li key={`${holiday.code} ${holiday.from}`} className={`${styles.item} ${styles.draft}`}>
            <HolidayWords holiday={holiday} today={data.today} />
            <Prepare holiday={holiday} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function HolidayWords({ holiday, today }: { holiday: ComingHoliday; today: string }) {
  const { t } = useTranslation(['today', 'parts']);
  const { name, from, leadDays, leadOn, provisional, audienceNames } = holiday;
  const lead = leadOn !== null && leadOn > today ? 'holidays.from' : 'holidays.now';
  return (
    <span className={styles.words}>
      <span className={styles.subject}>
        <strong>{name}</strong>
        <span className="nj-number">{dayText(from, t)}</span>
      </span>
      <span className={styles.where}>
        {t(lead, { count: leadDays ?? 0, day: leadOn && dayText(leadOn, t) })}
        {provisional && t('holidays.provisional')} · {audienceNames.join(t('holidays.comma'))}
      </span>
    </span>
  );
}

/** Leads to the plan of a round; before that page exists the line only tells. */
function Prepare({ holiday: { code, year, unionId } }: { holiday: ComingHoliday }) {
  const { t } = useTranslation('today');
  const { can } = useSession();
  const built = useBuilt(NEW_ROUND);
  if (!built || !can('round:manage')) return null;
  return (
    <Link className={styles.verb} to={`${NEW_ROUND}?holiday=${code}&year=${year}&unionId=${unionId}`}>
      {t('holidays.prepare')}
    </Link>
  );
}
