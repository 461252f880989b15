import { type FundChoice, FundLedger } from '@app/funds';
import type { Actor, UnionId } from '@app/kernel';
import { type MemberRecord, SensitiveViewRecorder } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FileChange, ModelWorkerFile } from '../data/file.entity';
import { type FileCounts, fileCounts, type FileFilter, type FileLine, filesPage } from '../data/file-list.query';
import { SpecialAid } from '../data/special-aid.entity';
import { Survey } from '../data/survey.entity';
import type { ModelWorkerFileId, SurveyId } from '../domain/model-worker';
import { refuse } from '../domain/model-worker.problems';
import { type FilePaper, FilePapers } from './file-papers';
import { FileStore } from './file-store';

export interface FilePage {
  readonly file: ModelWorkerFile;
  readonly member: MemberRecord;
  readonly changes: readonly FileChange[];
  readonly surveys: readonly Survey[];
  readonly aids: readonly SpecialAid[];
  readonly papers: readonly FilePaper[];
}

export interface Circumstances {
  readonly surveys: readonly Survey[];
  readonly aids: readonly SpecialAid[];
}

/** What is shown of model workers. Income and causes are read apart, and each look of staff is recorded. */
@Injectable()
export class ModelWorkerReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly files: FileStore,
    private readonly papers: FilePapers,
    private readonly ledger: FundLedger,
    private readonly views: SensitiveViewRecorder,
  ) {}

  list(actor: Actor, filter: Omit<FileFilter, 'today'>): Promise<FileLine[]> {
    return this.uow.read(actor, async (tx) => filesPage(tx, { ...filter, today: await this.organizations.today(tx) }));
  }

  counts(actor: Actor, unionId: UnionId | null): Promise<FileCounts> {
    return this.uow.read(actor, async (tx) => fileCounts(tx, await this.organizations.today(tx), unionId));
  }

  page(actor: Actor, id: ModelWorkerFileId): Promise<FilePage> {
    return this.uow.read(actor, async (tx) => this.pageOf(tx, await this.files.find(tx, 'model-worker:read', id)));
  }

  /** Surveys with income and causes, aids with their calculation; recorded, and shown to the member. */
  circumstances(actor: Actor, id: ModelWorkerFileId, reason: string): Promise<Circumstances> {
    return this.uow.run(actor, async (tx) => {
      const { file, member } = await this.files.find(tx, 'model-worker:read-sensitive', id);
      await this.views.record(tx, member, ['劳模档案里的收入和困难情况'], reason);
      return circumstancesOf(tx, file.id);
    });
  }

  /** Accounts that may or may not pay for it, the nearest first, with why not. */
  fundChoices(actor: Actor, id: ModelWorkerFileId): Promise<FundChoice[]> {
    return this.uow.read(actor, async (tx) => {
      const { member } = await this.files.find(tx, 'model-worker:manage', id);
      const on = await this.organizations.today(tx);
      const use = { purpose: 'model-worker', allowedKinds: null, hasActiveHardshipFile: false, on } as const;
      return this.ledger.fundChoices(tx, member.unionId, use);
    });
  }

  /** The survey as a record of its own, for the officer who edits it. */
  survey(actor: Actor, id: SurveyId): Promise<Survey> {
    return this.uow.read(actor, async (tx) => {
      const [survey] = await tx.found(Survey, (param) => `r.id = ${param(id)}`);
      if (!survey) return refuse('model-worker-survey.not-found');
      await this.files.find(tx, 'model-worker:manage', survey.fileId);
      return survey;
    });
  }

  /** The member's own; null: there is none. */
  own(actor: Actor): Promise<FilePage | null> {
    return this.uow.read(actor, async (tx) => {
      const own = (param: (value: unknown) => string) =>
        `r.member_id = ${param(actor.memberId)} AND r.status <> 'voided'`;
      const [file] = actor.memberId === null ? [] : await tx.found(ModelWorkerFile, own);
      return file ? this.pageOf(tx, await this.files.withMember(tx, file)) : null;
    });
  }

  private async pageOf(tx: ReadTx, { file, member }: Pick<FilePage, 'file' | 'member'>): Promise<FilePage> {
    const ofFile = (param: (value: unknown) => string) => `r.file_id = ${param(file.id)}`;
    const changes = await tx.found(FileChange, ofFile, 'ORDER BY r.id DESC');
    const circumstances = await circumstancesOf(tx, file.id);
    const aidIds = circumstances.aids.map(({ id }) => id);
    return { file, member, changes, ...circumstances, papers: await this.papers.listOf(tx, { file, member }, aidIds) };
  }
}

async function circumstancesOf(tx: ReadTx, fileId: ModelWorkerFileId): Promise<Circumstances> {
  const ofFile = (param: (value: unknown) => string) => `r.file_id = ${param(fileId)}`;
  return {
    surveys: await tx.found(Survey, ofFile, 'ORDER BY r.year DESC'),
    aids: await tx.found(SpecialAid, ofFile, 'ORDER BY r.id DESC'),
  };
}
