import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { applyLanguage } from '../../i18n/i18n';
import { PageHeader } from '../../parts/page-header';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { passwordPath } from '../../session/next-path';
import { useIsNobody, useSession } from '../../session/use-session';
import { useBuilt } from '../../shell/built-paths';
import { setPreferences, usePreferences, type ColourScheme, type Language } from '../../theme/preferences';
import { Delegations } from './delegations';
import { HowTold } from './how-told';
import { MorePlaces } from './more-places';
import { OwnCalendar } from './own-calendar';
import { OtherAccountSection } from './other-account';
import { OwnFactorSection } from './own-factor';
import { OwnHandOvers } from './own-hand-overs';
import { OwnSessions } from './own-sessions';
import { Section } from './section';
import { SignOut } from './sign-out';
import styles from './me.module.css';

const SCHEMES: readonly ColourScheme[] = ['auto', 'light', 'dark'];
const LANGUAGES: readonly { value: Language; label: string }[] = [
  { value: 'zh-Hans', label: '简体中文' },
  { value: 'zh-Hant', label: '繁體中文' },
  { value: 'en', label: 'English' },
];

export default function MePage() {
  const { t } = useTranslation('me');
  const { session } = useSession();
  const { pathname } = useLocation();
  return (
    <div className={styles.page}>
      <PageHeader title={session?.displayName ?? t('title')} subtitle={<OtherSide />} />
      <Roles />
      <OwnFile />
      <OwnHandOvers />
      <MorePlaces />
      <Delegations />
      <HowTold />
      <OwnCalendar />
      <Display />
      <OwnSessions />
      <OwnFactorSection />
      <OtherAccountSection />
      <p>
        <Link to={passwordPath(pathname)}>{t('password')}</Link>
      </p>
      <SignOut />
    </div>
  );
}

/** Who works for a union is a member too, and finds his own matters in the portal. */
function OtherSide() {
  const { t } = useTranslation('me');
  const { session } = useSession();
  const inPortal = useLocation().pathname.startsWith('/my/');
  if (!session?.memberId || session.audience !== 'staff') return null;
  return inPortal ? <Link to="/today">{t('toWork')}</Link> : <Link to="/my">{t('toPortal')}</Link>;
}

/** What the union knows of the member, and who looked at it. */
function OwnFile() {
  const { t } = useTranslation('me');
  const inPortal = useLocation().pathname.startsWith('/my/');
  const isNobody = useIsNobody();
  if (!useBuilt('/my/file') || !inPortal || isNobody) return null;
  return (
    <Section title={t('file')}>
      <Link className={styles.link} to="/my/file">
        {t('fileMeans')}
      </Link>
    </Section>
  );
}

function Roles() {
  const { t } = useTranslation('me');
  const { session } = useSession();
  if (!session || session.unions.length === 0) return null;
  return (
    <Section title={t('roles')}>
      <ul className={styles.roles}>
        {session.unions.map(({ unionId, unionName, roleName }) => (
          <li key={`${unionId}-${roleName}`} className={styles.role}>
            <span>{unionName}</span>
            <span className={styles.second}>{roleName}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Display() {
  const { t } = useTranslation('me');
  const { elder, scheme, language } = usePreferences();
  const chooseLanguage = (chosen: Language) =>
    void applyLanguage(chosen).then(() => setPreferences({ language: chosen }));
  return (
    <Section title={t('display')}>
      <div className={styles.row}>
        <div>
          <p>{t('elder')}</p>
          <p className={styles.second}>{t('elderMeans')}</p>
        </div>
        <Switch checked={elder} aria-label={t('elder')} onChange={(checked) => setPreferences({ elder: checked })} />
      </div>
      <div className={styles.choice}>
        <p>{t('scheme')}</p>
        <SegmentedChoice
          label={t('scheme')}
          value={scheme}
          onChange={(chosen) => setPreferences({ scheme: chosen })}
          choices={SCHEMES.map((value) => ({ value, label: t(`schemes.${value}`) }))}
        />
      </div>
      <div className={styles.choice}>
        <p>{t('language')}</p>
        <SegmentedChoice
          label={t('language')}
          value={language}
          onChange={chooseLanguage}
          choices={LANGUAGES.map(({ value, label }) => ({ value, label: <span lang={value}>{label}</span> }))}
        />
      </div>
    </Section>
  );
}
