import { type AccountId, type Actor, type CivilDate, type Fen, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type LegalAid, LegalAidRecord } from '../data/legal-aid.entity';
import type { LegalAidOutcome, TerminationGround } from '../domain/legal-aid';
import { outcomeProblem } from '../domain/legal-aid.rules';
import { refuseLegalAid } from '../domain/legal-aids.problems';
import { DisputeCipher } from './dispute-cipher';
import { decidedBy, LegalAidDecisionService } from './legal-aid-decision.service';
import { LegalAidHandlers } from './legal-aid-handlers';
import { LegalAidNotices } from './legal-aid-notices';
import { LegalAidStore, type SeenLegalAid } from './legal-aid-store';
import type { ToldOn } from './petition-intake.service';

export interface Assignment {
  readonly on: CivilDate;
  /** Who of ours follows it. */
  readonly accountId: AccountId;
  /** A lawyer from outside who stands for the applicant; null: our own does. */
  readonly lawyerName: string | null;
  readonly lawyerFirm: string | null;
}

export interface HandlingRecord extends ToldOn {
  readonly nextOn: CivilDate | null;
  readonly bring: string | null;
}

export interface Completion extends ToldOn {
  readonly outcome: LegalAidOutcome;
  readonly recovered: Fen;
}

/** From the assignment to the file. */
@Injectable()
export class LegalAidHandlingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: LegalAidStore,
    private readonly decisions: LegalAidDecisionService,
    private readonly handlers: LegalAidHandlers,
    private readonly notices: LegalAidNotices,
    private readonly cipher: DisputeCipher,
  ) {}

  /** From now on only the handler sees it, and who oversees him. */
  assign(actor: Actor, seen: SeenLegalAid, { on, accountId, lawyerName, lawyerFirm }: Assignment): Promise<LegalAid> {
    return this.uow.run(actor, async (tx) => {
      const aid = await this.store.lockFor(tx, seen, 'assign');
      await this.decisions.requireDay(tx, aid, on);
      const { name } = await this.handlers.require(tx, aid, accountId);
      const who = { handlerAccountId: accountId, handlerName: name, lawyerName, lawyerFirm };
      const moved = await this.store.move(tx, aid, 'assign', { ...who, assignedOn: on }, { on });
      await this.notices.tellHandler(tx, moved);
      return moved;
    });
  }

  /** Another one handles it, and why; who leaves loses sight of it. */
  reassign(actor: Actor, seen: SeenLegalAid, given: Omit<Assignment, 'on'>, reason: string): Promise<LegalAid> {
    return this.uow.run(actor, async (tx) => {
      const aid = await this.store.lock(tx, seen, ['handler', 'overseer']);
      if (aid.status !== 'handling') refuseLegalAid('legal-aid.action-not-open');
      const { accountId, lawyerName, lawyerFirm } = given;
      const { name } = await this.handlers.require(tx, aid, accountId);
      const patch = { handlerAccountId: accountId, handlerName: name, lawyerName, lawyerFirm };
      const moved = await this.store.touch(tx, aid, 'reassign', patch);
      await tx.insert(LegalAidRecord, {
        ...{ id: newId<'legal-aid-record'>(tx.now.getTime()), legalAidId: aid.id, nextOn: null, bringSealed: null },
        ...{ onDay: await this.organizations.today(tx), byName: tx.actor.displayName, recordedAt: tx.now },
        wordsSealed: this.cipher.seal(aid.tenantId, 'aid', `换承办人：${reason}`),
      });
      await this.notices.tellHandler(tx, moved);
      return moved;
    });
  }

  /** What was done, and when the applicant is to come with what. */
  keepRecord(actor: Actor, seen: SeenLegalAid, { on, words, nextOn, bring }: HandlingRecord): Promise<LegalAid> {
    return this.uow.run(actor, async (tx) => {
      const aid = await this.store.lock(tx, seen, ['handler']);
      if (aid.status !== 'handling') refuseLegalAid('legal-aid.action-not-open');
      const today = await this.organizations.today(tx);
      this.requireWithin(aid, on, today);
      if (nextOn !== null && nextOn < on) this.refuseField('nextOn', '下一次的日期早于这一次，请再核对');
      if (bring !== null && nextOn === null) this.refuseField('nextOn', '请写下一次是哪一天');
      await tx.insert(LegalAidRecord, {
        ...{ id: newId<'legal-aid-record'>(tx.now.getTime()), legalAidId: aid.id, onDay: on, nextOn },
        ...{ wordsSealed: this.cipher.seal(aid.tenantId, 'aid', words), byName: tx.actor.displayName },
        ...{ bringSealed: this.cipher.seal(aid.tenantId, 'aid', bring), recordedAt: tx.now },
      });
      const touched = await this.store.touch(tx, aid, 'record', {}, { on });
      if (nextOn !== null) await this.notices.tellApplicant(tx, touched);
      return touched;
    });
  }

  complete(actor: Actor, seen: SeenLegalAid, { on, words, outcome, recovered }: Completion): Promise<LegalAid> {
    return this.decisions.step(actor, seen, 'complete', on, async (_, { tenantId, service }) => {
      const problem = outcomeProblem(service, outcome, recovered);
      if (problem) refuseLegalAid('legal-aid.invalid', problem.message, { fields: [problem] });
      const resultSealed = this.cipher.seal(tenantId, 'aid', words);
      return { outcome, recovered, resultSealed, concludedOn: on };
    });
  }

  terminate(actor: Actor, seen: SeenLegalAid, { on, words }: ToldOn, ground: TerminationGround): Promise<LegalAid> {
    return this.decisions.step(actor, seen, 'terminate', on, async (tx, { tenantId }) => ({
      ...{ terminationGround: ground, concludedOn: on, ...decidedBy(tx.actor) },
      reasonSealed: this.cipher.seal(tenantId, 'aid', words),
    }));
  }

  withdraw(actor: Actor, seen: SeenLegalAid, { on, words }: ToldOn): Promise<LegalAid> {
    return this.decisions.step(actor, seen, 'withdraw', on, async (_, { tenantId }) => ({
      ...{ concludedOn: on, reasonSealed: this.cipher.seal(tenantId, 'aid', words) },
    }));
  }

  close(actor: Actor, seen: SeenLegalAid): Promise<LegalAid> {
    return this.uow.run(actor, async (tx) => {
      const aid = await this.store.lockFor(tx, seen, 'close');
      return this.store.move(tx, aid, 'close', { closedOn: await this.organizations.today(tx) });
    });
  }

  private requireWithin({ assignedOn }: LegalAid, on: CivilDate, today: CivilDate): void {
    if (assignedOn !== null && on < assignedOn) this.refuseField('on', `日期早于指派的日期（${assignedOn}），请再核对`);
    if (on > today) this.refuseField('on', '这一天还没有到，请填实际办的那一天');
  }

  private refuseField(field: string, message: string): never {
    return refuseLegalAid('legal-aid.invalid', message, { fields: [{ field, message }] });
  }
}
