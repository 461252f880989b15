import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { barOf, placesFor } from '../../places';
import { useAudience, useIsNobody, useSession } from '../../session/use-session';
import { BuiltPaths } from '../../shell/built-paths';
import { usePhone } from '../../theme/media';
import { Section } from './section';
import styles from './me.module.css';

/** Places that the phone's bar has no room for; on the desk they stand at the left. */
export function MorePlaces() {
  const { t } = useTranslation(['me', 'shell']);
  const phone = usePhone();
  const audience = useAudience();
  const built = useContext(BuiltPaths);
  const { can } = useSession();
  const open = placesFor({ audience, built, can, isNobody: useIsNobody() });
  const inBar = new Set(barOf(open).map(({ path }) => path));
  const others = open.filter(({ path }) => !inBar.has(path));
  if (!phone || others.length === 0) return null;
  return (
    <Section title={t('more')}>
      <ul className={styles.places}>
        {others.map(({ path, label, icon: Icon }) => (
          <li key={path}>
            <Link className={styles.place} to={path}>
              <span aria-hidden="true">
                <Icon />
              </span>
              {t(`shell:${label}`)}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
