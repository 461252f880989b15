import { newId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { accidentWall } from '../data/accident-wall';
import { Accident, AccidentFact, AccidentPerson } from '../data/accident.entity';
import type { AccidentId, AccidentPersonId } from '../domain/accident';
import { type AccidentAction, nextAccidentStatus } from '../domain/accident.lifecycle';
import { ACCIDENT_PARTS_OF, type AccidentPart } from '../domain/accident.policy';
import { ACCIDENT_PERMISSIONS } from '../domain/accidents.permissions';
import { refuseAccident } from '../domain/accidents.problems';
import { openedBy } from '../domain/part';
import { AccidentDeadlines } from './accident-deadlines';

/** Which accident, as the caller saw it. */
export interface SeenAccident {
  readonly id: AccidentId;
  readonly version: number;
}

const BY_ROLE = { desk: ACCIDENT_PERMISSIONS.intake, overseer: ACCIDENT_PERMISSIONS.oversee };

/** Accidents as rows, behind their wall; the one place where an accident's case moves. */
@Injectable()
export class AccidentStore {
  constructor(private readonly deadlines: AccidentDeadlines) {}

  /** Refuses `accident.not-found` to whom the wall hides it. */
  async find(tx: ReadTx, id: AccidentId, tail = ''): Promise<Accident> {
    const [row] = await tx.found(
      Accident,
      (param, values) => `r.id = ${param(id)} AND ${accidentWall(tx.actor, 'r', values)}`,
      tail,
    );
    return row ?? refuseAccident('accident.not-found');
  }

  /** Held, at the version that the actor saw, for somebody in one of these parts. */
  async lock(tx: Tx, { id, version }: SeenAccident, parts: readonly AccidentPart[]): Promise<Accident> {
    const accident = await this.find(tx, id, 'FOR UPDATE');
    const own = await this.partsOf(tx, accident);
    tx.actsUnder(...(openedBy(own, parts, BY_ROLE) ?? refuseAccident('accident.not-yours')));
    tx.expectVersion(accident, version);
    return accident;
  }

  lockFor(tx: Tx, seen: SeenAccident, action: AccidentAction): Promise<Accident> {
    return this.lock(tx, seen, ACCIDENT_PARTS_OF[action]);
  }

  /** Somebody who was hurt in it and not entered by mistake, held. */
  async lockPerson(tx: Tx, { id }: Accident, personId: AccidentPersonId): Promise<AccidentPerson> {
    const person = await tx.lock(AccidentPerson, personId);
    return person?.accidentId === id && !person.removedOn ? person : refuseAccident('accident.person-not-found');
  }

  async partsOf(tx: ReadTx, { id, joinedOn, handlerAccountId }: Accident): Promise<Set<AccidentPart>> {
    const values: unknown[] = [tx.actor.tenantId, id];
    const [row] = await tx.rows<{ desk: boolean; overseer: boolean }>(
      `SELECT ${scopeCondition(tx.actor, ACCIDENT_PERMISSIONS.intake, 'a.union_id', values)} AS desk,
         ${scopeCondition(tx.actor, ACCIDENT_PERMISSIONS.oversee, 'a.union_id', values)} AS overseer
       FROM disputes.accident a WHERE a.tenant_id = $1 AND a.id = $2`,
      values,
    );
    const parts = new Set<AccidentPart>();
    if (handlerAccountId === tx.actor.accountId) parts.add('handler');
    if (row?.desk && joinedOn === null) parts.add('desk');
    if (row?.overseer) parts.add('overseer');
    return parts;
  }

  /** Takes one action of the lifecycle; refuses `accident.action-not-open`. */
  async move(tx: Tx, accident: Accident, action: AccidentAction, patch: Partial<Accident>, detail: object = {}) {
    const before = accident.status;
    const status = nextAccidentStatus(before, action) ?? refuseAccident('accident.action-not-open');
    const moved = await tx.update(Accident, accident, { ...patch, status });
    await this.record(tx, moved, action, { status: [before, status], ...detail }, detail);
    tx.announce({ type: 'accident.moved.v1', payload: { accidentId: accident.id, action, status } });
    return moved;
  }

  /** Something happened that leaves the case where it stands; not once it is closed. */
  async touch(tx: Tx, accident: Accident, action: string, patch: Partial<Accident>, detail: object = {}) {
    if (accident.status === 'closed') refuseAccident('accident.action-not-open');
    const touched = await tx.update(Accident, accident, patch);
    await this.record(tx, touched, action, detail, detail);
    return touched;
  }

  async record(tx: Tx, accident: Accident, action: string, audited: object, detail: object): Promise<void> {
    const { id: subjectId, unionId, status } = accident;
    await tx.insert(AccidentFact, {
      ...{ id: newId<'accident-fact'>(tx.now.getTime()), accidentId: subjectId, action, at: tx.now, status, detail },
      ...{ byAccountId: tx.actor.accountId, byName: tx.actor.displayName },
    });
    tx.audit({ action: `accident.${action}`, subjectType: 'accident', subjectId, unionId, detail: { ...audited } });
    await this.deadlines.refresh(tx, accident);
  }
}
