import type { Actor } from '@app/kernel';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Accident } from '../data/accident.entity';
import type { Dispute } from '../data/dispute.entity';
import type { LegalAid } from '../data/legal-aid.entity';
import type { AccidentPersonId } from '../domain/accident';
import { RECORDING } from '../domain/accident.policy';
import type { CasePaperId } from '../domain/case-paper';
import type { DisputeId } from '../domain/dispute';
import { refuse } from '../domain/disputes.problems';
import type { LegalAidId } from '../domain/legal-aid';
import { refuseLegalAid } from '../domain/legal-aids.problems';
import { AccidentStore, type SeenAccident } from './accident-store';
import { CasePapers, type NewPaper, type PaperedCase } from './case-papers';
import { DisputeStore, type SeenDispute } from './dispute-store';
import { LegalAidStore, type SeenLegalAid } from './legal-aid-store';

type Sender = Actor['memberId'];

export type OwnPaper = Omit<NewPaper, 'side' | 'personId'>;
export type AccidentPaper = OwnPaper & { readonly personId: AccidentPersonId | null };

/** Papers come in: at the desk, from who handles the case, and from the applicant himself. */
@Injectable()
export class CasePaperService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly disputes: DisputeStore,
    private readonly aids: LegalAidStore,
    private readonly accidents: AccidentStore,
    private readonly papers: CasePapers,
  ) {}

  addToDispute(actor: Actor, seen: SeenDispute, paper: NewPaper): Promise<Dispute> {
    return this.uow.run(actor, async (tx) => {
      const dispute = await this.disputes.lock(tx, seen, ['desk', 'mediator']);
      return this.disputePaper(tx, dispute, paper);
    });
  }

  addOwnToDispute(actor: Actor, id: DisputeId, paper: OwnPaper): Promise<Dispute> {
    return this.uow.run(actor, async (tx) =>
      this.disputePaper(tx, await this.disputes.lockOwn(tx, id), { ...paper, side: 'applicant' }, actor.memberId),
    );
  }

  removeFromDispute(actor: Actor, seen: SeenDispute, paperId: CasePaperId, reason: string): Promise<Dispute> {
    return this.uow.run(actor, async (tx) => {
      const dispute = await this.disputes.lock(tx, seen, ['desk', 'mediator']);
      const { side } = await this.papers.remove(tx, ofDispute(dispute), paperId, reason);
      return this.disputes.touch(tx, dispute, 'remove-paper', {}, { side });
    });
  }

  addToLegalAid(actor: Actor, seen: SeenLegalAid, paper: NewPaper): Promise<LegalAid> {
    return this.uow.run(actor, async (tx) => {
      const aid = await this.aids.lock(tx, seen, ['desk', 'handler', 'overseer']);
      return this.aidPaper(tx, aid, paper);
    });
  }

  addOwnToLegalAid(actor: Actor, id: LegalAidId, paper: OwnPaper): Promise<LegalAid> {
    return this.uow.run(actor, async (tx) =>
      this.aidPaper(tx, await this.aids.findOwn(tx, id, 'FOR UPDATE'), { ...paper, side: 'applicant' }, actor.memberId),
    );
  }

  removeFromLegalAid(actor: Actor, seen: SeenLegalAid, paperId: CasePaperId, reason: string): Promise<LegalAid> {
    return this.uow.run(actor, async (tx) => {
      const aid = await this.aids.lock(tx, seen, ['desk', 'handler', 'overseer']);
      const { side } = await this.papers.remove(tx, ofAid(aid), paperId, reason);
      return this.aids.touch(tx, aid, 'remove-paper', {}, { side });
    });
  }

  addToAccident(actor: Actor, seen: SeenAccident, paper: AccidentPaper): Promise<Accident> {
    return this.uow.run(actor, async (tx) => {
      const accident = await this.accidents.lock(tx, seen, RECORDING);
      const { personId } = paper;
      if (personId !== null) await this.accidents.lockPerson(tx, accident, personId);
      await this.papers.add(tx, ofAccident(accident), { ...paper, side: 'internal' }, null);
      return this.accidents.touch(tx, accident, 'add-paper', {}, { count: paper.documentIds.length });
    });
  }

  removeFromAccident(actor: Actor, seen: SeenAccident, paperId: CasePaperId, reason: string): Promise<Accident> {
    return this.uow.run(actor, async (tx) => {
      const accident = await this.accidents.lock(tx, seen, RECORDING);
      await this.papers.remove(tx, ofAccident(accident), paperId, reason);
      return this.accidents.touch(tx, accident, 'remove-paper', {});
    });
  }

  private async disputePaper(tx: Tx, dispute: Dispute, paper: NewPaper, sender: Sender = null): Promise<Dispute> {
    if (dispute.status === 'closed') refuse('dispute.action-not-open');
    await this.papers.add(tx, ofDispute(dispute), paper, sender);
    return this.disputes.touch(tx, dispute, 'add-paper', {}, { side: paper.side, count: paper.documentIds.length });
  }

  private async aidPaper(tx: Tx, aid: LegalAid, paper: NewPaper, sender: Sender = null): Promise<LegalAid> {
    if (aid.status === 'closed') refuseLegalAid('legal-aid.action-not-open');
    await this.papers.add(tx, ofAid(aid), paper, sender);
    return this.aids.touch(tx, aid, 'add-paper', {}, { side: paper.side, count: paper.documentIds.length });
  }
}

const ofDispute = ({ id, unionId }: Dispute): PaperedCase => ({ kind: 'dispute', id, unionId });
const ofAccident = ({ id, unionId }: Accident): PaperedCase => ({ kind: 'accident', id, unionId });
const ofAid = ({ id, unionId }: LegalAid): PaperedCase => ({ kind: 'legal-aid', id, unionId });
