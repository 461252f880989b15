import type { Actor } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { HardshipFile } from '../data/hardship-file.entity';
import type { HardshipCategory } from '../domain/category';
import { nextFileStatus } from '../domain/hardship-file.lifecycle';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { refuse } from '../domain/hardship.problems';
import { CategoryChange } from './category-change';
import { FileConsents, type TypedFileConsent } from './file-consents';
import { FileJudge, type Restatement } from './file-judge';
import type { Outcome } from './file-step.service';
import { FileStore, type SeenFile } from './file-store';
import { ReviewRules } from './review-rules';

export interface Reviewed extends Restatement {
  readonly category: HardshipCategory | null;
  readonly reason: string | null;
  /** 单独同意 for what is told for the first time. */
  readonly separateConsents: readonly TypedFileConsent[];
}

/** The yearly review of a file (domain rules §2.4). */
@Injectable()
export class FileReviewService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: FileStore,
    private readonly judge: FileJudge,
    private readonly changes: CategoryChange,
    private readonly rules: ReviewRules,
    private readonly consents: FileConsents,
  ) {}

  beginReview(actor: Actor, seen: SeenFile): Promise<Outcome> {
    return this.uow.run(actor, async (tx) => {
      const file = await this.store.lock(tx, HARDSHIP_PERMISSIONS.manage, seen);
      return { version: (await this.store.move(tx, file, 'begin-review')).version };
    });
  }

  /** The yearly review: the category stays and the file is renewed, or another one is proposed to those who sign. */
  review(actor: Actor, seen: SeenFile, reviewed: Reviewed): Promise<Outcome> {
    return this.uow.run(actor, async (tx) => {
      const file = await this.store.lock(tx, HARDSHIP_PERMISSIONS.assess, seen);
      return { version: (await this.settle(tx, file, reviewed)).version };
    });
  }

  private async settle(tx: Tx, file: HardshipFile, reviewed: Reviewed): Promise<HardshipFile> {
    if (nextFileStatus(file.status, 'renew') === undefined) refuse('hardship-file.action-not-open');
    if (file.consentWithdrawnOn !== null) refuse('hardship-file.consent-withdrawn');
    const on = await this.organizations.today(tx);
    const unasked = await this.consents.unasked(tx, file, false);
    await this.judge.restate(tx, file, reviewed, { today: on, byOfficer: true });
    await this.consents.keep(tx, file, reviewed.separateConsents, { today: on, byOfficer: true });
    await this.consents.require(tx, file, { unasked, anew: 'statement' });
    const settled = await this.judge.settle(tx, file, { ...reviewed, on });
    const { judgementId, category, otherwise } = settled;
    if (category !== file.category || otherwise) return this.changes.propose(tx, file, settled);
    await this.changes.drop(tx, file);
    const reviewDueOn = await this.rules.nextDue(tx, file.filedOn!, on);
    return this.store.move(tx, file, 'renew', { judgementId, otherJudgement: false, reviewDueOn }, { category });
  }
}
