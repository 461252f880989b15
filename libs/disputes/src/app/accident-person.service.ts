import { type Actor, type Fen, formatFen, type FieldProblem, type MemberId, newId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type Accident, AccidentPayment, AccidentPerson } from '../data/accident.entity';
import type { AccidentPersonId, Employment, Harm, Payer } from '../domain/accident';
import { RECORDING } from '../domain/accident.policy';
import {
  checkCompensation,
  checkPayment,
  checkRecognition,
  type CompensationForm,
  type PaymentForm,
  type RecognitionForm,
} from '../domain/accident.rules';
import { refuseAccident } from '../domain/accidents.problems';
import { AccidentStore, type SeenAccident } from './accident-store';
import { DisputeCipher } from './dispute-cipher';

export interface PersonForm {
  /** Of a member the register's name stands. */
  readonly memberId: MemberId | null;
  readonly name: string | null;
  readonly contact: string | null;
  readonly harm: Harm;
  readonly harmWords: string | null;
  readonly employment: Employment;
}

export interface PersonState {
  readonly contact: string | null;
  readonly harm: Harm;
  readonly harmWords: string | null;
  readonly employment: Employment;
}

export interface SavedAccident {
  readonly id: string;
  readonly version: number;
}

const yuan = (fen: Fen | null): string | null => (fen === null ? null : formatFen(fen));
const savedOf = ({ id, version }: Accident): SavedAccident => ({ id, version });

/** What is written of the person, and what the trail says of it. */
type Change = Partial<AccidentPerson> & { readonly detail?: object };
type Work = (tx: Tx, person: AccidentPerson, accident: Accident) => Promise<Change>;

/** Those who were killed or injured: how they were employed, the recognition of the injury, and what they get. */
@Injectable()
export class AccidentPersonService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly store: AccidentStore,
    private readonly cipher: DisputeCipher,
  ) {}

  add(actor: Actor, seen: SeenAccident, person: PersonForm): Promise<SavedAccident> {
    return this.uow.run(actor, async (tx) => {
      const accident = await this.store.lock(tx, seen, RECORDING);
      await this.insert(tx, accident, person);
      return savedOf(await this.store.touch(tx, accident, 'add-person', {}, { harm: person.harm }));
    });
  }

  /** Who was injured may die of it; the way he was employed turns out. */
  correct(actor: Actor, seen: SeenAccident, id: AccidentPersonId, state: PersonState): Promise<SavedAccident> {
    return this.change(actor, seen, id, 'correct-person', async (_, { tenantId, harm }) => ({
      ...{ harm: state.harm, employment: state.employment },
      contactSealed: this.cipher.seal(tenantId, 'injured', state.contact),
      harmSealed: this.cipher.seal(tenantId, 'harm', state.harmWords),
      detail: { harm: [harm, state.harm] },
    }));
  }

  /** 工伤认定 and the degree of disability. */
  recognise(actor: Actor, seen: SeenAccident, id: AccidentPersonId, form: RecognitionForm): Promise<SavedAccident> {
    return this.change(actor, seen, id, 'recognise', async (tx, person, { occurredOn }) => {
      requireFree(checkRecognition(form, occurredOn, await this.organizations.today(tx)));
      const { state: recognition, appliedOn, decidedOn: recognisedOn, disability } = form;
      return { recognition, appliedOn, recognisedOn, disability, detail: { state: [person.recognition, recognition] } };
    });
  }

  /** What was asked and agreed on, or why nothing more will come. */
  settle(actor: Actor, seen: SeenAccident, id: AccidentPersonId, form: CompensationForm): Promise<SavedAccident> {
    return this.change(actor, seen, id, 'compensate', async (tx, person, { occurredOn }) => {
      requireFree(checkCompensation(form, person.paidFen, occurredOn, await this.organizations.today(tx)));
      const { askedFen, agreedFen, agreedOn, endedReason } = form;
      return {
        askedFen,
        agreedFen,
        agreedOn,
        endedReason,
        detail: { agreed: [yuan(person.agreedFen), yuan(agreedFen)] },
      };
    });
  }

  recordPayment(
    actor: Actor,
    seen: SeenAccident,
    id: AccidentPersonId,
    payment: PaymentForm & { readonly payer: Payer },
    idempotency?: Idempotency,
  ): Promise<SavedAccident> {
    const work: Work = async (tx, person, { id: accidentId, occurredOn }) => {
      requireFree(checkPayment(payment, person, occurredOn, await this.organizations.today(tx)));
      const { paidOn, amountFen, payer } = payment;
      await tx.insert(AccidentPayment, {
        ...{ id: newId<'accident-payment'>(tx.now.getTime()), personId: id, accidentId, paidOn, amountFen, payer },
        ...{ recordedByName: tx.actor.displayName, recordedAt: tx.now },
      });
      const paidFen: Fen = person.paidFen + amountFen;
      return { paidFen, detail: { amount: formatFen(amountFen), paidOn } };
    };
    return this.change(actor, seen, id, 'pay', work, idempotency);
  }

  /** Entered by mistake, before anything was paid. */
  remove(actor: Actor, seen: SeenAccident, id: AccidentPersonId): Promise<SavedAccident> {
    return this.change(actor, seen, id, 'remove-person', async (tx, { paidFen }) => {
      if (paidFen > 0n) refuseAccident('accident.has-payments');
      return { removedOn: await this.organizations.today(tx) };
    });
  }

  /** `place`: people of one report stay in the order in which they were named. */
  async insert(tx: Tx, { id: accidentId }: Pick<Accident, 'id'>, person: PersonForm, place = 0): Promise<void> {
    const { tenantId } = tx.actor;
    const known = person.memberId && (await this.members.get(tx, person.memberId));
    const name = (known ? known.name : person.name)?.trim();
    if (!name) {
      const message = '请写他的姓名，或者从会员里选';
      return refuseAccident('accident.invalid', message, { fields: [{ field: 'name', message }] });
    }
    await tx.insert(AccidentPerson, {
      ...{ id: newId<'accident-person'>(tx.now.getTime() + place) as AccidentPersonId, version: 1, accidentId },
      ...{ memberId: person.memberId, harm: person.harm, employment: person.employment },
      nameSealed: this.cipher.seal(tenantId, 'injured', name),
      contactSealed: this.cipher.seal(tenantId, 'injured', person.contact),
      harmSealed: this.cipher.seal(tenantId, 'harm', person.harmWords),
      ...{ recognition: 'none', appliedOn: null, recognisedOn: null, disability: null },
      ...{ askedFen: null, agreedFen: null, agreedOn: null, paidFen: 0n, endedReason: null, removedOn: null },
    });
  }

  private change(
    actor: Actor,
    seen: SeenAccident,
    id: AccidentPersonId,
    action: string,
    work: Work,
    idempotency?: Idempotency,
  ): Promise<SavedAccident> {
    const run = async (tx: Tx): Promise<SavedAccident> => {
      const accident = await this.store.lock(tx, seen, RECORDING);
      const person = await this.store.lockPerson(tx, accident, id);
      const { detail = {}, ...patch } = await work(tx, person, accident);
      await tx.update(AccidentPerson, person, patch);
      return savedOf(await this.store.touch(tx, accident, action, {}, detail));
    };
    return this.uow.run(actor, run, idempotency);
  }
}

function requireFree(fields: FieldProblem[]): void {
  if (fields.length > 0) refuseAccident('accident.invalid', fields[0]!.message, { fields });
}
