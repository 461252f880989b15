import type { PageRoute } from './page-route';

/** Pages that need no account. */
export const PUBLIC_PAGES: readonly PageRoute[] = [
  { path: '/login', page: () => import('../pages/login/login-page') },
  { path: '/password', page: () => import('../pages/password/password-page') },
  { path: '/second-factor', page: () => import('../pages/second-factor/second-factor-page') },
  { path: '/forgotten', page: () => import('../pages/login/forgotten-page') },
  { path: '/reset-password', page: () => import('../pages/password/reset-password-page') },
  { path: '/first-run', page: () => import('../pages/first-run/first-run-page') },
  { path: '/progress', page: () => import('../pages/progress/progress-page') },
  { path: '/verify', page: () => import('../pages/verify/verify-page') },
  { path: '/notices', page: () => import('../pages/notices/notices-page') },
  { path: '/activate', page: () => import('../pages/activate/activate-page') },
];
