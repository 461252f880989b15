import { type Actor, type CivilDate, type MemberId, newId } from '@app/kernel';
import { MemberDirectory, type MemberRecord, type TypedConsent } from '@app/members';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { ReportSource } from '../data/duty-report.entity';
import { type LockedDuty, VisitDutyStore } from '../data/visit-duty.store';
import type { OccasionRule } from '../domain/occasion';
import { findSameEvent } from '../domain/same-event';
import { tellsHealth } from '../domain/told-health';
import type { EventRelative, EventReport, PersonAt, VisitDutyId, VisitDutyStatus } from '../domain/visit-duty';
import { checkReport, openDuty, type OpeningContext } from '../domain/visit-duty.opening';
import { VISIT_PERMISSIONS } from '../domain/visits.permissions';
import { refuse } from '../domain/visits.problems';
import { DutyChange } from './duty-change';
import { HealthConsents } from './health-consents';
import { OpeningTerms } from './opening-terms';
import { ReportRecorder } from './report-recorder';

/** Who else is named in a report; without an instant it is the report's. */
export interface NamedPerson {
  readonly name: string;
  readonly at: Date | null;
}

/** An event as somebody tells it. */
export interface ReportedFacts {
  readonly memberId: MemberId;
  readonly occasion: string;
  readonly subCondition: string | null;
  readonly eventOn: CivilDate;
  readonly eventEndsOn: CivilDate | null;
  readonly relative: EventRelative | null;
  readonly place: string | null;
  readonly note: string | null;
  /** Name of the disease, by which a second stay for the same one is known; it is not kept. */
  readonly disease: string | null;
  /** When it was written down, for what was sent later. */
  readonly reportedAt: Date | null;
  readonly informed: NamedPerson | null;
  readonly helper: NamedPerson | null;
}

/** What a member tells of himself, with what he ticked for his health. */
export interface OwnReport extends Omit<ReportedFacts, 'memberId'> {
  readonly consent: TypedConsent | null;
}

export interface ReportAnswer {
  readonly id: VisitDutyId;
  readonly number: string;
  /** The event was known already: this report joined it. */
  readonly joined: boolean;
  readonly status: VisitDutyStatus;
  readonly deadlineOn: CivilDate;
  readonly version: number;
  /** It tells of his health and he was not there to be asked: who visits him asks him. */
  readonly lacksConsent: boolean;
}

