import { type Actor, type CivilDate, isAmong, type MemberId, newId, type UnionId } from '@app/kernel';
import { MemberDirectory, type MemberRecord } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FileChange, ModelWorkerFile } from '../data/file.entity';
import type { FileStatus } from '../domain/file.lifecycle';
import type { ModelWorkerFileId } from '../domain/model-worker';
import { refuse } from '../domain/model-worker.problems';

export interface FileOfMember {
  readonly file: ModelWorkerFile;
  readonly member: MemberRecord;
}

/** Files with their members; a file is looked after where its member is. */
@Injectable()
export class FileStore {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
  ) {}

  /** In the actor's scope for the permission; otherwise `model-worker.not-found`, as if there were none. */
  async find(tx: ReadTx, permission: string, id: ModelWorkerFileId): Promise<FileOfMember> {
    const [file] = await tx.found(ModelWorkerFile, (param) => `r.id = ${param(id)}`);
    return this.within(tx, permission, file);
  }

  /** The same, held until the end of the transaction, and never his own or his household's. */
  async lock(tx: Tx, permission: string, id: ModelWorkerFileId): Promise<FileOfMember> {
    const found = await this.within(tx, permission, await tx.lock(ModelWorkerFile, id));
    await this.refuseOwn(tx, tx.actor, found.file.memberId);
    return found;
  }

  async withMember(tx: ReadTx, file: ModelWorkerFile): Promise<FileOfMember> {
    return { file, member: await this.members.get(tx, file.memberId) };
  }

  async unionOf(tx: ReadTx, { memberId }: ModelWorkerFile): Promise<UnionId> {
    return (await this.members.get(tx, memberId)).unionId;
  }

  async refuseOwn(tx: ReadTx, actor: Actor, memberId: MemberId): Promise<void> {
    if (isAmong(actor, [memberId, ...(await this.members.personsAround(tx, memberId))]))
      refuse('model-worker.own-file');
  }

  async recordChange(
    tx: Tx,
    file: ModelWorkerFile,
    change: Pick<FileChange, 'action' | 'happenedOn' | 'reason'> & {
      readonly from: FileStatus;
      readonly to: FileStatus;
    },
  ): Promise<void> {
    const { action, happenedOn, reason, from: fromStatus, to: toStatus } = change;
    await tx.insert(FileChange, {
      ...{ id: newId<'model-worker-change'>(tx.now.getTime()), fileId: file.id, action, fromStatus, toStatus },
      ...{ happenedOn, reason, byName: tx.actor.displayName, at: tx.now },
    });
  }

  private async within(tx: ReadTx, permission: string, file: ModelWorkerFile | undefined): Promise<FileOfMember> {
    if (!file) return refuse('model-worker.not-found');
    const member = await this.members.get(tx, file.memberId);
    if (!(await this.organizations.isWithin(tx, tx.actor, permission, member.unionId)))
      return refuse('model-worker.not-found');
    return { file, member };
  }
}

/** A dated step is of today or before, and not before the step that went before it. */
export function checkDay(on: CivilDate, today: CivilDate, since: CivilDate | null): void {
  if (on > today) refuse('model-worker.day-ahead');
  if (since !== null && on < since) refuse('model-worker.day-before-state');
}
