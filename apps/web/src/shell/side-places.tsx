import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import type { Audience } from '../api/types';
import { DESK_PLACES, type Place } from '../places';
import { Brand } from './brand';
import styles from './side-places.module.css';

export function SidePlaces({ places, audience }: { places: readonly Place[]; audience: Audience }) {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  const first = places.length > DESK_PLACES ? places.slice(0, DESK_PLACES - 1) : places;
  const more = places.slice(first.length);
  const isAmongMore = more.some(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  return (
    <nav aria-label={t('navigation')} className={styles.side}>
      <Link className={styles.home} to={audience === 'staff' ? '/today' : '/my'}>
        <Brand />
      </Link>
      <div>
        <PlaceLinks places={first} />
        {more.length > 0 && (
          <details className={styles.more} open={isAmongMore}>
            <summary className={styles.summary}>{t('more')}</summary>
            <PlaceLinks places={more} />
          </details>
        )}
      </div>
    </nav>
  );
}

function PlaceLinks({ places }: { places: readonly Place[] }) {
  const { t } = useTranslation('shell');
  return (
    <ul className={styles.places}>
      {places.map(({ path, label, icon: Icon }) => (
        <li key={path}>
          <NavLink to={path} className={styles.place ?? ''}>
            <span className={styles.icon} aria-hidden="true">
              <Icon />
            </span>
            {t(label)}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