/** An event opens one duty; whoever reports it again joins that one. */
@Injectable()
export class ReportService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly members: MemberDirectory,
    private readonly terms: OpeningTerms,
    private readonly duties: VisitDutyStore,
    private readonly change: DutyChange,
    private readonly recorder: ReportRecorder,
    private readonly consents: HealthConsents,
  ) {}

  /** By an officer or group leader, of a member in his scope. */
  byStaff(actor: Actor, facts: ReportedFacts, idem: Idempotency): Promise<ReportAnswer> {
    const work = async (tx: Tx) => {
      const member = await this.members.require(tx, actor, VISIT_PERMISSIONS.report, facts.memberId);
      const answer = await this.report(tx, member, facts, 'staff');
      return { ...answer, lacksConsent: isOfHisHealth(facts) && (await this.consents.lacking(tx, member)).length > 0 };
    };
    return this.uow.run(actor, work, idem);
  }

  /** By the member himself, of what happened to him. Of his own illness refuses `sensitive-consent.wanting`, also when he took back since what he ticked. */
  byMember(actor: Actor, { consent, ...told }: OwnReport, idem: Idempotency): Promise<ReportAnswer> {
    const work = async (tx: Tx) => {
      const member = await this.members.get(tx, actor.memberId ?? refuse('visit-duty.forbidden'));
      if (isOfHisHealth(told)) await this.consents.ask(tx, member, consent, toldAt(tx, told));
      const answer = await this.report(tx, member, { ...told, memberId: member.id }, 'member');
      return { ...answer, lacksConsent: false };
    };
    return this.uow.run(actor, work, idem);
  }

  private async report(
    tx: Tx,
    member: MemberRecord,
    facts: ReportedFacts,
    source: ReportSource,
  ): Promise<Omit<ReportAnswer, 'lacksConsent'>> {
    const terms = await this.terms.of(tx, member.unionId, facts.occasion, facts.eventOn);
    const context: OpeningContext = { ...terms, id: newId<'visit-duty'>(tx.now.getTime()) };
    const { rule } = context;
    const report = reportOf(tx, member, facts);
    checkReport(report, context);
    const same = await this.sameEvent(tx, report, rule);
    const duty = same
      ? await this.change.apply(tx, same, { action: 'join-report', report, window: rule.sameEvent })
      : await this.open(tx, member, report, context, facts.disease);
    await this.recorder.record(tx, duty.state.id, report, {
      source,
      opened: !same,
      groupName: member.groupName,
      receivedAt: tx.now,
    });
    const { number, version } = duty.row;
    const { status, deadlineOn } = duty.state;
    return { id: duty.state.id, number, joined: same !== undefined, status, deadlineOn, version };
  }

  private async sameEvent(tx: Tx, report: EventReport, rule: OccasionRule): Promise<LockedDuty | undefined> {
    const known = await this.duties.lockKnown(tx, report.memberId, report.occasion);
    const living = known.filter(({ state }) => state.status !== 'cancelled');
    const same = findSameEvent(
      report,
      living.map(({ state }) => state),
      rule.sameEvent,
    );
    return same && living.find(({ state }) => state.id === same.id);
  }

  private async open(
    tx: Tx,
    member: MemberRecord,
    report: EventReport,
    context: OpeningContext,
    disease: string | null,
  ): Promise<LockedDuty> {
    const { rule, today } = context;
    const { duty: state, event } = openDuty(report, context);
    const number = await tx.nextCaseNumber('五访', member.unionId, member.unionCode, Number(today.slice(0, 4)));
    const { householdId } = await this.members.factsOn(tx, member.id, report.eventOn);
    const deadlineWorkingDays = rule.deadlineWorkingDays ?? refuse('visit-duty.none-from-occasion');
    const isKept = report.relative !== null || !(await this.consents.isWithdrawn(tx, member.id));
    const origin = {
      number,
      today,
      householdId,
      disease: isKept ? disease : null,
      rule: { ...rule, deadlineWorkingDays },
    };
    const row = await this.duties.insert(tx, state, origin);
    tx.announce(event);
    const { occasion, eventOn, deadlineOn } = state;
    const detail = { status: [null, 'open'], number, occasion, eventOn, deadlineOn };
    const subject = { subjectType: 'visit-duty', subjectId: state.id, unionId: state.unionId };
    tx.audit({ action: 'visit-duty.open', ...subject, detail });
    const duty = { row, state };
    await this.change.opened(tx, duty);
    return duty;
  }
}

const isOfHisHealth = ({ occasion, relative, disease }: Omit<ReportedFacts, 'memberId'>): boolean =>
  tellsHealth({ occasion, isOfRelative: relative !== null, namesDisease: disease !== null });

/** A phone whose clock is fast tells an instant that has not come yet: it cannot have been later than now. */
const toldAt = (tx: Tx, { reportedAt }: Pick<ReportedFacts, 'reportedAt'>): Date =>
  reportedAt && reportedAt < tx.now ? reportedAt : tx.now;

function reportOf(tx: Tx, member: MemberRecord, facts: ReportedFacts): EventReport {
  const at = toldAt(tx, facts);
  const named = (person: NamedPerson | null): PersonAt | null =>
    person && { personId: null, name: person.name, at: person.at ?? at };
  const { occasion, subCondition, eventOn, eventEndsOn, relative, place, note } = facts;
  return {
    ...{ memberId: member.id, unionId: member.unionId, occasion, subCondition, eventOn, eventEndsOn, relative },
    ...{ place, note },
    reporter: { personId: tx.actor.personId, name: tx.actor.displayName, at },
    informed: named(facts.informed),
    helper: named(facts.helper),
  };
}
