import type { FoundMember } from '../../api/types';
import type { Draft } from '../../drafts/draft-store';
import { type ConsentAnswers, consentOf } from '../../parts/consent-answers';
import { OWN_HEALTH } from './own-health';

/** What somebody tells of an event. The portal leaves `member` out: it is himself. */
export interface ReportDraft {
  readonly member: FoundMember | null;
  readonly occasion: string | null;
  readonly occasionName: string;
  readonly subCondition: string | null;
  readonly relation: string;
  readonly eventOn: string;
  readonly place: string;
  readonly note: string;
  /** When the button was pressed: keeps the place of the first to report, also when it is sent later. */
  readonly reportedAt: string | null;
  /** What the member ticked for his own illness; drafts of before have none. */
  readonly consents?: ConsentAnswers;
}

export const emptyReport = (today: string): ReportDraft => ({
  member: null,
  occasion: null,
  occasionName: '',
  subCondition: null,
  relation: '',
  eventOn: today,
  place: '',
  note: '',
  reportedAt: null,
});

const PREFIX = 'report:';
export const reportKey = (id: string): string => `${PREFIX}${id}`;

/** A report that was begun and not finished, about this member or anybody: the form goes on with it. */
export const begunReport = (drafts: readonly Draft[], about: FoundMember | null = null): Draft | undefined =>
  drafts.find(
    ({ key, outgoing, value }) =>
      key.startsWith(PREFIX) && !outgoing && (!about || (value as ReportDraft).member?.id === about.id),
  );

const given = (text: string): string | undefined => text.trim() || undefined;

export const reportBody = (draft: ReportDraft) => ({
  ...(draft.member ? { memberId: draft.member.id } : {}),
  occasion: draft.occasion,
  subCondition: draft.subCondition ?? undefined,
  ...(draft.relation ? { relative: { relation: draft.relation } } : {}),
  eventOn: draft.eventOn,
  place: given(draft.place),
  note: given(draft.note),
  reportedAt: draft.reportedAt ?? undefined,
});

/** What the member tells of himself; also the draft that is sent later carries his answer. */
export const ownReportBody = (draft: ReportDraft) => ({
  ...reportBody({ ...draft, member: null }),
  consent: consentOf([OWN_HEALTH], draft.consents, false),
});
