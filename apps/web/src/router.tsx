import { lazy, Suspense, type ComponentType } from 'react';
import { createBrowserRouter, Navigate, Outlet, type RouteObject } from 'react-router';
import { CrashPage } from './pages/crash/crash-page';
import { LoadingState } from './parts/states';
import { RequirePermission } from './session/require-permission';
import { RequireSession } from './session/require-session';
import { BuiltPaths } from './shell/built-paths';
import { HomeRedirect } from './shell/home-redirect';
import { Shell } from './shell/shell';

/** A page with a chunk of its own. Its place in the navigation (places.ts) appears by itself once it is listed here. */
export interface PageRoute {
  readonly path: string;
  readonly page: () => Promise<{ default: ComponentType }>;
  /** One of them is needed to open it. */
  readonly permissions?: readonly string[];
  /** Pages that open inside this one (CaseDrawer in its Outlet); paths relative to it. */
  readonly children?: readonly PageRoute[];
}

/** Pages of those who work for a union. */
const staffPages: readonly PageRoute[] = [
  { path: '/today', page: () => import('./pages/today/today-page') },
  {
    path: '/visits',
    page: () => import('./pages/visits/visits-page'),
    permissions: ['visit:read'],
    children: [{ path: ':dutyId', page: () => import('./pages/visits/case/case-drawer-page') }],
  },
  { path: '/duties/:dutyId', page: () => import('./pages/visits/case/case-page'), permissions: ['visit:read'] },
  { path: '/duties/:dutyId/visit', page: () => import('./pages/visits/log-visit-page'), permissions: ['visit:log'] },
  {
    path: '/duties/:dutyId/visits/:visitId/correction',
    page: () => import('./pages/visits/correction/correct-visit-page'),
    permissions: ['visit:log'],
  },
  { path: '/report', page: () => import('./pages/visits/report-page'), permissions: ['visit:report'] },
  { path: '/talks/new', page: () => import('./pages/visits/talk-page'), permissions: ['visit:log'] },
  { path: '/rounds', page: () => import('./pages/rounds/rounds-page'), permissions: ['round:read'] },
  { path: '/rounds/new', page: () => import('./pages/rounds/plan-page'), permissions: ['round:manage'] },
  { path: '/rounds/unvisited', page: () => import('./pages/rounds/unvisited-page'), permissions: ['visit:read'] },
  { path: '/rounds/:roundId', page: () => import('./pages/rounds/round-page'), permissions: ['round:read'] },
  {
    path: '/rounds/:roundId/visits',
    page: () => import('./pages/rounds/my-visits-page'),
    permissions: ['round:visit'],
  },
  {
    path: '/rounds/:roundId/entries/:entryId/visit',
    page: () => import('./pages/rounds/entry-visit-page'),
    permissions: ['round:visit'],
  },
  { path: '/rounds/:roundId/plan', page: () => import('./pages/rounds/plan-page'), permissions: ['round:manage'] },
  { path: '/messages', page: () => import('./pages/messages/messages-page') },
  { path: '/messages/log', page: () => import('./pages/message-log/message-log-page') },
  {
    path: '/message-log',
    page: () => import('./pages/message-log/message-log-page'),
    permissions: ['message-log:read'],
  },
  {
    path: '/reminders',
    page: () => import('./pages/reminders/reminders-page'),
    permissions: ['reminder-rules:manage', 'message-channel:manage'],
  },
  {
    path: '/search',
    page: () => import('./pages/search/search-page'),
    permissions: ['member:read'],
    children: [
      { path: ':memberId', page: () => import('./pages/members/member-page') },
      {
        path: ':memberId/edit',
        page: () => import('./pages/members/edit-member-page'),
        permissions: ['member:manage'],
      },
    ],
  },
  {
    path: '/members',
    page: () => import('./pages/members/members-page'),
    permissions: ['member:read'],
    children: [
      { path: 'new', page: () => import('./pages/members/new-member-page'), permissions: ['member:manage'] },
      { path: 'transfers', page: () => import('./pages/members/transfers-page'), permissions: ['member:manage'] },
      { path: ':memberId', page: () => import('./pages/members/member-page') },
      {
        path: ':memberId/edit',
        page: () => import('./pages/members/edit-member-page'),
        permissions: ['member:manage'],
      },
    ],
  },
  {
    path: '/unions',
    page: () => import('./pages/unions/unions-page'),
    permissions: ['organization:read'],
    children: [{ path: ':unionId', page: () => import('./pages/unions/union-page') }],
  },
  {
    path: '/accounts/rules',
    page: () => import('./pages/accounts/door-rules-page'),
    permissions: ['account:manage'],
  },
  {
    path: '/accounts',
    page: () => import('./pages/accounts/accounts-page'),
    permissions: ['account:manage'],
    children: [
      { path: 'new', page: () => import('./pages/accounts/new-account-page') },
      { path: ':accountId', page: () => import('./pages/accounts/account-page') },
    ],
  },
  {
    path: '/personal-requests',
    page: () => import('./pages/personal-requests/requests-page'),
    permissions: ['member:manage'],
  },
  { path: '/retention', page: () => import('./pages/retention/lists-page'), permissions: ['retention:read'] },
  { path: '/retention/rules', page: () => import('./pages/retention/rules-page'), permissions: ['retention:read'] },
  { path: '/retention/:listId', page: () => import('./pages/retention/list-page'), permissions: ['retention:read'] },
  { path: '/hand-overs', page: () => import('./pages/hand-overs/hand-overs-page'), permissions: ['hand-over:manage'] },
  { path: '/hand-overs/:handOverId', page: () => import('./pages/hand-overs/hand-over-page') },
  { path: '/system', page: () => import('./pages/system/system-page'), permissions: ['system:watch'] },
  { path: '/audit', page: () => import('./pages/audit/audit-page'), permissions: ['audit:read'] },
  {
    path: '/approvals',
    page: () => import('./pages/approvals/approvals-page'),
    permissions: ['approval:read'],
    children: [{ path: ':disbursementId', page: () => import('./pages/disbursements/disbursement-page') }],
  },
  {
    path: '/disbursements/:disbursementId',
    page: () => import('./pages/disbursements/disbursement-link'),
    permissions: ['disbursement:read'],
  },
  {
    path: '/payments/batches',
    page: () => import('./pages/payments/batches-page'),
    permissions: ['disbursement:read'],
  },
  {
    path: '/payments/batches/:batchId',
    page: () => import('./pages/payments/batch-page'),
    permissions: ['disbursement:read'],
  },
  {
    path: '/payments/transfers',
    page: () => import('./pages/payments/transfers-page'),
    permissions: ['disbursement:pay'],
  },
  {
    path: '/payments/transfers/:listId',
    page: () => import('./pages/payments/transfer-page'),
    permissions: ['disbursement:pay'],
  },
  {
    path: '/payments/plans/:planId',
    page: () => import('./pages/payments/plan-page'),
    permissions: ['disbursement:read'],
  },
  {
    path: '/payments/sheet',
    page: () => import('./pages/payments/sheet-page'),
    permissions: ['disbursement:pay'],
  },
  {
    path: '/payments',
    page: () => import('./pages/payments/payments-page'),
    permissions: ['disbursement:read'],
    children: [{ path: ':disbursementId', page: () => import('./pages/disbursements/disbursement-page') }],
  },
  { path: '/hardship', page: () => import('./pages/hardship/files-page'), permissions: ['hardship:read'] },
  {
    path: '/hardship/standards',
    page: () => import('./pages/hardship/standards-page'),
    permissions: ['hardship:read'],
  },
  { path: '/hardship/caps', page: () => import('./pages/hardship/caps-page'), permissions: ['hardship:read'] },
  {
    path: '/hardship/review-rules',
    page: () => import('./pages/hardship/review-rules-page'),
    permissions: ['hardship:read'],
  },
  { path: '/hardship/appeals', page: () => import('./pages/hardship/appeals-page'), permissions: ['hardship:oversee'] },
  { path: '/hardship/pairings', page: () => import('./pages/hardship/pairings-page'), permissions: ['hardship:read'] },
  {
    path: '/hardship/duplicates',
    page: () => import('./pages/hardship/duplicates-page'),
    permissions: ['hardship:oversee'],
  },
  {
    path: '/hardship/spot-checks',
    page: () => import('./pages/hardship/spot-checks-page'),
    permissions: ['hardship:oversee'],
  },
  {
    path: '/hardship/spot-checks/:checkId',
    page: () => import('./pages/hardship/spot-check-page'),
    permissions: ['hardship:oversee'],
  },
  { path: '/hardship/:fileId', page: () => import('./pages/hardship/file-page'), permissions: ['hardship:read'] },
  {
    path: '/hardship/:fileId/form',
    page: () => import('./pages/hardship/file-form-page'),
    permissions: ['hardship:manage'],
  },
  {
    path: '/hardship/:fileId/review',
    page: () => import('./pages/hardship/review-page'),
    permissions: ['hardship:assess'],
  },
  { path: '/exports', page: () => import('./pages/exports/exports-page') },
  { path: '/forms', page: () => import('./pages/forms/forms-page'), permissions: ['form:manage'] },
  {
    path: '/model-workers',
    page: () => import('./pages/model-workers/model-workers-page'),
    permissions: ['model-worker:read'],
  },
  {
    path: '/model-workers/rules',
    page: () => import('./pages/model-workers/aid-rules-page'),
    permissions: ['model-worker:read'],
  },
  {
    path: '/model-workers/:fileId',
    page: () => import('./pages/model-workers/model-worker-page'),
    permissions: ['model-worker:read'],
  },
  { path: '/study-aid', page: () => import('./pages/study-aid/awards-page'), permissions: ['study-aid:read'] },
  {
    path: '/study-aid/awards/new',
    page: () => import('./pages/study-aid/award-form-page'),
    permissions: ['study-aid:manage'],
  },
  {
    path: '/study-aid/awards/:awardId',
    page: () => import('./pages/study-aid/award-page'),
    permissions: ['study-aid:read'],
  },
  {
    path: '/study-aid/renewals',
    page: () => import('./pages/study-aid/renewals-page'),
    permissions: ['study-aid:read'],
  },
  { path: '/study-aid/lists', page: () => import('./pages/study-aid/lists-page'), permissions: ['study-aid:read'] },
  {
    path: '/study-aid/lists/:listId',
    page: () => import('./pages/study-aid/list-page'),
    permissions: ['study-aid:read'],
  },
  {
    path: '/study-aid/programmes',
    page: () => import('./pages/study-aid/programmes-page'),
    permissions: ['study-aid:read'],
  },
  {
    path: '/study-aid/programmes/new',
    page: () => import('./pages/study-aid/programme-form-page'),
    permissions: ['study-aid:manage-programmes'],
  },
  {
    path: '/study-aid/programmes/:programmeId',
    page: () => import('./pages/study-aid/programme-page'),
    permissions: ['study-aid:read'],
  },
  {
    path: '/study-aid/programmes/:programmeId/edit',
    page: () => import('./pages/study-aid/programme-form-page'),
    permissions: ['study-aid:manage-programmes'],
  },
  { path: '/import', page: () => import('./pages/import/imports-page'), permissions: ['intake:run'] },
  { path: '/import/words', page: () => import('./pages/import/words-page'), permissions: ['intake:run'] },
  { path: '/import/:importId', page: () => import('./pages/import/import-page'), permissions: ['intake:run'] },
  {
    path: '/donations',
    page: () => import('./pages/donations/donations-page'),
    permissions: ['donation:read'],
    children: [{ path: ':donationId', page: () => import('./pages/donations/donation-page') }],
  },
  {
    path: '/donations/:donationId/receipt',
    page: () => import('./pages/donations/receipt-page'),
    permissions: ['donation:read'],
  },
  {
    path: '/mutual-aid',
    page: () => import('./pages/mutual-aid/claims-page'),
    permissions: ['mutual-aid:read'],
    children: [{ path: 'claims/:claimId', page: () => import('./pages/mutual-aid/claim-page') }],
  },
  { path: '/mutual-aid/plans', page: () => import('./pages/mutual-aid/plans-page'), permissions: ['mutual-aid:read'] },
  {
    path: '/mutual-aid/plans/:planId',
    page: () => import('./pages/mutual-aid/plan-page'),
    permissions: ['mutual-aid:read'],
  },
  {
    path: '/activities',
    page: () => import('./pages/activities/activities-page'),
    permissions: ['activity:read'],
    children: [{ path: ':activityId', page: () => import('./pages/activities/activity-page') }],
  },
  { path: '/funds', page: () => import('./pages/funds/funds-page'), permissions: ['fund:read'] },
  { path: '/funds/new', page: () => import('./pages/funds/open-fund-page'), permissions: ['fund:manage'] },
  { path: '/funds/months', page: () => import('./pages/funds/months-page'), permissions: ['fund:read'] },
  { path: '/funds/:fundId', page: () => import('./pages/funds/fund-page'), permissions: ['fund:read'] },
  { path: '/calendar', page: () => import('./pages/calendar/calendar-page'), permissions: ['calendar:read'] },
  {
    path: '/calendar/import',
    page: () => import('./pages/calendar/import-days-page'),
    permissions: ['calendar:manage'],
  },
  { path: '/calendar/holidays', page: () => import('./pages/calendar/holidays-page'), permissions: ['calendar:read'] },
  {
    path: '/calendar/holidays/:code',
    page: () => import('./pages/calendar/holiday-page'),
    permissions: ['calendar:manage'],
  },
  {
    path: '/standards/new',
    page: () => import('./pages/standards/new-standard-page'),
    permissions: ['standard:manage'],
  },
  {
    path: '/standards/occasions',
    page: () => import('./pages/standards/occasions-page'),
    permissions: ['standard:read'],
  },
  { path: '/standards/funds', page: () => import('./pages/standards/fund-uses-page'), permissions: ['fund:read'] },
  { path: '/standards/trial', page: () => import('./pages/standards/trial-page'), permissions: ['standard:read'] },
  { path: '/standards/routes', page: () => import('./pages/standards/routes-page'), permissions: ['approval:read'] },
  {
    path: '/standards/routes/new',
    page: () => import('./pages/standards/new-route-page'),
    permissions: ['approval:manage-routes'],
  },
  {
    path: '/standards',
    page: () => import('./pages/standards/standards-page'),
    permissions: ['standard:read'],
    children: [{ path: ':standardId', page: () => import('./pages/standards/standard-page') }],
  },
  { path: '/summary', page: () => import('./pages/summary/summary-page'), permissions: ['report:read'] },
  { path: '/summary/targets', page: () => import('./pages/summary/targets-page'), permissions: ['report:read'] },
  { path: '/returns', page: () => import('./pages/returns/returns-page'), permissions: ['report:read'] },
  { path: '/returns/:returnId', page: () => import('./pages/returns/return-page'), permissions: ['report:read'] },
  { path: '/disclosures', page: () => import('./pages/disclosures/disclosures-page'), permissions: ['report:read'] },
  {
    path: '/disclosures/:disclosureId',
    page: () => import('./pages/disclosures/disclosure-page'),
    permissions: ['report:read'],
  },
  { path: '/summary/records', page: () => import('./pages/summary/records-page'), permissions: ['report:read'] },
  { path: '/disputes', page: () => import('./pages/disputes/disputes-page'), permissions: ['dispute:read'] },
  { path: '/disputes/new', page: () => import('./pages/disputes/new-dispute-page'), permissions: ['dispute:intake'] },
  { path: '/legal-aid', page: () => import('./pages/legal-aid/legal-aids-page'), permissions: ['legal-aid:read'] },
  {
    path: '/legal-aid/new',
    page: () => import('./pages/legal-aid/new-legal-aid-page'),
    permissions: ['legal-aid:intake'],
  },
  {
    path: '/legal-aid/:legalAidId',
    page: () => import('./pages/legal-aid/legal-aid-page'),
    permissions: ['legal-aid:read'],
  },
  { path: '/petitions', page: () => import('./pages/petitions/petitions-page'), permissions: ['petition:read'] },
  {
    path: '/petitions/new',
    page: () => import('./pages/petitions/new-petition-page'),
    permissions: ['petition:intake'],
  },
  {
    path: '/petitions/:petitionId',
    page: () => import('./pages/petitions/petition-page'),
    permissions: ['petition:read'],
  },
  { path: '/accidents', page: () => import('./pages/accidents/accidents-page'), permissions: ['accident:read'] },
  {
    path: '/accidents/new',
    page: () => import('./pages/accidents/new-accident-page'),
    permissions: ['accident:intake'],
  },
  {
    path: '/accidents/:accidentId',
    page: () => import('./pages/accidents/accident-page'),
    permissions: ['accident:read'],
  },
  { path: '/disputes/:disputeId', page: () => import('./pages/disputes/dispute-page'), permissions: ['dispute:read'] },
  { path: '/me', page: () => import('./pages/me/me-page') },
];

