import { parseFen, formatFen, type TenantId } from '@app/kernel';
import { withinScope } from '@app/organizations';
import { type ReadTx, type Tx, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { goodsFenOf, type Signature, type VisitId, type VisitOutcome, type VisitState } from '../domain/visit';
import type { VisitDutyId } from '../domain/visit-duty';
import { VISIT_PERMISSIONS } from '../domain/visits.permissions';
import { refuse } from '../domain/visits.problems';
import { type Judgement, Visit } from './visit.entity';

const PLACE = 'visits.visit.place';
const WORDS = 'visits.visit.words';
const NEED = 'visits.visit.next_need';
const REASON = 'visits.visit.outcome_reason';

export interface LockedVisit {
  readonly row: Visit;
  readonly state: VisitState;
}

/** By which rule the aid was judged, as it stood on the day. */
export interface Judged {
  readonly ruleCode: string | null;
  readonly ruleVersion: string | null;
  readonly judgement: Judgement | null;
}

/** Visits as rows and as states; seals what the person said and needs. */
@Injectable()
export class VisitStore {
  constructor(private readonly vault: Vault) {}

  /** The visit if the actor may see it; refuses `visit.not-found`. Lock its duty before it. */
  async lock(tx: Tx, id: VisitId): Promise<LockedVisit> {
    const query = withinScope(tx.from(Visit, 'v'), tx.actor, VISIT_PERMISSIONS.read, 'v.unionId');
    const row = await query.andWhere('v.id = :id', { id }).setLock('pessimistic_write').getOne();
    return row ? { row, state: this.stateOf(row) } : refuse('visit.not-found');
  }

  /** Without scope: the caller asked it of the round. Refuses `visit.not-found`. */
  async lockAny(tx: Tx, id: VisitId): Promise<LockedVisit> {
    const row = (await tx.lock(Visit, id)) ?? refuse('visit.not-found');
    return { row, state: this.stateOf(row) };
  }

  /** The visits of a duty that were neither corrected nor voided, locked one after the other; without scope. */
  async lockStanding(tx: Tx, dutyId: VisitDutyId): Promise<LockedVisit[]> {
    const query = tx.from(Visit, 'v').andWhere(`v.dutyId = :dutyId AND v.status = 'logged'`, { dutyId });
    const rows = await query.orderBy('v.id').setLock('pessimistic_write').getMany();
    return rows.map((row) => ({ row, state: this.stateOf(row) }));
  }

  /** Without lock and scope; refuses `visit.not-found`. */
  async get(tx: ReadTx, id: VisitId): Promise<Visit> {
    return (await tx.from(Visit, 'v').andWhere('v.id = :id', { id }).getOne()) ?? refuse('visit.not-found');
  }

  /** The visits of a duty that were neither corrected nor voided. */
  async standingOf(tx: ReadTx, dutyId: VisitDutyId): Promise<VisitState[]> {
    const rows = await tx
      .from(Visit, 'v')
      .andWhere(`v.dutyId = :dutyId AND v.status = 'logged'`, { dutyId })
      .orderBy('v.id')
      .getMany();
    return rows.map((row) => this.stateOf(row));
  }

  /** @param rootId the visit as first logged: its own id unless it corrects another */
  async insert(tx: Tx, visit: VisitState, rootId: VisitId, judged: Judged): Promise<Visit> {
    const row = { ...this.rowOf(tx, visit, judged), rootId };
    tx.later(tx.insert(Visit, row));
    return row;
  }

  openPlace(tenantId: TenantId, sealed: Buffer | null): string | null {
    return this.open(tenantId, PLACE, sealed);
  }

  openWords(tenantId: TenantId, sealed: Buffer | null): string | null {
    return this.open(tenantId, WORDS, sealed);
  }

  openNeed(tenantId: TenantId, sealed: Buffer | null): string | null {
    return this.open(tenantId, NEED, sealed);
  }

  openReason(tenantId: TenantId, sealed: Buffer | null): string | null {
    return this.open(tenantId, REASON, sealed);
  }

  private rowOf(tx: Tx, visit: VisitState, judged: Judged): Omit<Visit, 'rootId'> {
    const { tenantId } = tx.actor;
    const { id, status, correctsId, correctedById, voidReason, dutyId, unionId, memberId, kind, talkTopic } = visit;
    return {
      ...{ tenantId, id, version: 1, revision: visit.version, status, correctsId, correctedById, voidReason },
      ...{ dutyId, unionId, memberId, kind, talkTopic, visitedOn: visit.visitedOn },
      roundId: visit.round?.roundId ?? null,
      rosterEntryId: visit.round?.rosterEntryId ?? null,
      placeSealed: this.seal(tenantId, PLACE, visit.place),
      ...this.outcomeColumns(tenantId, visit.outcome),
      ...{ visitors: [...visit.visitors], evidence: [...visit.evidence], marks: [...visit.marks] },
      ...{ cashFen: visit.cashFen, goodsFen: goodsFenOf(visit) },
      goods: visit.goods.map((line) => ({ ...line, valueFen: formatFen(line.valueFen) })),
      wordsSealed: this.seal(tenantId, WORDS, visit.words),
      nextNeedSealed: this.seal(tenantId, NEED, visit.nextNeed),
      nextContactOn: visit.nextContactOn,
      signatureDocumentId: visit.signature?.documentId ?? null,
      signedBy: visit.signature?.by ?? null,
      ...judged,
      ...{ unknownFigures: null, importId: null },
      ...{ loggedById: visit.loggedById, loggedByName: tx.actor.displayName, loggedAt: visit.loggedAt },
    };
  }

  stateOf(row: Visit): VisitState {
    const { id, status, correctsId, correctedById, voidReason, dutyId, unionId, memberId, kind, talkTopic } = row;
    const { visitedOn, visitors, cashFen, evidence, nextContactOn, marks, loggedById, loggedAt, tenantId } = row;
    return {
      ...{ id, status, version: row.revision, correctsId, correctedById, voidReason, dutyId, unionId, memberId },
      ...{ kind, talkTopic, visitedOn, visitors, cashFen, evidence, nextContactOn, marks, loggedById, loggedAt },
      round: row.roundId && row.rosterEntryId ? { roundId: row.roundId, rosterEntryId: row.rosterEntryId } : null,
      place: this.openPlace(tenantId, row.placeSealed),
      outcome: this.outcomeOf(row),
      goods: row.goods.map((line) => ({ ...line, valueFen: parseFen(line.valueFen) })),
      words: this.openWords(tenantId, row.wordsSealed),
      nextNeed: this.openNeed(tenantId, row.nextNeedSealed),
      signature: signatureOf(row),
    };
  }

  private outcomeColumns(tenantId: TenantId, outcome: VisitOutcome) {
    const reason = 'reason' in outcome ? outcome.reason : null;
    return {
      outcome: outcome.kind,
      proxyName: outcome.kind === 'proxy' ? outcome.name : null,
      proxyRelation: outcome.kind === 'proxy' ? outcome.relation : null,
      outcomeReasonSealed: this.seal(tenantId, REASON, reason),
    };
  }

  private outcomeOf(row: Visit): VisitOutcome {
    if (row.outcome === 'met') return { kind: 'met' };
    if (row.outcome === 'proxy') return { kind: 'proxy', name: row.proxyName ?? '', relation: row.proxyRelation ?? '' };
    return { kind: row.outcome, reason: this.openReason(row.tenantId, row.outcomeReasonSealed) ?? '' };
  }

  private seal(tenantId: TenantId, purpose: string, text: string | null): Buffer | null {
    return text === null || text === '' ? null : this.vault.seal(tenantId, purpose, text);
  }

  private open(tenantId: TenantId, purpose: string, sealed: Buffer | null): string | null {
    return sealed === null ? null : this.vault.open(tenantId, purpose, sealed);
  }
}

const signatureOf = (row: Visit): Signature | null =>
  row.signatureDocumentId && row.signedBy ? { documentId: row.signatureDocumentId, by: row.signedBy } : null;
