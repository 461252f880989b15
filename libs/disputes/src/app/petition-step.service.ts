import { type Actor, type CivilDate, personsOf } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Petition } from '../data/petition.entity';
import type { PetitionRoad } from '../domain/petition';
import { lastDayToAsk } from '../domain/petition-clocks';
import type { PetitionAction, PetitionOutcome } from '../domain/petition.lifecycle';
import { dayProblem } from '../domain/petition.rules';
import { refusePetition } from '../domain/petitions.problems';
import { DisputeCipher } from './dispute-cipher';
import { PetitionDeadlines } from './petition-deadlines';
import type { ToldOn } from './petition-intake.service';
import { PetitionStore, type SeenPetition } from './petition-store';

type Work = (tx: Tx, petition: Petition) => Promise<Partial<Petition>>;

/** From registration to the answer in writing. */
@Injectable()
export class PetitionStepService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: PetitionStore,
    private readonly deadlines: PetitionDeadlines,
    private readonly cipher: DisputeCipher,
  ) {}

  /** Told in writing; from now on only the handler sees it, and who oversees him. */
  accept(actor: Actor, seen: SeenPetition, on: CivilDate): Promise<Petition> {
    return this.uow.run(actor, async (tx) => {
      const petition = await this.store.lockFor(tx, seen, 'accept');
      if (petition.handlerAccountId === null) refusePetition('petition.no-handler');
      await this.requireDay(tx, petition, on);
      return this.store.move(tx, petition, 'accept', { repliedOn: on, acceptedOn: on }, { on });
    });
  }

  decline(actor: Actor, seen: SeenPetition, told: ToldOn): Promise<Petition> {
    return this.conclude(actor, seen, 'decline', 'declined', told);
  }

  withdraw(actor: Actor, seen: SeenPetition, told: ToldOn): Promise<Petition> {
    return this.conclude(actor, seen, 'withdraw', 'withdrawn', told);
  }

  /** Another road is the right one, or it is another body's business; the petitioner is told which. */
  forward(actor: Actor, seen: SeenPetition, told: ToldOn, road: PetitionRoad): Promise<Petition> {
    return this.conclude(actor, seen, 'forward', 'forwarded', told, async () => ({ road }));
  }

  /** What was forwarded to us and is not ours goes back within 5 working days (art. 23). */
  return(actor: Actor, seen: SeenPetition, told: ToldOn): Promise<Petition> {
    return this.conclude(actor, seen, 'return', 'returned', told, async (tx, petition) => {
      if (petition.source !== 'forwarded') refusePetition('petition.not-forwarded');
      await this.requireInTime(tx, petition, 'petition-objection', told.on);
      return {};
    });
  }

  /** 处理意见: the answer in writing. */
  answer(actor: Actor, seen: SeenPetition, { on, words }: ToldOn): Promise<Petition> {
    return this.step(actor, seen, 'answer', on, async ({ actor: by }, { tenantId }) => ({
      ...{
        outcome: 'answered',
        concludedOn: on,
        answeredOn: on,
        answeredBy: by.accountId,
        answeredByPersons: personsOf(by),
      },
      answerSealed: this.cipher.seal(tenantId, 'petition', words),
    }));
  }

  /** Not while the petitioner may still ask for a review, unless he said that he is satisfied. */
  close(actor: Actor, seen: SeenPetition, isSatisfied: boolean): Promise<Petition> {
    return this.uow.run(actor, async (tx) => {
      const petition = await this.store.lockFor(tx, seen, 'close');
      const today = await this.organizations.today(tx);
      const clocks = await this.deadlines.clocksOf(tx, petition);
      const last = (['petition-review-request', 'petition-recheck-request'] as const)
        .map((code) => lastDayToAsk(clocks, code))
        .find((day) => day !== null && day >= today);
      if (last && !isSatisfied)
        refusePetition('petition.may-still-ask', `信访人到 ${last} 都可以再提，他表示满意才能先归档。`);
      return this.store.move(tx, petition, 'close', { closedOn: today }, { satisfied: isSatisfied });
    });
  }

  /** Neither before the last step nor after today. */
  async requireDay(tx: Tx, petition: Petition, on: CivilDate): Promise<void> {
    const message = dayProblem(on, lastStepOf(petition), await this.organizations.today(tx));
    if (message) refusePetition('petition.invalid', message, { fields: [{ field: 'on', message }] });
  }

  /** A right that has its last day: to object, to ask for a review. */
  async requireInTime(
    tx: Tx,
    petition: Petition,
    code: 'petition-objection' | 'petition-review-request' | 'petition-recheck-request',
    on: CivilDate,
  ): Promise<void> {
    const last = lastDayToAsk(await this.deadlines.clocksOf(tx, petition), code);
    const message = `最后一天是 ${last}，这个日期已经过了`;
    if (last !== null && on > last)
      refusePetition('petition.too-late', message, { fields: [{ field: 'on', message }] });
  }

  /** One step with its day; `work` gives what is written with it. */
  step(actor: Actor, seen: SeenPetition, action: PetitionAction, on: CivilDate, work: Work): Promise<Petition> {
    return this.uow.run(actor, async (tx) => {
      const petition = await this.store.lockFor(tx, seen, action);
      await this.requireDay(tx, petition, on);
      return this.store.move(tx, petition, action, await work(tx, petition), { on });
    });
  }

  private conclude(
    actor: Actor,
    seen: SeenPetition,
    action: PetitionAction,
    outcome: PetitionOutcome,
    { on, words }: ToldOn,
    more: Work = async () => ({}),
  ): Promise<Petition> {
    return this.step(actor, seen, action, on, async (tx, petition) => ({
      ...(await more(tx, petition)),
      ...{ outcome, concludedOn: on, repliedOn: petition.repliedOn ?? on },
      reasonSealed: this.cipher.seal(petition.tenantId, 'petition', words),
    }));
  }
}

/** The day of the last thing that happened to it. */
const lastStepOf = (petition: Petition): CivilDate =>
  [
    ...[petition.receivedOn, petition.repliedOn, petition.answeredOn, petition.reviewRequestedOn],
    ...[petition.reviewedOn, petition.recheckRequestedOn, petition.recheckedOn],
  ].reduce<CivilDate>((last, day) => (day !== null && day > last ? day : last), petition.receivedOn);
