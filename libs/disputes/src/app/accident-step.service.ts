import { type Actor, type CivilDate, newId } from '@app/kernel';
import { MessageService } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type Accident, AccidentActivity } from '../data/accident.entity';
import { type AccidentActivityKind, isSettled } from '../domain/accident';
import type { AccidentAction } from '../domain/accident.lifecycle';
import { refuseAccident } from '../domain/accidents.problems';
import { dayProblem } from '../domain/petition.rules';
import { personsOf } from './accident-deadlines';
import { AccidentStore, type SeenAccident } from './accident-store';
import { DisputeCipher } from './dispute-cipher';
import type { ToldOn } from './petition-intake.service';

type Work = (tx: Tx, accident: Accident) => Promise<Partial<Accident>>;

/** The union in an investigation, from joining it to the end (工会法 art. 27). */
@Injectable()
export class AccidentStepService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: AccidentStore,
    private readonly messages: MessageService,
    private readonly cipher: DisputeCipher,
  ) {}

  /** From now on only who takes part sees it, and who oversees him. `by`: the body that investigates. */
  join(actor: Actor, seen: SeenAccident, on: CivilDate, by: string): Promise<Accident> {
    return this.step(actor, seen, 'join', on, async (tx, { handlerAccountId, id }) => {
      if (handlerAccountId === null) return refuseAccident('accident.no-handler');
      if (handlerAccountId !== actor.accountId)
        await this.messages.send(tx, {
          ...{ to: [handlerAccountId], template: 'case.assigned', parameters: {} },
          ...{ link: `/accidents/${id}`, key: `accident:${id}:assigned` },
        });
      return { joinedOn: on, investigatedBy: by };
    });
  }

  /** No accident at work, or investigated without the union. */
  decline(actor: Actor, seen: SeenAccident, { on, words }: ToldOn): Promise<Accident> {
    return this.step(actor, seen, 'decline', on, async (_, { tenantId }) => ({
      ...{ declinedOn: on, declineReasonSealed: this.cipher.seal(tenantId, 'accident', words) },
    }));
  }

  /** What the investigation found: cause, responsibility. Who was hurt must be known by then. */
  find(actor: Actor, seen: SeenAccident, { on, words }: ToldOn): Promise<Accident> {
    return this.step(actor, seen, 'find', on, async (tx, accident) => {
      if ((await personsOf(tx, accident)).length === 0) refuseAccident('accident.nobody');
      return { foundOn: on, findingsSealed: this.cipher.seal(accident.tenantId, 'accident', words) };
    });
  }

  /** 处理意见 of the union, to whom it may concern. */
  opine(actor: Actor, seen: SeenAccident, { on, words }: ToldOn, to: string): Promise<Accident> {
    return this.step(actor, seen, 'opine', on, async (_, { tenantId }) => ({
      ...{ opinionOn: on, opinionTo: to, opinionSealed: this.cipher.seal(tenantId, 'accident', words) },
    }));
  }

  /** How it was dealt with, and what was answered to the union's opinion. */
  decide(actor: Actor, seen: SeenAccident, { on, words }: ToldOn, answer: string): Promise<Accident> {
    return this.step(actor, seen, 'decide', on, async (_, { tenantId }) => ({
      ...{ decidedOn: on, decisionSealed: this.cipher.seal(tenantId, 'accident', words) },
      opinionAnswerSealed: this.cipher.seal(tenantId, 'accident', answer),
    }));
  }

  /** Only when everybody's compensation is done; of what was declined that is not asked. */
  close(actor: Actor, seen: SeenAccident): Promise<Accident> {
    return this.uow.run(actor, async (tx) => {
      const accident = await this.store.lockFor(tx, seen, 'close');
      const persons = accident.declinedOn === null ? await personsOf(tx, accident) : [];
      const open = persons.filter((person) => !isSettled(person)).length;
      if (open > 0) refuseAccident('accident.compensation-open', `还有 ${open} 人的赔偿没有办完，办完再归档。`);
      const closedOn = await this.organizations.today(tx);
      return this.store.move(tx, accident, 'close', { closedOn }, { on: closedOn });
    });
  }

  recordActivity(actor: Actor, seen: SeenAccident, kind: AccidentActivityKind, { on, words }: ToldOn) {
    return this.uow.run(actor, async (tx) => {
      const accident = await this.store.lock(tx, seen, ['handler', 'overseer']);
      const { id: accidentId, tenantId, occurredOn } = accident;
      await this.requireDay(tx, on, occurredOn);
      await tx.insert(AccidentActivity, {
        ...{ id: newId<'accident-activity'>(tx.now.getTime()), accidentId, kind, onDay: on, recordedAt: tx.now },
        ...{ wordsSealed: this.cipher.seal(tenantId, 'accident', words), recordedByName: tx.actor.displayName },
      });
      return this.store.touch(tx, accident, 'record-activity', {}, { activity: kind, on });
    });
  }

  /** One step with its day; `work` gives what is written with it. */
  private step(actor: Actor, seen: SeenAccident, action: AccidentAction, on: CivilDate, work: Work): Promise<Accident> {
    return this.uow.run(actor, async (tx) => {
      const accident = await this.store.lockFor(tx, seen, action);
      await this.requireDay(tx, on, lastStepOf(accident));
      return this.store.move(tx, accident, action, await work(tx, accident), { on });
    });
  }

  /** Neither before the last step nor after today. */
  private async requireDay(tx: Tx, on: CivilDate, notBefore: CivilDate): Promise<void> {
    const message = dayProblem(on, notBefore, await this.organizations.today(tx));
    if (message) refuseAccident('accident.invalid', message, { fields: [{ field: 'on', message }] });
  }
}

/** The day of the last thing that happened to it. */
const lastStepOf = ({ reportedOn, joinedOn, foundOn, opinionOn, decidedOn }: Accident): CivilDate =>
  [joinedOn, foundOn, opinionOn, decidedOn].reduce<CivilDate>(
    (last, day) => (day !== null && day > last ? day : last),
    reportedOn,
  );
