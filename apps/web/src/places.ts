import {
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  BankOutlined,
  BellOutlined,
  BookOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  CommentOutlined,
  ExportOutlined,
  DashboardOutlined,
  FileProtectOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  FormOutlined,
  HeartOutlined,
  GiftOutlined,
  HomeOutlined,
  IdcardOutlined,
  ImportOutlined,
  MailOutlined,
  MedicineBoxOutlined,
  NotificationOutlined,
  ReadOutlined,
  RedEnvelopeOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  SearchOutlined,
  SolutionOutlined,
  SwapOutlined,
  TeamOutlined,
  TrophyOutlined,
  UserOutlined,
  WalletOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { Audience } from './api/types';

/** A place of the navigation. It is shown once its page exists in the router and the person may open it. */
export interface Place {
  readonly path: string;
  /** Key in the namespace `shell`. */
  readonly label: string;
  readonly icon: ComponentType;
  /** One of these is enough; without it everybody of the audience. */
  readonly permissions?: readonly string[];
  /** Stands in the phone's bar. Places with the same slot: the first that is open wins. */
  readonly bar?: 1 | 2 | 3 | 4;
  /** In that bar only for who has one of these, and then before those that ask for none. */
  readonly barFor?: readonly string[];
  /** On the desk the top of the page leads there: the search field, one's own name. */
  readonly onTop?: boolean;
}

/** At most eight fit at the left of the desk; what comes after them stands under "more". */
export const DESK_PLACES = 8;

const staffPlaces: readonly Place[] = [
  { path: '/today', label: 'places.today', icon: HomeOutlined, bar: 1 },
  {
    path: '/approvals',
    label: 'places.approvals',
    icon: CheckSquareOutlined,
    permissions: ['approval:sign'],
    bar: 2,
    barFor: ['approval:sign'],
  },
  { path: '/visits', label: 'places.visits', icon: SolutionOutlined, permissions: ['visit:read', 'visit:log'], bar: 2 },
  { path: '/rounds', label: 'places.rounds', icon: GiftOutlined, permissions: ['round:read'] },
  {
    path: '/payments',
    label: 'places.payments',
    icon: WalletOutlined,
    permissions: ['disbursement:request', 'disbursement:pay', 'disbursement:reconcile'],
    bar: 2,
    barFor: ['disbursement:pay', 'disbursement:reconcile'],
  },
  { path: '/search', label: 'places.search', icon: SearchOutlined, permissions: ['member:read'], bar: 3, onTop: true },
  { path: '/members', label: 'places.members', icon: TeamOutlined, permissions: ['member:read'] },
  { path: '/hardship', label: 'places.hardship', icon: HeartOutlined, permissions: ['hardship:read'] },
  { path: '/disputes', label: 'places.disputes', icon: CommentOutlined, permissions: ['dispute:read'] },
  { path: '/model-workers', label: 'places.modelWorkers', icon: TrophyOutlined, permissions: ['model-worker:read'] },
  { path: '/petitions', label: 'places.petitions', icon: MailOutlined, permissions: ['petition:read'] },
  { path: '/accidents', label: 'places.accidents', icon: MedicineBoxOutlined, permissions: ['accident:read'] },
  { path: '/legal-aid', label: 'places.legalAid', icon: AuditOutlined, permissions: ['legal-aid:read'] },
  { path: '/study-aid', label: 'places.studyAid', icon: ReadOutlined, permissions: ['study-aid:read'] },
  { path: '/funds', label: 'places.funds', icon: BankOutlined, permissions: ['fund:read'] },
  { path: '/summary', label: 'places.summary', icon: BarChartOutlined, permissions: ['report:read'] },
  {
    path: '/standards',
    label: 'places.standards',
    icon: BookOutlined,
    permissions: ['standard:read'],
  },
  {
    path: '/unions',
    label: 'places.unions',
    icon: ApartmentOutlined,
    permissions: ['organization:manage'],
  },
  { path: '/accounts', label: 'places.accounts', icon: IdcardOutlined, permissions: ['account:manage'] },
  { path: '/hand-overs', label: 'places.handOvers', icon: SwapOutlined, permissions: ['hand-over:manage'] },
  { path: '/forms', label: 'places.forms', icon: FileTextOutlined, permissions: ['form:manage'] },
  { path: '/exports', label: 'places.exports', icon: ExportOutlined, permissions: ['member:read', 'audit:read'] },
  { path: '/import', label: 'places.import', icon: ImportOutlined, permissions: ['intake:run'] },
  { path: '/donations', label: 'places.donations', icon: RedEnvelopeOutlined, permissions: ['donation:read'] },
  { path: '/mutual-aid', label: 'places.mutualAid', icon: SafetyOutlined, permissions: ['mutual-aid:read'] },
  { path: '/activities', label: 'places.activities', icon: ScheduleOutlined, permissions: ['activity:read'] },
  { path: '/calendar', label: 'places.calendar', icon: CalendarOutlined, permissions: ['calendar:manage'] },
  {
    path: '/reminders',
    label: 'places.reminders',
    icon: BellOutlined,
    permissions: ['reminder-rules:manage', 'message-channel:manage'],
  },
  {
    path: '/message-log',
    label: 'places.messageLog',
    icon: MailOutlined,
    permissions: ['message-log:read'],
  },
  {
    path: '/personal-requests',
    label: 'places.personalRequests',
    icon: FileSearchOutlined,
    permissions: ['member:manage'],
  },
  { path: '/retention', label: 'places.retention', icon: FileProtectOutlined, permissions: ['retention:read'] },
  { path: '/audit', label: 'places.audit', icon: AuditOutlined, permissions: ['audit:read'] },
  { path: '/system', label: 'places.system', icon: DashboardOutlined, permissions: ['system:watch'] },
  { path: '/disclosures', label: 'places.disclosures', icon: NotificationOutlined, permissions: ['report:read'] },
  { path: '/me', label: 'places.me', icon: UserOutlined, bar: 4, onTop: true },
];

const memberPlaces: readonly Place[] = [
  { path: '/my/cases', label: 'places.myCases', icon: ReadOutlined, bar: 1 },
  { path: '/my/report', label: 'places.report', icon: FormOutlined, bar: 2 },
  { path: '/my/progress', label: 'places.progress', icon: FileSearchOutlined, bar: 3 },
  { path: '/my/hardship', label: 'places.myHardship', icon: HeartOutlined },
  { path: '/my/disputes', label: 'places.myDisputes', icon: CommentOutlined },
  { path: '/my/petitions', label: 'places.myPetitions', icon: MailOutlined },
  { path: '/my/legal-aid', label: 'places.myLegalAid', icon: AuditOutlined },
  { path: '/my/mutual-aid', label: 'places.myMutualAid', icon: SafetyOutlined },
  { path: '/my/model-worker', label: 'places.myModelWorker', icon: TrophyOutlined },
  { path: '/my/study-aid', label: 'places.myStudyAid', icon: ReadOutlined },
  { path: '/my/disclosures', label: 'places.disclosures', icon: NotificationOutlined },
  { path: '/my/me', label: 'places.me', icon: UserOutlined, bar: 4, onTop: true },
];

export interface Opening {
  readonly audience: Audience;
  /** Paths that the router knows. */
  readonly built: ReadonlySet<string>;
  readonly can: (...permissions: readonly string[]) => boolean;
  /** Neither a member nor, any more, in an office: his own account is all that is left to him. */
  readonly isNobody?: boolean;
}

/** Places of the portal that ask for no membership. */
export const OF_EVERYBODY: ReadonlySet<string> = new Set(['/my/me', '/my/messages']);

/** The places that are open to a person, in order. */
export function placesFor({ audience, built, can, isNobody = false }: Opening): readonly Place[] {
  const places = audience === 'staff' ? staffPlaces : memberPlaces;
  return places
    .filter(({ path, permissions }) => built.has(path) && (!permissions || can(...permissions)))
    .filter(({ path }) => !isNobody || OF_EVERYBODY.has(path))
    .map(({ bar, barFor, ...place }) =>
      bar === undefined || (barFor && !can(...barFor)) ? place : { ...place, bar, ...(barFor && { barFor }) },
    );
}

/** At the left of the desk. */
export const sideOf = (places: readonly Place[]): readonly Place[] => places.filter(({ onTop }) => !onTop);

/** The phone's bar: at most one place per slot. */
export function barOf(places: readonly Place[]): readonly Place[] {
  const slots = [1, 2, 3, 4] as const;
  return slots.flatMap((slot) => {
    const candidates = places.filter((place) => place.bar === slot);
    return candidates.find(({ barFor }) => barFor) ?? candidates[0] ?? [];
  });
}
