import { Button } from 'antd';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RelativeInstant } from '../../parts/relative-date';
import { useFilters } from '../../parts/use-filters';
import { useUnions } from '../../parts/use-unions';
import { useSession } from '../../session/use-session';
import { BuiltPaths } from '../../shell/built-paths';
import { actionText, type AuditEntry, type Said, saidIn } from './audit-detail';
import { FILTERS } from './audit-filters';
import styles from './audit.module.css';

/** 今天 10:21 周主席 登记了会员去世 · 会籍 在会 → 已去世 · 原因 … */
export function AuditLine({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('audit');
  const { tree } = useUnions();
  const said = saidIn(entry, { t, unions: tree.byId });
  return (
    <div className={styles.line}>
      <span className={styles.time}>
        <RelativeInstant at={entry.occurredAt} />
      </span>
      <div className={styles.words}>
        <p>
          <Person entry={entry} /> {actionText(entry.action, t)}
          {entry.unionName && <span className="nj-caption"> · {entry.unionName}</span>}
        </p>
        {said.length > 0 && (
          <ul className={styles.said}>
            {said.map((one) => (
              <li key={one.field}>
                <SaidText said={one} />
              </li>
            ))}
          </ul>
        )}
        {entry.reason && <p>{t('reason', { reason: entry.reason })}</p>}
      </div>
      <Ways entry={entry} />
    </div>
  );
}

/** His name leads to all that he did. */
function Person({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('audit');
  const { filters, set } = useFilters(FILTERS);
  const { accountId, accountName } = entry;
  if (filters.accountId) return <strong>{accountName}</strong>;
  return (
    <button
      type="button"
      className={styles.person}
      title={t('only.person', { name: accountName })}
      onClick={() => set('accountId', accountId)}
    >
      {accountName}
    </button>
  );
}

function SaidText({ said }: { said: Said }) {
  const { t } = useTranslation('audit');
  if (said.kind === 'fact') return t('fact', said);
  const { field, from, to } = said;
  return (
    <>
      {t('field', { field })}
      {from} <span aria-hidden="true">→</span>
      <span className="nj-hidden">{t('became')}</span> {to}
    </>
  );
}

/** Which page shows the record of an entry. */
const PAGES: Readonly<Record<string, { readonly path: string; readonly permission: string }>> = {
  member: { path: '/members', permission: 'member:read' },
  union: { path: '/unions', permission: 'organization:read' },
  account: { path: '/accounts', permission: 'account:manage' },
  'visit-duty': { path: '/visits', permission: 'visit:read' },
  disbursement: { path: '/payments', permission: 'disbursement:read' },
};

function Ways({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('audit');
  const { can } = useSession();
  const built = useContext(BuiltPaths);
  const { filters, set } = useFilters(FILTERS);
  const page = PAGES[entry.subjectType];
  const opens = page && built.has(page.path) && can(page.permission);
  return (
    <p className={styles.ways}>
      {opens && <Link to={`${page.path}/${entry.subjectId}`}>{t(`open.${entry.subjectType}`)}</Link>}
      {!filters.subjectId && (
        <Button type="link" className={styles.way ?? ''} onClick={() => set('subjectId', entry.subjectId)}>
          {t('only.subject')}
        </Button>
      )}
    </p>
  );
}
