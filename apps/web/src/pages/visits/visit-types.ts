import type { Schemas } from '../../api/schemas';

/** Query keys: everything about duties begins with this one. */
export const DUTIES = ['duties'] as const;

export type TalkLine = Schemas['TalkLineView'];
export type DutyLine = Schemas['DutyLineView'];
export type DutyStatus = DutyLine['status'];
export type Assignee = Schemas['AssigneeView'];

/** One case as its page shows it. */
export type VisitDuty = Schemas['CaseView'];
export type DutyAction = VisitDuty['openActions'][number];
export type PersonAt = Schemas['PersonAtView'];
export type CaseVisit = Schemas['CaseVisitView'];
export type CaseAid = Schemas['CaseAidView'];
export type CaseDocument = Schemas['CaseDocumentView'];

export type StandingVisit = Schemas['StandingVisitView'];
export type SuggestedVisitor = Schemas['SuggestedVisitorView'];
export type DutyEntitlement = Schemas['EntitlementView'];
export type LoggedVisit = Schemas['LoggedVisitView'];
export type Occasion = Schemas['OccasionView'];
export type Reported = Schemas['ReportedView'];
