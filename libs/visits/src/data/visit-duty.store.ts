import type { CivilDate, HouseholdId, MemberId, TenantId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import { type ReadTx, type Tx, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { OccasionRule } from '../domain/occasion';
import type { Assignee, EventRelative, PersonAt, VisitDutyId, VisitDutyState } from '../domain/visit-duty';
import type { VisitorRank } from '../domain/visitor-rank';
import { VISIT_PERMISSIONS } from '../domain/visits.permissions';
import { refuse } from '../domain/visits.problems';
import { DutyAssignee } from './duty-assignee.entity';
import { VisitDuty } from './visit-duty.entity';

const PLACE = 'visits.visit_duty.place';
const NOTE = 'visits.visit_duty.note';
const RELATIVE = 'visits.visit_duty.relative_name';
const DISEASE = 'visits.visit_duty.disease';
const ENDED: readonly VisitDutyState['status'][] = ['closed', 'excused', 'cancelled'];

/** Of two who tell something of one member at once, the second waits and sees what the first wrote. */
export async function holdMember(tx: Tx, memberId: MemberId): Promise<void> {
  await tx.rows(
    `SELECT 1 FROM members.member WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    [tx.actor.tenantId, memberId],
    'hold-member-for-report',
  );
}

/** A duty that is being changed: the row that the database locks and the state that the rules see. */
export interface LockedDuty {
  readonly row: VisitDuty;
  readonly state: VisitDutyState;
}

/** What a new duty has beyond its state. */
export interface DutyOrigin {
  readonly number: string;
  /** The day on which it was opened. */
  readonly today: CivilDate;
  readonly rule: OccasionRule & { readonly deadlineWorkingDays: number };
  readonly householdId: HouseholdId | null;
  readonly disease: string | null;
}

/** Duties as rows and as states; seals what may tell an illness. */
@Injectable()
export class VisitDutyStore {
  constructor(private readonly vault: Vault) {}

  /** The duty if the actor may see it, held until the end of the transaction; refuses `visit-duty.not-found`. */
  async lock(tx: Tx, id: VisitDutyId): Promise<LockedDuty> {
    const found = tx.found(
      VisitDuty,
      (param, values) =>
        `r.id = ${param(id)} AND ${scopeCondition(tx.actor, VISIT_PERMISSIONS.read, 'r.union_id', values)}`,
      'FOR UPDATE',
    );
    // Asked behind the lock, so it answers what holds under it.
    const [[row], assignees] = await Promise.all([found, this.assigneesOf(tx, id)]);
    return row ? { row, state: this.stateOf(row, assignees) } : refuse('visit-duty.not-found');
  }

  /** For the member himself, for events and for jobs: no scope of unions is asked. */
  async lockAny(tx: Tx, id: VisitDutyId): Promise<LockedDuty | undefined> {
    const [row, assignees] = await Promise.all([tx.lock(VisitDuty, id), this.assigneesOf(tx, id)]);
    return row && { row, state: this.stateOf(row, assignees) };
  }

  async find(tx: ReadTx, id: VisitDutyId): Promise<VisitDutyState | undefined> {
    const found = tx.found(VisitDuty, (param) => `r.id = ${param(id)}`);
    const [[row], assignees] = await Promise.all([found, this.assigneesOf(tx, id)]);
    return row && this.stateOf(row, assignees);
  }

  /**
   * Everything that was reported of this member and occasion, each row held. Takes the member's row first, so that of
   * two reports at once the second sees the duty of the first.
   */
  async lockKnown(tx: Tx, memberId: MemberId, occasion: string): Promise<LockedDuty[]> {
    const held = holdMember(tx, memberId);
    const known = tx.found(
      VisitDuty,
      (param) => `r.member_id = ${param(memberId)} AND r.occasion = ${param(occasion)}`,
      'FOR UPDATE',
    );
    const [, rows] = await Promise.all([held, known]);
    return Promise.all(rows.map((row) => this.withState(tx, row)));
  }

  async insert(tx: Tx, state: VisitDutyState, origin: DutyOrigin): Promise<VisitDuty> {
    const { tenantId } = tx.actor;
    const { number, rule, householdId, disease } = origin;
    const row: VisitDuty = {
      ...{ tenantId, id: state.id, version: 1, number, serial: Number(number.slice(number.lastIndexOf('-') + 1)) },
      ...{ unionId: state.unionId, memberId: state.memberId, householdId, endedAt: null },
      ...{ openedAt: tx.now, openedOn: origin.today, importId: null },
      ...{ occasion: rule.code, occasionName: rule.name, subCondition: state.subCondition },
      ...{ eventOn: state.eventOn, eventEndsOn: state.eventEndsOn, ...this.relativeColumns(tenantId, state.relative) },
      placeSealed: this.seal(tenantId, PLACE, state.place),
      noteSealed: this.seal(tenantId, NOTE, state.note),
      diseaseMac: disease === null ? null : this.diseaseMac(tenantId, state.memberId, disease),
      ...{ status: state.status, deadlineOn: state.deadlineOn, acceptedById: null },
      ...{ deadlineWorkingDays: rule.deadlineWorkingDays, countFrom: rule.countFrom },
      ...firstsColumns(state),
      ...{ reportCount: 1, visitCount: 0, escalatedAt: null, escalationLevel: 0, reason: null, duplicateOfId: null },
    };
    await tx.insert(VisitDuty, row);
    return row;
  }

  /** Writes what a decision changed; `duty.row` is as it is now afterwards. */
  async save(tx: Tx, duty: LockedDuty, patch: Partial<VisitDutyState>): Promise<VisitDutyState> {
    const next = { ...duty.state, ...patch };
    const { status, acceptedById, reportCount, visitCount, escalatedAt, escalationLevel, reason, duplicateOfId } = next;
    const ended = ENDED.includes(status);
    const written = tx.update(VisitDuty, duty.row, {
      ...{ status, acceptedById, reportCount, visitCount, escalatedAt, escalationLevel, reason, duplicateOfId },
      ...firstsColumns(next),
      endedAt: ended ? (duty.row.endedAt ?? tx.now) : null,
    });
    tx.later(written);
    if (patch.assignees) await this.replaceAssignees(tx, next.id, patch.assignees);
    return next;
  }

  note(row: VisitDuty): string | null {
    return this.open(row.tenantId, NOTE, row.noteSealed);
  }

  sealPlace(tenantId: TenantId, text: string | null): Buffer | null {
    return this.seal(tenantId, PLACE, text);
  }

  sealNote(tenantId: TenantId, text: string | null): Buffer | null {
    return this.seal(tenantId, NOTE, text);
  }

  openPlace(tenantId: TenantId, sealed: Buffer | null): string | null {
    return this.open(tenantId, PLACE, sealed);
  }

  openNote(tenantId: TenantId, sealed: Buffer | null): string | null {
    return this.open(tenantId, NOTE, sealed);
  }

  openRelativeName(tenantId: TenantId, sealed: Buffer | null): string | null {
    return this.open(tenantId, RELATIVE, sealed);
  }

  private async withState(tx: ReadTx, row: VisitDuty): Promise<LockedDuty> {
    return { row, state: this.stateOf(row, await this.assigneesOf(tx, row.id)) };
  }

  private async assigneesOf(tx: ReadTx, dutyId: VisitDutyId): Promise<Assignee[]> {
    const rows = await tx.found(DutyAssignee, (param) => `r.duty_id = ${param(dutyId)}`, 'ORDER BY r.place');
    return rows.map(({ personId, name, rank }) => ({ personId, name, rank }));
  }

  private async replaceAssignees(tx: Tx, dutyId: VisitDutyId, assignees: readonly Assignee[]): Promise<void> {
    await tx.rows(`DELETE FROM visits.duty_assignee WHERE tenant_id = $1 AND duty_id = $2`, [
      tx.actor.tenantId,
      dutyId,
    ]);
    const rows = assignees.map(({ rank = 'other', ...person }, place) => ({
      dutyId,
      ...person,
      rank: rank as VisitorRank,
      place,
    }));
    await tx.insert(DutyAssignee, ...rows);
  }

  private stateOf(row: VisitDuty, assignees: readonly Assignee[]): VisitDutyState {
    const { id, unionId, memberId, occasion, subCondition, eventOn, eventEndsOn, status, deadlineOn } = row;
    const { acceptedById, reportCount, visitCount, escalatedAt, escalationLevel, reason, duplicateOfId } = row;
    return {
      ...{ id, unionId, memberId, occasion, subCondition, eventOn, eventEndsOn, status, deadlineOn },
      ...{ acceptedById, reportCount, visitCount, escalatedAt, escalationLevel, reason, duplicateOfId, assignees },
      isHistoric: row.importId !== null,
      relative: this.relativeOf(row),
      place: this.open(row.tenantId, PLACE, row.placeSealed),
      note: this.open(row.tenantId, NOTE, row.noteSealed),
      firstInformed: { personId: row.firstInformedPersonId, name: row.firstInformedName, at: row.firstInformedAt },
      firstReporter: { personId: row.firstReporterPersonId, name: row.firstReporterName, at: row.firstReporterAt },
      firstHelper: helperOf(row),
    };
  }

  private relativeOf(row: VisitDuty): EventRelative | null {
    if (row.relativeRelation === null) return null;
    const name = this.open(row.tenantId, RELATIVE, row.relativeNameSealed);
    return { dependantId: row.relativeDependantId, relation: row.relativeRelation, name };
  }

  private relativeColumns(tenantId: TenantId, relative: EventRelative | null) {
    return {
      relativeDependantId: relative?.dependantId ?? null,
      relativeRelation: relative?.relation ?? null,
      relativeNameSealed: this.seal(tenantId, RELATIVE, relative?.name ?? null),
    };
  }

  /** Bound to the member: the same disease of two people gives two values. */
  private diseaseMac(tenantId: TenantId, memberId: MemberId, disease: string): Buffer {
    return this.vault.mac(tenantId, DISEASE, `${memberId} ${disease.normalize('NFKC').replaceAll(/\s/g, '')}`);
  }

  private seal(tenantId: TenantId, purpose: string, text: string | null): Buffer | null {
    return text === null || text === '' ? null : this.vault.seal(tenantId, purpose, text);
  }

  private open(tenantId: TenantId, purpose: string, sealed: Buffer | null): string | null {
    return sealed === null ? null : this.vault.open(tenantId, purpose, sealed);
  }
}

const firstsColumns = (state: Pick<VisitDutyState, 'firstInformed' | 'firstReporter' | 'firstHelper'>) => ({
  firstInformedPersonId: state.firstInformed.personId,
  firstInformedName: state.firstInformed.name,
  firstInformedAt: state.firstInformed.at,
  firstReporterPersonId: state.firstReporter.personId,
  firstReporterName: state.firstReporter.name,
  firstReporterAt: state.firstReporter.at,
  firstHelperPersonId: state.firstHelper?.personId ?? null,
  firstHelperName: state.firstHelper?.name ?? null,
  firstHelperAt: state.firstHelper?.at ?? null,
});

const helperOf = (row: VisitDuty): PersonAt | null =>
  row.firstHelperName !== null && row.firstHelperAt !== null
    ? { personId: row.firstHelperPersonId, name: row.firstHelperName, at: row.firstHelperAt }
    : null;
