import type { PageRoute } from './page-route';

/** For those who work for a union: Today, visits, rounds and the calendar. */
export const VISITS_PAGES: readonly PageRoute[] = [
  { path: '/today', page: () => import('../pages/today/today-page') },
  {
    path: '/visits',
    page: () => import('../pages/visits/visits-page'),
    permissions: ['visit:read'],
    children: [{ path: ':dutyId', page: () => import('../pages/visits/case/case-drawer-page') }],
  },
  { path: '/duties/:dutyId', page: () => import('../pages/visits/case/case-page'), permissions: ['visit:read'] },
  { path: '/duties/:dutyId/visit', page: () => import('../pages/visits/log-visit-page'), permissions: ['visit:log'] },
  {
    path: '/duties/:dutyId/visits/:visitId/correction',
    page: () => import('../pages/visits/correction/correct-visit-page'),
    permissions: ['visit:log'],
  },
  { path: '/report', page: () => import('../pages/visits/report-page'), permissions: ['visit:report'] },
  {
    path: '/talks',
    page: () => import('../pages/visits/talks/talks-page'),
    permissions: ['visit:log'],
    children: [{ path: ':talkId', page: () => import('../pages/visits/talks/talk-drawer-page') }],
  },
  {
    path: '/talks/:talkId/correction',
    page: () => import('../pages/visits/talks/talk-correction-page'),
    permissions: ['visit:log'],
  },
  { path: '/talks/new', page: () => import('../pages/visits/talk-page'), permissions: ['visit:log'] },
  { path: '/rounds', page: () => import('../pages/rounds/rounds-page'), permissions: ['round:read'] },
  { path: '/rounds/new', page: () => import('../pages/rounds/plan-page'), permissions: ['round:manage'] },
  { path: '/rounds/unvisited', page: () => import('../pages/rounds/unvisited-page'), permissions: ['visit:read'] },
  { path: '/rounds/:roundId', page: () => import('../pages/rounds/round-page'), permissions: ['round:read'] },
  {
    path: '/rounds/:roundId/visits',
    page: () => import('../pages/rounds/my-visits-page'),
    permissions: ['round:visit'],
  },
  {
    path: '/rounds/:roundId/entries/:entryId/visit',
    page: () => import('../pages/rounds/entry-visit-page'),
    permissions: ['round:visit'],
  },
  { path: '/rounds/:roundId/plan', page: () => import('../pages/rounds/plan-page'), permissions: ['round:manage'] },
  {
    path: '/reminders',
    page: () => import('../pages/reminders/reminders-page'),
    permissions: ['reminder-rules:manage', 'message-channel:manage'],
  },
  {
    path: '/search',
    page: () => import('../pages/search/search-page'),
    permissions: ['member:read'],
    children: [
      { path: ':memberId', page: () => import('../pages/members/member-page') },
      {
        path: ':memberId/edit',
        page: () => import('../pages/members/edit-member-page'),
        permissions: ['member:manage'],
      },
    ],
  },
  { path: '/calendar', page: () => import('../pages/calendar/calendar-page'), permissions: ['calendar:read'] },
  {
    path: '/calendar/import',
    page: () => import('../pages/calendar/import-days-page'),
    permissions: ['calendar:manage'],
  },
  { path: '/calendar/holidays', page: () => import('../pages/calendar/holidays-page'), permissions: ['calendar:read'] },
  {
    path: '/calendar/holidays/:code',
    page: () => import('../pages/calendar/holiday-page'),
    permissions: ['calendar:manage'],
  },
];
