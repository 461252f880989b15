import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/schemas';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag, type StateTone } from '../../parts/state-tag';
import { useSession } from '../../session/use-session';
import styles from './today.module.css';

type Line = Schemas['DutyLineView'];

export interface TodaySectionCardProps {
  readonly tone: StateTone;
  readonly title: string;
  readonly lines: readonly Line[];
  /** Of all, also those not listed. */
  readonly total: number;
}

export function TodaySectionCard({ tone, title, lines, total }: TodaySectionCardProps) {
  const { t } = useTranslation('today');
  const heading = useId();
  const rest = total - lines.length;
  return (
    <section className={`nj-card ${styles.section}`} aria-labelledby={heading}>
      <h2 id={heading} className={styles.heading}>
        {title} <span className="nj-number">{t('count', { count: total })}</span>
      </h2>
      <ul>
        {lines.map((line) => (
          <Entry key={line.id} line={line} tone={tone} />
        ))}
      </ul>
      {rest > 0 && (
        <p className={styles.rest}>
          <Link to="/visits">{t('rest', { count: rest })}</Link>
        </p>
      )}
    </section>
  );
}

/** The words open the case, the button does the next thing with it. */
function Entry({ line, tone }: { line: Line; tone: StateTone }) {
  const { t } = useTranslation('today');
  const { memberName, occasionName, unionName, groupName, assignees, urgency, deadlineOn } = line;
  const goes = assignees.map(({ name }) => name).join('、');
  const where = [unionName, groupName, goes].filter(Boolean).join(' · ');
  const next = useNext(line);
  return (
    <li data-list-item className={styles.item}>
      <div className={styles.entry}>
        <Link className={styles.words} to={`/duties/${line.id}`}>
          <span className={styles.subject}>
            <strong>{memberName}</strong>
            <span>{occasionName}</span>
          </span>
          <span className={styles.where}>{where}</span>
        </Link>
        <span className={styles.end}>
          <StateTag tone={line.overdue ? 'late' : tone}>{urgency || <RelativeDate day={deadlineOn} />}</StateTag>
          {next && (
            <Link className={styles.verb} to={next.path}>
              {t(`verbs.${next.verb}`)}
            </Link>
          )}
        </span>
      </div>
    </li>
  );
}

/** Who has it goes; what nobody has is given to somebody by who may. What a colleague has is left to him. */
function useNext({ id, mine, status }: Line): { verb: 'visit' | 'assign'; path: string } | undefined {
  const { can } = useSession();
  if (status === 'open' && !mine && can('visit:assign')) return { verb: 'assign', path: `/duties/${id}` };
  const goes = (mine || status === 'open') && can('visit:log');
  return goes ? { verb: 'visit', path: `/duties/${id}/visit` } : undefined;
}
