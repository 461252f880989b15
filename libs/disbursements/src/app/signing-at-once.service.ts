import { type Actor, DomainProblem } from '@app/kernel';
import { type Idempotency, idempotencyOf } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { DisbursementId } from '../domain/disbursement';
import { obstacleToSigning } from '../domain/signing-at-once';
import { ApproverEvidence } from './approver-evidence';
import { DisbursementDecisionService } from './disbursement-decision.service';
import { DisbursementReading } from './disbursement.reading';

export interface SigningAtOnce {
  readonly items: readonly { readonly id: DisbursementId; readonly version: number }[];
  readonly comment: string;
}

/** What became of one of them. */
export interface SignedAtOnce {
  readonly id: DisbursementId;
  readonly signed: boolean;
  /** Why not, in Chinese; empty when it was signed. */
  readonly sentence: string;
}

/** 批量同意: each stays a decision of its own, with its own audit entry; what is not all green is left. */
@Injectable()
export class SigningAtOnceService {
  constructor(
    private readonly reading: DisbursementReading,
    private readonly evidence: ApproverEvidence,
    private readonly decisions: DisbursementDecisionService,
  ) {}

  /** One after the other, each in a transaction of its own. A repeated call signs nothing twice. */
  async sign(actor: Actor, { items, comment }: SigningAtOnce, { key }: Idempotency): Promise<SignedAtOnce[]> {
    const signed: SignedAtOnce[] = [];
    for (const { id, version } of items) {
      const idempotency = idempotencyOf(`${key}:${id}`, [id, version]);
      signed.push(await this.signOne(actor, { id, version, idempotency }, comment));
    }
    return signed;
  }

  private async signOne(
    actor: Actor,
    seen: { readonly id: DisbursementId; readonly version: number; readonly idempotency: Idempotency },
    comment: string,
  ): Promise<SignedAtOnce> {
    const { id } = seen;
    try {
      const { waiting } = await this.reading.one(actor, id);
      const step = waiting?.steps[waiting.currentStep];
      // What waits for him no more was perhaps signed by this very call before: the decision knows.
      const obstacle = step ? await this.obstacleOf(actor, id, step.collective !== null) : null;
      if (obstacle) return { id, signed: false, sentence: obstacle };
      await this.decisions.decide(actor, seen, { action: 'sign', part: step?.part ?? 'approve', comment });
      return { id, signed: true, sentence: '' };
    } catch (error) {
      if (!(error instanceof DomainProblem)) throw error;
      return { id, signed: false, sentence: error.detail };
    }
  }

  private async obstacleOf(actor: Actor, id: DisbursementId, collective: boolean): Promise<string | null> {
    const { row, fund, duplicates } = await this.evidence.of(actor, id);
    return obstacleToSigning({
      collective,
      marks: row.marks,
      duplicates: duplicates.length,
      available: fund?.available ?? null,
      amount: row.amount,
    });
  }
}
