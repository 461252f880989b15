import { type ApprovalOrder, type ApprovalOutcome, ApprovalService, type RequesterAction } from '@app/approvals';
import { AccountDirectory } from '@app/identity';
import type { Actor, PersonId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { HardshipFile } from '../data/hardship-file.entity';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { refuse } from '../domain/hardship.problems';
import { keptUntil, nextReviewAfter } from '../domain/yearly-review';
import { NO_MONEY, NO_PROPOSAL, withoutProposal } from './category-change';
import { FilePublicity } from './file-publicity';
import { FILE_SUBJECT } from './file-subject';
import { FileStore, type SeenFile } from './file-store';
import { ReviewRules } from './review-rules';

/** What those who sign do: a sum is never among it. */
export type FileOrder = Exclude<ApprovalOrder, { action: RequesterAction }>;

/** From the end of the notice to the decision: each order goes to the approval, and what it decides moves the file. */
@Injectable()
export class FileDecisionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: FileStore,
    private readonly publicity: FilePublicity,
    private readonly approvals: ApprovalService,
    private readonly accounts: AccountDirectory,
    private readonly rules: ReviewRules,
  ) {}

  /** 提交审核: when the notice hung its whole time without objection. Another judgement takes the higher route. */
  submit(actor: Actor, seen: SeenFile, idempotency: Idempotency): Promise<void> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, idempotency, async (tx, file) => {
      await this.publicity.requireOver(tx, file);
      const { routeReason } = await this.approvals.open(tx, {
        subject: { type: FILE_SUBJECT, id: file.id },
        number: file.number,
        title: '困难职工建档',
        unionId: file.unionId,
        amount: 0n,
        recipients: await this.store.membersOf(tx, file.id),
        facts: { ...NO_MONEY, overStandard: file.otherJudgement },
      });
      await this.store.move(tx, file, 'submit', {}, { route: routeReason });
    });
  }

  decide(actor: Actor, seen: SeenFile, order: FileOrder, idempotency: Idempotency): Promise<void> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.read, idempotency, async (tx, file) => {
      const named = 'personId' in order ? await this.readerNamed(tx, file, order.personId) : null;
      await this.follow(tx, file, order, await this.approvals.decide(tx, file.id, order), named);
    });
  }

  resubmit(actor: Actor, seen: SeenFile, idempotency: Idempotency): Promise<void> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, idempotency, async (tx, file) => {
      await this.approvals.decide(tx, file.id, { action: 'resubmit', amount: 0n, facts: null });
      await this.store.move(tx, file, 'resubmit');
    });
  }

  remind(actor: Actor, seen: SeenFile, idempotency: Idempotency): Promise<void> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, idempotency, async (tx, file) => {
      await this.approvals.decide(tx, file.id, { action: 'remind' });
      await this.store.touch(tx, file, 'remind');
    });
  }

  withdraw(actor: Actor, seen: SeenFile, reason: string, idempotency: Idempotency): Promise<void> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, idempotency, (tx, file) =>
      this.withdrawFile(tx, file, reason),
    );
  }

  /** The change of category is not asked for any more; the review goes on. */
  withdrawChange(actor: Actor, seen: SeenFile, reason: string, idempotency: Idempotency): Promise<void> {
    return this.change(actor, seen, HARDSHIP_PERMISSIONS.manage, idempotency, async (tx, file) => {
      await this.endChange(tx, file, reason);
    });
  }

  async endChange(tx: Tx, file: HardshipFile, reason: string): Promise<HardshipFile> {
    await this.approvals.decide(tx, file.id, { action: 'withdraw', reason, bySubject: true });
    return this.store.move(tx, file, 'withdraw-change', await withoutProposal(tx, file), {}, reason);
  }

  /** The member takes his application back. */
  withdrawOwn(actor: Actor, seen: SeenFile, reason: string): Promise<void> {
    return this.uow.run(actor, async (tx) => this.withdrawFile(tx, await this.store.lockOwn(tx, seen), reason));
  }

  /** Who cannot open the file cannot sign it. */
  private async readerNamed(tx: Tx, { unionId }: HardshipFile, personId: PersonId): Promise<string> {
    const readers = await this.accounts.holding(tx, unionId, HARDSHIP_PERMISSIONS.read);
    const reader = readers.find((each) => each.personId === personId);
    return reader?.displayName ?? refuse('hardship-file.signer-cannot-read');
  }

  /** Nobody's step: what it rested on is gone. */
  async withdrawFile(tx: Tx, file: HardshipFile, reason: string): Promise<void> {
    if (await this.approvals.isRunning(tx, file.id))
      await this.approvals.decide(tx, file.id, { action: 'withdraw', reason, bySubject: true });
    await this.publicity.takeDown(tx, file, '申请已撤回');
    const today = await this.organizations.today(tx);
    await this.store.move(tx, file, 'withdraw', { keptUntil: keptUntil(today) }, {}, reason);
  }

  private async follow(
    tx: Tx,
    file: HardshipFile,
    order: FileOrder,
    outcome: ApprovalOutcome,
    signer: string | null,
  ): Promise<void> {
    const { decided, status, on, waitingFor, actedFor } = outcome;
    if (actedFor) tx.actsFor(actedFor);
    const comment = 'reason' in order ? order.reason : 'comment' in order ? order.comment : '';
    const reason = comment || null;
    const told = { ...(signer && { signer }), ...(reason && { reason }) };
    if (file.status === 'change-review') return this.followChange(tx, file, order, outcome, told);
    if (decided === 'approved') {
      const patch = { filedOn: on, reviewDueOn: nextReviewAfter(on, on) };
      await this.store.move(tx, file, 'approve', patch, { category: file.category }, reason);
    } else if (decided === 'refused') {
      await this.store.move(tx, file, 'refuse', { keptUntil: keptUntil(on) }, {}, reason);
    } else if (status === 'returned') await this.store.move(tx, file, 'return', {}, {}, reason);
    else if (order.action === 'return-step' && outcome.currentStep === 0 && file.status === 'federation-review')
      await this.store.move(tx, file, 'return-step', {}, {}, reason);
    else if (outcome.currentStep > 0 && file.status === 'union-review')
      await this.store.move(tx, file, 'endorse', {}, { waitsFor: waitingFor?.stepName ?? null }, reason);
    else await this.store.touch(tx, file, order.action, {}, told);
  }

  /** What those who sign make of another category; until they agree the old one holds. */
  private async followChange(
    tx: Tx,
    file: HardshipFile,
    order: FileOrder,
    { decided, status, on }: ApprovalOutcome,
    told: { readonly signer?: string; readonly reason?: string },
  ): Promise<void> {
    const reason = told.reason ?? null;
    const { proposedCategory: category, proposedJudgementId: judgementId } = file;
    if (decided === 'approved') {
      const reviewDueOn = await this.rules.nextDue(tx, file.filedOn!, on);
      const patch = { ...NO_PROPOSAL, category, judgementId, reviewDueOn };
      await this.store.move(tx, file, 'change', patch, { category: [file.category, category] }, reason);
    } else if (decided === 'refused')
      await this.store.move(tx, file, 'reject-change', await withoutProposal(tx, file), {}, reason);
    else if (status === 'returned')
      await this.store.move(tx, file, 'return-change', await withoutProposal(tx, file), {}, reason);
    else await this.store.touch(tx, file, order.action, {}, told);
  }

  private change(
    actor: Actor,
    seen: SeenFile,
    permission: string,
    idempotency: Idempotency,
    work: (tx: Tx, file: HardshipFile) => Promise<void>,
  ): Promise<void> {
    return this.uow.run(actor, async (tx) => work(tx, await this.store.lock(tx, permission, seen)), idempotency);
  }
}
