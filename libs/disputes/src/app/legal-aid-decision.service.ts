import { type Actor, type CivilDate, personsOf } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { LegalAid } from '../data/legal-aid.entity';
import { LEGAL_AID_PAPER_LABELS, type LegalAidPaper, missingPapers, type RefusalGround } from '../domain/legal-aid';
import type { LegalAidAction } from '../domain/legal-aid.lifecycle';
import { mayDecideObjection } from '../domain/legal-aid.policy';
import { isUrgent } from '../domain/legal-aid.rules';
import { refuseLegalAid } from '../domain/legal-aids.problems';
import { dayProblem } from '../domain/petition.rules';
import { DisputeCipher } from './dispute-cipher';
import { LegalAidDeadlines } from './legal-aid-deadlines';
import { LegalAidStore, type SeenLegalAid } from './legal-aid-store';
import type { ToldOn } from './petition-intake.service';

type Work = (tx: Tx, aid: LegalAid) => Promise<Partial<LegalAid>>;

/** From the papers to the decision, and what becomes of an objection (法律援助法 art. 43, 44, 49). */
@Injectable()
export class LegalAidDecisionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: LegalAidStore,
    private readonly deadlines: LegalAidDeadlines,
    private readonly cipher: DisputeCipher,
  ) {}

  /** What of the checklist has come in; a tick may be taken back until it is decided. */
  tickPapers(actor: Actor, seen: SeenLegalAid, papers: readonly LegalAidPaper[]): Promise<LegalAid> {
    return this.uow.run(actor, async (tx) => {
      const aid = await this.store.lock(tx, seen, ['desk', 'handler', 'overseer']);
      if (aid.concludedOn !== null || aid.status === 'closed') refuseLegalAid('legal-aid.action-not-open');
      return this.store.touch(tx, aid, 'papers', { papers: [...papers] }, { count: papers.length });
    });
  }

  /** All that is missing is named at once (art. 43); the clock stands still until it comes. */
  askPapers(actor: Actor, seen: SeenLegalAid, { on, words }: ToldOn): Promise<LegalAid> {
    return this.step(actor, seen, 'ask-papers', on, async (tx, aid) => {
      if (missingPapers(aid, aid.papers).length === 0) refuseLegalAid('legal-aid.nothing-missing');
      await this.deadlines.hold(tx, aid, on, true);
      return { reasonSealed: this.cipher.seal(aid.tenantId, 'aid', words) };
    });
  }

  supply(actor: Actor, seen: SeenLegalAid, on: CivilDate, papers: readonly LegalAidPaper[]): Promise<LegalAid> {
    return this.step(actor, seen, 'supply', on, async (tx, aid) => {
      const has = [...new Set([...aid.papers, ...papers])];
      this.requireComplete(aid, has);
      await this.deadlines.hold(tx, aid, on, false);
      return { papers: has, reasonSealed: null };
    });
  }

  /** With every paper, or ahead of them when a limitation runs out (art. 44). */
  grant(actor: Actor, seen: SeenLegalAid, on: CivilDate): Promise<LegalAid> {
    return this.step(actor, seen, 'grant', on, async (tx, aid) => {
      const isAhead = isUrgent(aid.limitationOn, on) && missingPapers(aid, aid.papers).length > 0;
      if (!isAhead) this.requireComplete(aid, aid.papers);
      return { decidedOn: on, ...decidedBy(tx.actor), grantedOn: on, isAhead };
    });
  }

  refuse(actor: Actor, seen: SeenLegalAid, { on, words }: ToldOn, ground: RefusalGround): Promise<LegalAid> {
    return this.step(actor, seen, 'refuse', on, async (tx, { tenantId }) => ({
      ...{ decidedOn: on, ...decidedBy(tx.actor), refusalGround: ground },
      reasonSealed: this.cipher.seal(tenantId, 'aid', words),
    }));
  }

  object(actor: Actor, seen: SeenLegalAid, { on, words }: ToldOn): Promise<LegalAid> {
    return this.step(actor, seen, 'object', on, async (_, aid) => this.objection(aid, { on, words }));
  }

  /** From his phone; without the version, because nobody else writes this column. */
  objectOwn(actor: Actor, id: SeenLegalAid['id'], words: string): Promise<LegalAid> {
    return this.uow.run(actor, async (tx) => {
      const aid = await this.store.findOwn(tx, id, 'FOR UPDATE');
      const on = await this.organizations.today(tx);
      return this.store.move(tx, aid, 'object', this.objection(aid, { on, words }), { on });
    });
  }

  withdrawOwn(actor: Actor, id: SeenLegalAid['id'], words: string): Promise<LegalAid> {
    return this.uow.run(actor, async (tx) => {
      const aid = await this.store.findOwn(tx, id, 'FOR UPDATE');
      const on = await this.organizations.today(tx);
      const reasonSealed = this.cipher.seal(aid.tenantId, 'aid', words);
      return this.store.move(tx, aid, 'withdraw', { concludedOn: on, reasonSealed }, { on });
    });
  }

  uphold(actor: Actor, seen: SeenLegalAid, { on, words }: ToldOn): Promise<LegalAid> {
    return this.step(actor, seen, 'uphold', on, async (tx, aid) => this.answer(tx.actor, aid, { on, words }));
  }

  /** It is granted after all, and somebody is assigned within 3 days. */
  overturn(actor: Actor, seen: SeenLegalAid, { on, words }: ToldOn): Promise<LegalAid> {
    return this.step(actor, seen, 'overturn', on, async (tx, aid) => ({
      ...this.answer(tx.actor, aid, { on, words }),
      ...{ grantedOn: on, refusalGround: null, terminationGround: null, concludedOn: null },
      ...{ handlerAccountId: null, handlerName: null, lawyerName: null, lawyerFirm: null, assignedOn: null },
    }));
  }

  /** One step with its day; `work` gives what is written with it. */
  step(actor: Actor, seen: SeenLegalAid, action: LegalAidAction, on: CivilDate, work: Work): Promise<LegalAid> {
    return this.uow.run(actor, async (tx) => {
      const aid = await this.store.lockFor(tx, seen, action);
      await this.requireDay(tx, aid, on);
      return this.store.move(tx, aid, action, await work(tx, aid), { on });
    });
  }

  /** Neither before the last step nor after today. */
  async requireDay(tx: Tx, aid: LegalAid, on: CivilDate): Promise<void> {
    const message = dayProblem(on, lastStepOf(aid), await this.organizations.today(tx));
    if (message) refuseLegalAid('legal-aid.invalid', message, { fields: [{ field: 'on', message }] });
  }

  private objection({ tenantId }: LegalAid, { on, words }: ToldOn): Partial<LegalAid> {
    const objectionSealed = this.cipher.seal(tenantId, 'aid', words);
    return { objectedOn: on, objectionSealed, objectionDecidedOn: null, objectionAnswerSealed: null };
  }

  private answer(actor: Actor, { tenantId, decidedByPersons }: LegalAid, { on, words }: ToldOn): Partial<LegalAid> {
    if (!mayDecideObjection(personsOf(actor), decidedByPersons)) refuseLegalAid('legal-aid.own-decision');
    return { objectionDecidedOn: on, objectionAnswerSealed: this.cipher.seal(tenantId, 'aid', words) };
  }

  private requireComplete(aid: LegalAid, has: readonly LegalAidPaper[]): void {
    const missing = missingPapers(aid, has).map((paper) => LEGAL_AID_PAPER_LABELS[paper]);
    if (missing.length === 0) return;
    const message = `还差${missing.join('、')}，补齐再办`;
    refuseLegalAid('legal-aid.incomplete', `${message}。`, { fields: [{ field: 'papers', message }] });
  }
}

/** Who decides, and whose doing it is. */
export const decidedBy = (actor: Actor): Pick<LegalAid, 'decidedBy' | 'decidedByPersons'> => ({
  decidedBy: actor.accountId,
  decidedByPersons: personsOf(actor),
});

/** The day of the last thing that happened to it. */
const lastStepOf = (aid: LegalAid): CivilDate =>
  [
    aid.decidedOn,
    aid.grantedOn,
    aid.assignedOn,
    aid.concludedOn,
    aid.objectedOn,
    aid.objectionDecidedOn,
  ].reduce<CivilDate>((last, day) => (day !== null && day > last ? day : last), aid.receivedOn);
