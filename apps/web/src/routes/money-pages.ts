import type { PageRoute } from './page-route';

/** For those who work for a union: decisions, payments, funds and standards. */
export const MONEY_PAGES: readonly PageRoute[] = [
  {
    path: '/approvals',
    page: () => import('../pages/approvals/approvals-page'),
    permissions: ['approval:read'],
    children: [{ path: ':disbursementId', page: () => import('../pages/disbursements/disbursement-page') }],
  },
  {
    path: '/disbursements/:disbursementId',
    page: () => import('../pages/disbursements/disbursement-link'),
    permissions: ['disbursement:read'],
  },
  {
    path: '/payments/batches',
    page: () => import('../pages/payments/batches-page'),
    permissions: ['disbursement:read'],
  },
  {
    path: '/payments/batches/:batchId',
    page: () => import('../pages/payments/batch-page'),
    permissions: ['disbursement:read'],
  },
  {
    path: '/payments/transfers',
    page: () => import('../pages/payments/transfers-page'),
    permissions: ['disbursement:pay'],
  },
  {
    path: '/payments/transfers/:listId',
    page: () => import('../pages/payments/transfer-page'),
    permissions: ['disbursement:pay'],
  },
  {
    path: '/payments/plans/:planId',
    page: () => import('../pages/payments/plan-page'),
    permissions: ['disbursement:read'],
  },
  {
    path: '/payments/sheet',
    page: () => import('../pages/payments/sheet-page'),
    permissions: ['disbursement:pay'],
  },
  {
    path: '/payments',
    page: () => import('../pages/payments/payments-page'),
    permissions: ['disbursement:read'],
    children: [{ path: ':disbursementId', page: () => import('../pages/disbursements/disbursement-page') }],
  },
  { path: '/funds', page: () => import('../pages/funds/funds-page'), permissions: ['fund:read'] },
  { path: '/funds/new', page: () => import('../pages/funds/open-fund-page'), permissions: ['fund:manage'] },
  { path: '/funds/months', page: () => import('../pages/funds/months-page'), permissions: ['fund:read'] },
  { path: '/funds/:fundId', page: () => import('../pages/funds/fund-page'), permissions: ['fund:read'] },
  {
    path: '/standards/new',
    page: () => import('../pages/standards/new-standard-page'),
    permissions: ['standard:manage'],
  },
  {
    path: '/standards/occasions',
    page: () => import('../pages/standards/occasions-page'),
    permissions: ['standard:read'],
  },
  { path: '/standards/funds', page: () => import('../pages/standards/fund-uses-page'), permissions: ['fund:read'] },
  { path: '/standards/trial', page: () => import('../pages/standards/trial-page'), permissions: ['standard:read'] },
  { path: '/standards/routes', page: () => import('../pages/standards/routes-page'), permissions: ['approval:read'] },
  {
    path: '/standards/routes/new',
    page: () => import('../pages/standards/new-route-page'),
    permissions: ['approval:manage-routes'],
  },
  {
    path: '/standards',
    page: () => import('../pages/standards/standards-page'),
    permissions: ['standard:read'],
    children: [{ path: ':standardId', page: () => import('../pages/standards/standard-page') }],
  },
];
