import { CalendarService, type WorkingCalendar } from '@app/calendar';
import { type Actor, daysBetween, type Fen, isAmong } from '@app/kernel';
import type { LackingConsent } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import type { EvidenceKind } from '@app/standards';
import { Injectable } from '@nestjs/common';
import { caseInScope } from '../data/case.query';
import type { CaseRow, RelatedCase } from '../data/case.rows';
import { VisitDuty } from '../data/visit-duty.entity';
import { VisitDutyStore } from '../data/visit-duty.store';
import { offeredActions, type OfferedAction, type Onlooker } from '../domain/offered-actions';
import { conductOf } from '../domain/occasion';
import { dutyTellsHealth } from '../domain/told-health';
import type { GoodsLine } from '../domain/visit';
import type { VisitDutyId } from '../domain/visit-duty';
import { VISIT_PERMISSIONS, type VisitPermission } from '../domain/visits.permissions';
import { isOwnVisit } from '../domain/visits.policy';
import { refuse } from '../domain/visits.problems';
import { type AidJudgement, AidTerms } from './aid-terms';
import { isPaid, isUnsettled } from './aid-facts';
import { consentState, lackingOf } from './health-consents';

/** A case with all that its page shows, and what the one who looks may do. */
export interface CasePage {
  readonly row: CaseRow;
  readonly calendar: WorkingCalendar;
  /** Other cases of this member and occasion within thirty days. */
  readonly duplicates: readonly RelatedCase[];
  readonly actions: readonly OfferedAction[];
  readonly mayCorrect: boolean;
  readonly mayVoid: boolean;
  /** Notes, words, needs: shown on a page of their own, and every look is recorded. */
  readonly mayReadNotes: boolean;
  /** Where to go; null for who neither goes there nor may read notes: the name of a hospital tells an illness. */
  readonly place: string | null;
  /** The separate consent that the member is to be asked for, told to who visits and may know what it tells of. */
  readonly lacking: readonly LackingConsent[];
  /** He gave it once and took it back. */
  readonly consentWithdrawn: boolean;
  /** He took his consent back and nothing was paid: who might open papers about his illness is told that none opens. */
  readonly papersWithheld: boolean;
}

export interface AskedAid {
  readonly cashFen: Fen;
  readonly goods: readonly GoodsLine[];
  readonly evidence: readonly EvidenceKind[];
}

const DUPLICATE_DAYS = 30;
const NO_DOCUMENT = '';

/** One case for those who work on it. */
@Injectable()
export class CaseService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly calendars: CalendarService,
    private readonly terms: AidTerms,
    private readonly duties: VisitDutyStore,
  ) {}

  /** Refuses `visit-duty.not-found` outside the scope. */
  page(actor: Actor, id: VisitDutyId): Promise<CasePage> {
    return this.uow.glance(actor, async (tx) => {
      const [found, calendar] = await Promise.all([caseInScope(tx, id), this.calendars.workingDays(tx)]);
      const row = found ?? refuse('visit-duty.not-found');
      const rights = rightsOf(actor, row);
      const place = rights.mayReadNotes ? this.duties.openPlace(actor.tenantId, row.placeSealed) : null;
      return { row, calendar, duplicates: duplicatesOf(row), ...rights, place };
    });
  }

  /** How much may be given for this duty today, and what that means for an aid that is thought of. */
  entitlement(actor: Actor, id: VisitDutyId, aid: AskedAid): Promise<AidJudgement> {
    return this.uow.read(actor, async (tx) => {
      const duty = await tx.from(VisitDuty, 'd').andWhere('d.id = :id', { id }).getOne();
      const within = duty && (await this.organizations.isWithin(tx, actor, VISIT_PERMISSIONS.read, duty.unionId));
      if (!within) return refuse('visit-duty.not-found');
      const evidence = aid.evidence.map((kind) => ({ kind, documentId: NO_DOCUMENT as never }));
      return this.terms.judge(tx, duty, await this.organizations.today(tx), { ...aid, evidence });
    });
  }
}

const duplicatesOf = (row: CaseRow): RelatedCase[] =>
  row.related.filter(
    (other) =>
      other.memberId === row.memberId &&
      other.occasion === row.occasion &&
      other.status !== 'cancelled' &&
      Math.abs(daysBetween(other.eventOn, row.eventOn)) <= DUPLICATE_DAYS,
  );

type Rights = Omit<CasePage, 'row' | 'calendar' | 'duplicates' | 'place'>;

function rightsOf(actor: Actor, row: CaseRow): Rights {
  const who = onlookerOf(actor, row);
  const mine = row.assignees.some((assignee) => assignee.personId === actor.personId);
  const himself = isAmong(actor, [row.memberId]);
  const { log, readSensitive, void: voiding } = VISIT_PERMISSIONS;
  const may = (permission: VisitPermission) => who.holdsHere(permission) && !isOwnVisit(actor, permission, row);
  const mayReadNotes = !himself && who.holdsHere(log) && (mine || may(readSensitive));
  return {
    actions: offeredActions({ ...row, isHistoric: row.isImported }, who, row.aids.filter(isUnsettled).length),
    mayCorrect: may(log),
    mayVoid: may(voiding),
    mayReadNotes,
    ...consentsOf(row, may(log), mayReadNotes),
    papersWithheld: !himself && who.holdsHere(readSensitive) && arePapersWithheld(row),
  };
}

function consentsOf(row: CaseRow, mayLog: boolean, mayReadNotes: boolean) {
  const state = consentState(row.healthConsents, row.today);
  const isOfRelative = row.relativeRelation !== null;
  const tells = dutyTellsHealth({ ...row, isOfRelative });
  // That a disease was named is itself kept in confidence.
  const knows = mayReadNotes || (mayLog && conductOf(row.occasion).tellsHealth);
  const isTold = tells && knows && state !== 'standing';
  return {
    lacking: isTold ? [lackingOf({ id: row.memberId, name: row.memberName })] : [],
    consentWithdrawn: isTold && state === 'withdrawn',
  };
}

const arePapersWithheld = (row: CaseRow): boolean =>
  row.relativeRelation === null &&
  !row.aids.some(isPaid) &&
  consentState(row.healthConsents, row.today) === 'withdrawn';

/** A role holds in its union and below: in this case's union when it is held in one of its line. */
const onlookerOf = (actor: Actor, row: CaseRow): Onlooker => ({
  actor,
  holdsHere: (permission: VisitPermission) =>
    actor.kind === 'system' ||
    actor.grants.some((grant) => grant.permissions.has(permission) && row.line.includes(grant.unionId)),
});
