import type { PageRoute } from './page-route';

/** For those who work for a union: ledgers in and figures out. */
export const FIGURES_PAGES: readonly PageRoute[] = [
  { path: '/exports', page: () => import('../pages/exports/exports-page') },
  { path: '/forms', page: () => import('../pages/forms/forms-page'), permissions: ['form:manage'] },
  { path: '/import', page: () => import('../pages/import/imports-page'), permissions: ['intake:run'] },
  { path: '/import/words', page: () => import('../pages/import/words-page'), permissions: ['intake:run'] },
  { path: '/import/:importId', page: () => import('../pages/import/import-page'), permissions: ['intake:run'] },
  { path: '/summary', page: () => import('../pages/summary/summary-page'), permissions: ['report:read'] },
  { path: '/summary/targets', page: () => import('../pages/summary/targets-page'), permissions: ['report:read'] },
  { path: '/returns', page: () => import('../pages/returns/returns-page'), permissions: ['report:read'] },
  { path: '/returns/:returnId', page: () => import('../pages/returns/return-page'), permissions: ['report:read'] },
  { path: '/disclosures', page: () => import('../pages/disclosures/disclosures-page'), permissions: ['report:read'] },
  {
    path: '/disclosures/:disclosureId',
    page: () => import('../pages/disclosures/disclosure-page'),
    permissions: ['report:read'],
  },
  { path: '/summary/records', page: () => import('../pages/summary/records-page'), permissions: ['report:read'] },
];
