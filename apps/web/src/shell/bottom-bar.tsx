import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { Place } from '../places';
import styles from './bottom-bar.module.css';

export function BottomBar({ places }: { places: readonly Place[] }) {
  const { t } = useTranslation('shell');
  return (
    <nav className={styles.bar} aria-label={t('navigation')}>
      {places.map(({ path, label, icon: Icon }) => (
        <NavLink key={path} to={path} className={styles.place ?? ''}>
          <span className={styles.icon} aria-hidden="true">
            <Icon />
          </span>
          {t(label)}
        </NavLink>
      ))}
    </nav>
  );
}
