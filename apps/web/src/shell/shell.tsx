import { lazy, Suspense, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import type { Audience } from '../api/types';
import { useSearchKey } from '../keys/use-search-key';
import { LoadingState } from '../parts/states';
import { barOf, OF_EVERYBODY, placesFor, sideOf } from '../places';
import { useIsNobody, useSession } from '../session/use-session';
import { usePhone } from '../theme/media';
import { BottomBar } from './bottom-bar';
import { BuiltPaths } from './built-paths';
import { DrawerSlot } from './case-drawer';
import { DeskTop } from './desk-top';
import { FactorNotice } from './factor-notice';
import { OfflineBanner } from './offline-banner';
import { OutboxRunner } from './outbox-runner';
import { SidePlaces } from './side-places';
import styles from './shell.module.css';

const NoOffice = lazy(() => import('../pages/no-office/no-office-page'));

/** Phone: one column over a bottom bar. Desk: places at the left, the page, and a drawer at the right. */
export function Shell({ audience }: { audience: Audience }) {
  const { t } = useTranslation('shell');
  const { can } = useSession();
  const { pathname } = useLocation();
  const built = useContext(BuiltPaths);
  const phone = usePhone();
  const [drawer, setDrawer] = useState<HTMLElement | null>(null);
  const isNobody = useIsNobody();
  const places = useMemo(() => placesFor({ audience, built, can, isNobody }), [audience, built, can, isNobody]);
  const main = useFocusOnArrival();
  useSearchKey();
  return (
    <DrawerSlot value={drawer}>
      <OutboxRunner />
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <div className={phone ? styles.phone : styles.desk}>
        {!phone && <SidePlaces places={sideOf(places)} audience={audience} />}
        <div className={styles.middle}>
          <OfflineBanner />
          <FactorNotice />
          {!phone && <DeskTop audience={audience} />}
          <main id="main" ref={main} tabIndex={-1} className={styles.main}>
            <Suspense fallback={<LoadingState rows={6} />}>
              {isNobody && !OF_EVERYBODY.has(pathname) ? <NoOffice /> : <Outlet />}
            </Suspense>
          </main>
        </div>
        <div ref={setDrawer} className={styles.drawer} />
      </div>
      {phone && <BottomBar places={barOf(places)} />}
      <ScrollRestoration getKey={({ pathname }) => pathname} />
    </DrawerSlot>
  );
}

/** Somebody who listens to the page hears the new one from its beginning. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const place = pathname.split('/', 2)[1];
  const seen = useRef(place);
  useEffect(() => {
    if (seen.current === place) return;
    seen.current = place;
    main.current?.focus({ preventScroll: true });
  }, [place]);
  return main;
}
