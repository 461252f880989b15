import type { PageRoute } from './page-route';

/** For those who work for a union: disputes, petitions, legal aid and accidents. */
export const DISPUTES_PAGES: readonly PageRoute[] = [
  { path: '/disputes', page: () => import('../pages/disputes/disputes-page'), permissions: ['dispute:read'] },
  { path: '/disputes/new', page: () => import('../pages/disputes/new-dispute-page'), permissions: ['dispute:intake'] },
  { path: '/legal-aid', page: () => import('../pages/legal-aid/legal-aids-page'), permissions: ['legal-aid:read'] },
  {
    path: '/legal-aid/new',
    page: () => import('../pages/legal-aid/new-legal-aid-page'),
    permissions: ['legal-aid:intake'],
  },
  {
    path: '/legal-aid/:legalAidId',
    page: () => import('../pages/legal-aid/legal-aid-page'),
    permissions: ['legal-aid:read'],
  },
  { path: '/petitions', page: () => import('../pages/petitions/petitions-page'), permissions: ['petition:read'] },
  {
    path: '/petitions/new',
    page: () => import('../pages/petitions/new-petition-page'),
    permissions: ['petition:intake'],
  },
  {
    path: '/petitions/:petitionId',
    page: () => import('../pages/petitions/petition-page'),
    permissions: ['petition:read'],
  },
  { path: '/accidents', page: () => import('../pages/accidents/accidents-page'), permissions: ['accident:read'] },
  {
    path: '/accidents/new',
    page: () => import('../pages/accidents/new-accident-page'),
    permissions: ['accident:intake'],
  },
  {
    path: '/accidents/:accidentId',
    page: () => import('../pages/accidents/accident-page'),
    permissions: ['accident:read'],
  },
  { path: '/disputes/:disputeId', page: () => import('../pages/disputes/dispute-page'), permissions: ['dispute:read'] },
];