/** Pages of the member's portal. */
const memberPages: readonly PageRoute[] = [
  { path: '/my/cases', page: () => import('./pages/portal/my-cases-page') },
  { path: '/my/cases/:caseId', page: () => import('./pages/portal/my-case-page') },
  { path: '/my/report', page: () => import('./pages/portal/my-report-page') },
  { path: '/my/progress', page: () => import('./pages/progress/my-progress-page') },
  { path: '/my/hardship', page: () => import('./pages/hardship/my-hardship-page') },
  { path: '/my/hardship/form', page: () => import('./pages/hardship/my-hardship-form-page') },
  { path: '/my/legal-aid', page: () => import('./pages/legal-aid/my-legal-aids-page') },
  { path: '/my/legal-aid/new', page: () => import('./pages/legal-aid/my-new-legal-aid-page') },
  { path: '/my/legal-aid/:legalAidId', page: () => import('./pages/legal-aid/my-legal-aid-page') },
  { path: '/my/disputes', page: () => import('./pages/disputes/my-disputes-page') },
  { path: '/my/disputes/new', page: () => import('./pages/disputes/my-new-dispute-page') },
  { path: '/my/disputes/:disputeId', page: () => import('./pages/disputes/my-dispute-page') },
  { path: '/my/petitions', page: () => import('./pages/petitions/my-petitions-page') },
  { path: '/my/petitions/new', page: () => import('./pages/petitions/my-new-petition-page') },
  { path: '/my/petitions/:petitionId', page: () => import('./pages/petitions/my-petition-page') },
  { path: '/my/model-worker', page: () => import('./pages/model-workers/my-model-worker-page') },
  { path: '/my/study-aid', page: () => import('./pages/study-aid/my-study-aid-page') },
  { path: '/my/study-aid/apply/:programmeId', page: () => import('./pages/study-aid/my-study-apply-page') },
  { path: '/my/requests', page: () => import('./pages/personal-requests/my-requests-page') },
  { path: '/my/file', page: () => import('./pages/portal/my-file-page') },
  { path: '/my/mutual-aid', page: () => import('./pages/mutual-aid/my-claims-page') },
  { path: '/my/disclosures', page: () => import('./pages/disclosures/my-disclosures-page') },
  { path: '/my/disclosures/:disclosureId', page: () => import('./pages/disclosures/my-disclosure-page') },
  { path: '/my/messages', page: () => import('./pages/messages/messages-page') },
  { path: '/my/messages/log', page: () => import('./pages/message-log/message-log-page') },
  { path: '/my/me', page: () => import('./pages/me/me-page') },
];

/** Pages that need no account. */
const publicPages: readonly PageRoute[] = [
  { path: '/login', page: () => import('./pages/login/login-page') },
  { path: '/password', page: () => import('./pages/password/password-page') },
  { path: '/second-factor', page: () => import('./pages/second-factor/second-factor-page') },
  { path: '/forgotten', page: () => import('./pages/login/forgotten-page') },
  { path: '/reset-password', page: () => import('./pages/password/reset-password-page') },
  { path: '/first-run', page: () => import('./pages/first-run/first-run-page') },
  { path: '/progress', page: () => import('./pages/progress/progress-page') },
  { path: '/verify', page: () => import('./pages/verify/verify-page') },
  { path: '/notices', page: () => import('./pages/notices/notices-page') },
  { path: '/activate', page: () => import('./pages/activate/activate-page') },
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

const builtPaths = new Set([...staffPages, ...memberPages, ...publicPages].map(({ path }) => path));

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
      { path: '/my', element: <Navigate to={memberPages[0]!.path} replace /> },
      ...publicPages.map(routeOf),
      { element: staffShell, children: staffPages.map(routeOf) },
      { element: memberShell, children: memberPages.map(routeOf) },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
