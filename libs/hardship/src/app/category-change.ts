import { ApprovalReading, ApprovalService } from '@app/approvals';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { HardshipFile } from '../data/hardship-file.entity';
import type { HardshipCategory } from '../domain/category';
import type { JudgementId } from '../domain/hardship-file';
import { FILE_SUBJECT } from './file-subject';
import { FileStore } from './file-store';

/** What a review came to. */
export interface ReviewedCategory {
  readonly judgementId: JudgementId;
  readonly category: HardshipCategory;
  /** None of those that the formula gives: the higher route. */
  readonly otherwise: boolean;
}

/** No money is decided on. */
export const NO_MONEY = {
  ...{ amountPerPayee: 0n, batchTotal: null, offBudget: false, evidenceMissing: false, fundKind: '', isMedical: false },
} as const;

/** Another category than the household has is decided by the hands that decided on the file (domain rules §2.4). */
@Injectable()
export class CategoryChange {
  constructor(
    private readonly store: FileStore,
    private readonly approvals: ApprovalService,
    private readonly standing: ApprovalReading,
  ) {}

  /**
   * Until it is decided the old category holds. What came back before is handed in again by who asked for it; another one
   * who reviews asks anew.
   */
  async propose(tx: Tx, file: HardshipFile, reviewed: ReviewedCategory): Promise<HardshipFile> {
    const { judgementId, category, otherwise } = reviewed;
    const facts = { ...NO_MONEY, overStandard: otherwise };
    const isOwn = await this.standing.isRequester(tx, file.id);
    if (!isOwn) await this.end(tx, file, '由另一位同志重新复核');
    const { routeReason } = isOwn
      ? await this.approvals.decide(tx, file.id, { action: 'resubmit', amount: 0n, facts })
      : await this.approvals.open(tx, {
          ...{ subject: { type: FILE_SUBJECT, id: file.id }, number: file.number, title: '困难类别变更' },
          ...{ unionId: file.unionId, amount: 0n, recipients: await this.store.membersOf(tx, file.id), facts },
        });
    const patch = { proposedJudgementId: judgementId, proposedCategory: category, otherJudgement: otherwise };
    const detail = { category: [file.category, category], route: routeReason };
    return this.store.move(tx, file, 'propose-change', patch, detail);
  }

  /** A proposal that came back is taken back when the review ends otherwise. */
  drop(tx: Tx, file: HardshipFile): Promise<void> {
    return this.end(tx, file, '复核后不再变更类别');
  }

  private async end(tx: Tx, file: HardshipFile, reason: string): Promise<void> {
    if (await this.approvals.isRunning(tx, file.id))
      await this.approvals.decide(tx, file.id, { action: 'withdraw', reason, bySubject: true });
  }
}

/** The file without the proposal. */
export const NO_PROPOSAL = { proposedJudgementId: null, proposedCategory: null } as const;

/** The same when it came to nothing: the judgement that holds says again whether it is another one than the formula's. */
export async function withoutProposal(
  tx: Tx,
  { judgementId }: HardshipFile,
): Promise<typeof NO_PROPOSAL & Pick<HardshipFile, 'otherJudgement'>> {
  const [row] = await tx.rows<{ otherwise: boolean }>(
    `SELECT computed IS NULL OR category <> ALL(meets) AS otherwise FROM hardship.judgement
     WHERE tenant_id = $1 AND id = $2`,
    [tx.actor.tenantId, judgementId],
  );
  return { ...NO_PROPOSAL, otherJudgement: row?.otherwise ?? false };
}
