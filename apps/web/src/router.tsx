import { lazy, Suspense } from 'react';
import { createBrowserRouter, Navigate, Outlet, type RouteObject } from 'react-router';
import { CrashPage } from './pages/crash/crash-page';
import { DISPUTES_PAGES } from './routes/disputes-pages';
import { FIGURES_PAGES } from './routes/figures-pages';
import { HOUSEHOLDS_PAGES } from './routes/households-pages';
import { MEMBER_PAGES } from './routes/member-pages';
import { MONEY_PAGES } from './routes/money-pages';
import { OFFICE_PAGES } from './routes/office-pages';
import { PUBLIC_PAGES } from './routes/public-pages';
import { VISITS_PAGES } from './routes/visits-pages';
import type { PageRoute } from './routes/page-route';
import { LoadingState } from './parts/states';
import { RequirePermission } from './session/require-permission';
import { RequireSession } from './session/require-session';
import { BuiltPaths } from './shell/built-paths';
import { HomeRedirect } from './shell/home-redirect';
import { Shell } from './shell/shell';

/** Pages of those who work for a union. */
const staffPages: readonly PageRoute[] = [
  ...VISITS_PAGES,
  ...MONEY_PAGES,
  ...HOUSEHOLDS_PAGES,
  ...DISPUTES_PAGES,
  ...FIGURES_PAGES,
  ...OFFICE_PAGES,
];

const NotFoundPage = lazy(() => import('./pages/not-found/not-found-page'));

function routeOf({ path, page, permissions, children = [] }: PageRoute): RouteObject {
  const Page = lazy(page);
  const element = permissions ? (
    <RequirePermission permissions={permissions}>
      <Page />
    </RequirePermission>
  ) : (
    <Page />
  );
  return { path, element, children: children.map(routeOf) };
}

const builtPaths = new Set([...staffPages, ...MEMBER_PAGES, ...PUBLIC_PAGES].map(({ path }) => path));

function Root() {
  return (
    <BuiltPaths value={builtPaths}>
      <Suspense fallback={<LoadingState rows={6} />}>
        <Outlet />
      </Suspense>
    </BuiltPaths>
  );
}

const staffShell = (
  <RequireSession audience="staff">
    <Shell audience="staff" />
  </RequireSession>
);
const memberShell = (
  <RequireSession audience="member">
    <Shell audience="member" />
  </RequireSession>
);

export const router = createBrowserRouter([
  {
    element: <Root />,
    errorElement: <CrashPage />,
    children: [
      { path: '/', element: <HomeRedirect /> },
      { path: '/my', element: <Navigate to={MEMBER_PAGES[0]!.path} replace /> },
      ...PUBLIC_PAGES.map(routeOf),
      { element: staffShell, children: staffPages.map(routeOf) },
      { element: memberShell, children: MEMBER_PAGES.map(routeOf) },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
