import { type Actor, type CivilDate, newId, type UnionId, yearOf } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Accident } from '../data/accident.entity';
import type { AccidentId, AccidentKind } from '../domain/accident';
import { checkAccident } from '../domain/accident.rules';
import { ACCIDENT_PERMISSIONS } from '../domain/accidents.permissions';
import { refuseAccident } from '../domain/accidents.problems';
import { AccidentPersonService, type PersonForm } from './accident-person.service';
import { AccidentStore } from './accident-store';
import { DisputeCipher } from './dispute-cipher';

export interface NewAccident {
  readonly unionId: UnionId;
  readonly kind: AccidentKind;
  readonly employer: string;
  readonly place: string | null;
  readonly occurredOn: CivilDate;
  readonly reportedOn: CivilDate;
  readonly facts: string;
  readonly persons: readonly PersonForm[];
}

/** An accident as the union learns of it, with those who were killed or injured as far as they are known. */
@Injectable()
export class AccidentIntakeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: AccidentStore,
    private readonly people: AccidentPersonService,
    private readonly cipher: DisputeCipher,
  ) {}

  register(actor: Actor, given: NewAccident, idempotency?: Idempotency) {
    const work = async (tx: Tx) => {
      await this.organizations.requireWithin(tx, ACCIDENT_PERMISSIONS.intake, given.unionId);
      const { id, version } = await this.take(tx, given);
      return { id, version };
    };
    return this.uow.run(actor, work, idempotency);
  }

  private async take(tx: Tx, given: NewAccident): Promise<Accident> {
    const fields = checkAccident(given, await this.organizations.today(tx));
    if (fields.length > 0) refuseAccident('accident.invalid', fields[0]!.message, { fields });
    const { kind, employer, place, occurredOn, reportedOn, facts, persons } = given;
    const { id: unionId, code } = await this.organizations.get(tx, given.unionId);
    const { tenantId, accountId: intakeAccountId, displayName: intakeName } = tx.actor;
    const number = await tx.nextCaseNumber('事故', unionId, code, yearOf(reportedOn));
    const row: Accident = {
      ...{ tenantId, id: newId<'accident'>(tx.now.getTime()) as AccidentId, version: 1, number, unionId },
      ...{ status: 'reported', kind, employer, place, occurredOn, reportedOn, intakeAccountId, intakeName },
      ...{ factsSealed: this.cipher.seal(tenantId, 'accident', facts), openedAt: tx.now, extendedDays: 0, ...NOT_YET },
    };
    await tx.insert(Accident, row);
    for (const [place, person] of persons.entries()) await this.people.insert(tx, row, person, place);
    await this.store.record(tx, row, 'register', { status: [null, row.status], kind }, { persons: persons.length });
    tx.announce({ type: 'accident.registered.v1', payload: { accidentId: row.id } });
    return row;
  }
}

const NOT_YET = {
  ...{ handlerAccountId: null, handlerName: null, joinedOn: null, investigatedBy: null },
  ...{ foundOn: null, findingsSealed: null, opinionOn: null, opinionTo: null, opinionSealed: null },
  ...{ decidedOn: null, decisionSealed: null, opinionAnswerSealed: null },
  ...{ declinedOn: null, declineReasonSealed: null, closedOn: null },
};
