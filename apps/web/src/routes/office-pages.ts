import type { PageRoute } from './page-route';

/** For those who work for a union: people, unions, accounts and the house itself. */
export const OFFICE_PAGES: readonly PageRoute[] = [
  { path: '/messages', page: () => import('../pages/messages/messages-page') },
  { path: '/messages/log', page: () => import('../pages/message-log/message-log-page') },
  {
    path: '/message-log',
    page: () => import('../pages/message-log/message-log-page'),
    permissions: ['message-log:read'],
  },
  {
    path: '/members',
    page: () => import('../pages/members/members-page'),
    permissions: ['member:read'],
    children: [
      { path: 'new', page: () => import('../pages/members/new-member-page'), permissions: ['member:manage'] },
      { path: 'transfers', page: () => import('../pages/members/transfers-page'), permissions: ['member:manage'] },
      { path: ':memberId', page: () => import('../pages/members/member-page') },
      {
        path: ':memberId/edit',
        page: () => import('../pages/members/edit-member-page'),
        permissions: ['member:manage'],
      },
    ],
  },
  {
    path: '/members/wanting',
    page: () => import('../pages/members/wanting-consents-page'),
    permissions: ['member:manage'],
    children: [
      { path: ':memberId', page: () => import('../pages/members/member-page') },
      { path: ':memberId/edit', page: () => import('../pages/members/edit-member-page') },
    ],
  },
  {
    path: '/unions',
    page: () => import('../pages/unions/unions-page'),
    permissions: ['organization:read'],
    children: [{ path: ':unionId', page: () => import('../pages/unions/union-page') }],
  },
  {
    path: '/accounts/rules',
    page: () => import('../pages/accounts/door-rules-page'),
    permissions: ['account:manage'],
  },
  {
    path: '/accounts',
    page: () => import('../pages/accounts/accounts-page'),
    permissions: ['account:manage'],
    children: [
      { path: 'new', page: () => import('../pages/accounts/new-account-page') },
      { path: ':accountId', page: () => import('../pages/accounts/account-page') },
    ],
  },
  {
    path: '/personal-requests',
    page: () => import('../pages/personal-requests/requests-page'),
    permissions: ['member:manage'],
  },
  { path: '/retention', page: () => import('../pages/retention/lists-page'), permissions: ['retention:read'] },
  { path: '/retention/rules', page: () => import('../pages/retention/rules-page'), permissions: ['retention:read'] },
  { path: '/retention/:listId', page: () => import('../pages/retention/list-page'), permissions: ['retention:read'] },
  { path: '/hand-overs', page: () => import('../pages/hand-overs/hand-overs-page'), permissions: ['hand-over:manage'] },
  { path: '/hand-overs/:handOverId', page: () => import('../pages/hand-overs/hand-over-page') },
  { path: '/system', page: () => import('../pages/system/system-page'), permissions: ['system:watch'] },
  { path: '/audit', page: () => import('../pages/audit/audit-page'), permissions: ['audit:read'] },
  { path: '/me', page: () => import('../pages/me/me-page') },
];
