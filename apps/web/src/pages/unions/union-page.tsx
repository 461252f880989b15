import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import { dayText } from '../../dates';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { RelativeInstant } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { BuiltPaths } from '../../shell/built-paths';
import { CaseDrawer } from '../../shell/case-drawer';
import { OfficesSection } from './offices-section';
import { UnionActions } from './union-actions';
import { type Union, unionKey } from './union-types';
import styles from './unions.module.css';

export default function UnionPage() {
  const { t } = useTranslation('unions');
  const { unionId = '' } = useParams();
  const {
    data: union,
    isPending,
    error,
    refetch,
  } = useQuery({
    queryKey: unionKey(unionId),
    queryFn: ({ signal }) => api.get<Union>(`/staff/unions/${unionId}`, undefined, signal),
  });
  return (
    <CaseDrawer
      title={union ? <Title union={union} /> : t('one')}
      back="/unions"
      actions={union && <UnionActions key={union.id} union={union} />}
    >
      {isPending && <LoadingState rows={8} />}
      {error && !union && <ErrorState error={error} onRetry={() => void refetch()} />}
      {union && (
        <div key={union.id}>
          <Particulars union={union} />
          <OfficesSection union={union} />
          <Placements union={union} />
          <Links union={union} />
        </div>
      )}
    </CaseDrawer>
  );
}

function Title({ union }: { union: Union }) {
  const { t } = useTranslation('unions');
  return (
    <>
      {union.name} {union.status === 'dissolved' && <StateTag tone="plain">{t('dissolved')}</StateTag>}
    </>
  );
}

function Particulars({ union }: { union: Union }) {
  const { t } = useTranslation('unions');
  const { kindName, code, region, validFrom, validUntil, ancestorNames } = union;
  return (
    <DetailSection title={t('particulars')}>
      <Facts
        facts={[
          [t('fields.kind'), kindName],
          [t('fields.code'), code],
          [t('fields.region'), region],
          [t('fields.above'), ancestorNames.join(' · ')],
          [t('fields.validFrom'), dayText(validFrom, t)],
          [t('fields.validUntil'), validUntil && dayText(validUntil, t)],
        ]}
      />
    </DetailSection>
  );
}

/** Where it stood before stays on record. */
function Placements({ union }: { union: Union }) {
  const { t } = useTranslation('unions');
  const known = union.placements.filter(({ parentName }) => parentName !== null);
  if (known.length === 0) return null;
  return (
    <DetailSection title={t('placements.title')}>
      <ul>
        {known.map(({ parentName, placedAt, leftAt, reason }) => (
          <DetailLine
            key={placedAt}
            note={
              <>
                <RelativeInstant at={placedAt} /> {t('placements.from')}
                {leftAt && (
                  <>
                    {t('placements.until')} <RelativeInstant at={leftAt} />
                  </>
                )}
                {reason && ` · ${reason}`}
              </>
            }
          >
            {t(leftAt ? 'placements.was' : 'placements.is', { parent: parentName })}
          </DetailLine>
        ))}
      </ul>
    </DetailSection>
  );
}

const LINKS = [
  { path: '/members', permission: 'member:read', query: 'unionId', label: 'links.members' },
  { path: '/accounts', permission: 'account:manage', query: 'unionId', label: 'links.accounts' },
  { path: '/audit', permission: 'audit:read', query: 'unionId', label: 'links.audit' },
];

function Links({ union }: { union: Union }) {
  const { t } = useTranslation('unions');
  const { can } = useSession();
  const built = useContext(BuiltPaths);
  const open = LINKS.filter(({ path, permission }) => built.has(path) && can(permission));
  if (open.length === 0) return null;
  return (
    <DetailSection title={t('links.title')}>
      <div className={styles.links}>
        {open.map(({ path, query, label }) => (
          <Link key={path} to={`${path}?${query}=${union.id}`}>
            {t(label)}
          </Link>
        ))}
      </div>
    </DetailSection>
  );
}
