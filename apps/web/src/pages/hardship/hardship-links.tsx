import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../session/use-session';
import styles from './hardship.module.css';

/** Pages beside the list of files, with whom they are for. */
const LINKS = [
  ['/hardship/standards', 'standards.link', 'hardship:read'],
  ['/hardship/caps', 'caps.link', 'hardship:read'],
  ['/hardship/formula-rules', 'formulaRules.link', 'hardship:read'],
  ['/hardship/review-rules', 'reviewRules.link', 'hardship:read'],
  ['/hardship/pairings', 'pairings.link', 'hardship:read'],
  ['/hardship/spot-checks', 'checks.link', 'hardship:oversee'],
  ['/hardship/appeals', 'appeals.link', 'hardship:oversee'],
  ['/hardship/duplicates', 'duplicates.link', 'hardship:oversee'],
] as const;

export function HardshipLinks() {
  const { t } = useTranslation('hardship');
  const { can } = useSession();
  return (
    <span className={styles.links}>
      {LINKS.filter(([, , permission]) => can(permission)).map(([to, label]) => (
        <Link key={to} to={to}>
          {t(label)}
        </Link>
      ))}
    </span>
  );
}
