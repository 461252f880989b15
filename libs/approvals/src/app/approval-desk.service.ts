import type { Actor, UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { APPROVAL_PERMISSIONS } from '../domain/permissions';
import {
  type ApprovalHistory,
  ApprovalReading,
  type CandidateFilter,
  type SignerCandidate,
  type WaitingRequest,
} from './approval.reading';
import type { WaitingFilter } from '../data/waiting.query';

/** What a signer looks at, each in a reading transaction of its own. */
@Injectable()
export class ApprovalDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reading: ApprovalReading,
    private readonly organizations: OrganizationDirectory,
  ) {}

  waiting(actor: Actor, filter: WaitingFilter): Promise<WaitingRequest[]> {
    return this.uow.read(actor, (tx) => this.reading.waiting(tx, filter));
  }

  waitingCount(actor: Actor): Promise<number> {
    return this.uow.read(actor, (tx) => this.reading.waitingCount(tx));
  }

  historyOf(actor: Actor, subjectId: string): Promise<ApprovalHistory[]> {
    return this.uow.read(actor, (tx) => this.reading.historyOf(tx, actor, subjectId));
  }

  candidates(actor: Actor, unionId: UnionId, filter: CandidateFilter): Promise<SignerCandidate[]> {
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, APPROVAL_PERMISSIONS.sign, unionId);
      return this.reading.candidates(tx, unionId, filter);
    });
  }
}
