import type { PageRoute } from './page-route';

/** For those who work for a union: households in need and what they are given. */
export const HOUSEHOLDS_PAGES: readonly PageRoute[] = [
  { path: '/hardship', page: () => import('../pages/hardship/files-page'), permissions: ['hardship:read'] },
  {
    path: '/hardship/standards',
    page: () => import('../pages/hardship/standards-page'),
    permissions: ['hardship:read'],
  },
  { path: '/hardship/caps', page: () => import('../pages/hardship/caps-page'), permissions: ['hardship:read'] },
  {
    path: '/hardship/formula-rules',
    page: () => import('../pages/hardship/formula-rules-page'),
    permissions: ['hardship:read'],
  },
  {
    path: '/hardship/review-rules',
    page: () => import('../pages/hardship/review-rules-page'),
    permissions: ['hardship:read'],
  },
  {
    path: '/hardship/appeals',
    page: () => import('../pages/hardship/appeals-page'),
    permissions: ['hardship:oversee'],
  },
  { path: '/hardship/pairings', page: () => import('../pages/hardship/pairings-page'), permissions: ['hardship:read'] },
  {
    path: '/hardship/duplicates/:signId',
    page: () => import('../pages/hardship/duplicate-page'),
    permissions: ['hardship:oversee'],
  },
  {
    path: '/hardship/duplicates',
    page: () => import('../pages/hardship/duplicates-page'),
    permissions: ['hardship:oversee'],
  },
  {
    path: '/hardship/spot-checks',
    page: () => import('../pages/hardship/spot-checks-page'),
    permissions: ['hardship:oversee'],
  },
  {
    path: '/hardship/spot-checks/:checkId',
    page: () => import('../pages/hardship/spot-check-page'),
    permissions: ['hardship:oversee'],
  },
  { path: '/hardship/:fileId', page: () => import('../pages/hardship/file-page'), permissions: ['hardship:read'] },
  {
    path: '/hardship/:fileId/form',
    page: () => import('../pages/hardship/file-form-page'),
    permissions: ['hardship:manage'],
  },
  {
    path: '/hardship/:fileId/record',
    page: () => import('../pages/hardship/record-page'),
    permissions: ['hardship:manage'],
  },
  {
    path: '/hardship/:fileId/review',
    page: () => import('../pages/hardship/review-page'),
    permissions: ['hardship:assess'],
  },
  {
    path: '/model-workers',
    page: () => import('../pages/model-workers/model-workers-page'),
    permissions: ['model-worker:read'],
  },
  {
    path: '/model-workers/rules',
    page: () => import('../pages/model-workers/aid-rules-page'),
    permissions: ['model-worker:read'],
  },
  {
    path: '/model-workers/:fileId',
    page: () => import('../pages/model-workers/model-worker-page'),
    permissions: ['model-worker:read'],
  },
  { path: '/study-aid', page: () => import('../pages/study-aid/awards-page'), permissions: ['study-aid:read'] },
  {
    path: '/study-aid/awards/new',
    page: () => import('../pages/study-aid/award-form-page'),
    permissions: ['study-aid:manage'],
  },
  {
    path: '/study-aid/awards/:awardId',
    page: () => import('../pages/study-aid/award-page'),
    permissions: ['study-aid:read'],
  },
  {
    path: '/study-aid/renewals',
    page: () => import('../pages/study-aid/renewals-page'),
    permissions: ['study-aid:read'],
  },
  { path: '/study-aid/lists', page: () => import('../pages/study-aid/lists-page'), permissions: ['study-aid:read'] },
  {
    path: '/study-aid/lists/:listId',
    page: () => import('../pages/study-aid/list-page'),
    permissions: ['study-aid:read'],
  },
  {
    path: '/study-aid/programmes',
    page: () => import('../pages/study-aid/programmes-page'),
    permissions: ['study-aid:read'],
  },
  {
    path: '/study-aid/programmes/new',
    page: () => import('../pages/study-aid/programme-form-page'),
    permissions: ['study-aid:manage-programmes'],
  },
  {
    path: '/study-aid/programmes/:programmeId',
    page: () => import('../pages/study-aid/programme-page'),
    permissions: ['study-aid:read'],
  },
  {
    path: '/study-aid/programmes/:programmeId/edit',
    page: () => import('../pages/study-aid/programme-form-page'),
    permissions: ['study-aid:manage-programmes'],
  },
  {
    path: '/donations',
    page: () => import('../pages/donations/donations-page'),
    permissions: ['donation:read'],
    children: [{ path: ':donationId', page: () => import('../pages/donations/donation-page') }],
  },
  {
    path: '/donations/:donationId/receipt',
    page: () => import('../pages/donations/receipt-page'),
    permissions: ['donation:read'],
  },
  {
    path: '/mutual-aid',
    page: () => import('../pages/mutual-aid/claims-page'),
    permissions: ['mutual-aid:read'],
    children: [{ path: 'claims/:claimId', page: () => import('../pages/mutual-aid/claim-page') }],
  },
  { path: '/mutual-aid/plans', page: () => import('../pages/mutual-aid/plans-page'), permissions: ['mutual-aid:read'] },
  {
    path: '/mutual-aid/plans/:planId',
    page: () => import('../pages/mutual-aid/plan-page'),
    permissions: ['mutual-aid:read'],
  },
  {
    path: '/activities',
    page: () => import('../pages/activities/activities-page'),
    permissions: ['activity:read'],
    children: [{ path: ':activityId', page: () => import('../pages/activities/activity-page') }],
  },
];
