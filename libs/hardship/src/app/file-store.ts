import { isAmong, type MemberId, newId, personsOf } from '@app/kernel';
import { withinScope } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FileFact } from '../data/file-fact.entity';
import { FilePerson } from '../data/file-person.entity';
import { HardshipFile } from '../data/hardship-file.entity';
import type { HardshipFileId } from '../domain/hardship-file';
import { type FileAction, isRunning, nextFileStatus } from '../domain/hardship-file.lifecycle';
import { refuse } from '../domain/hardship.problems';

/** Which file, as the caller saw it. */
export interface SeenFile {
  readonly id: HardshipFileId;
  readonly version: number;
}

/** Files as rows; the one place where a file moves. */
@Injectable()
export class FileStore {
  /** The file within the actor's scope for `permission`, held; refuses `hardship-file.not-found`. */
  async lock(tx: Tx, permission: string, { id, version }: SeenFile): Promise<HardshipFile> {
    const row = await withinScope(tx.from(HardshipFile, 'f'), tx.actor, permission, 'f.unionId')
      .andWhere('f.id = :id', { id })
      .setLock('pessimistic_write')
      .getOne();
    const file = row ?? refuse('hardship-file.not-found');
    await this.refuseOwn(tx, file);
    tx.expectVersion(file, version);
    return file;
  }

  /** The member's own file, held. */
  async lockOwn(tx: Tx, { id, version }: SeenFile): Promise<HardshipFile> {
    const file = (await tx.lock(HardshipFile, id)) ?? refuse('hardship-file.not-found');
    if (tx.actor.memberId === null || file.memberId !== tx.actor.memberId) refuse('hardship-file.not-found');
    tx.expectVersion(file, version);
    return file;
  }

  async find(tx: ReadTx, permission: string, id: HardshipFileId): Promise<HardshipFile> {
    const row = await withinScope(tx.from(HardshipFile, 'f'), tx.actor, permission, 'f.unionId')
      .andWhere('f.id = :id', { id })
      .getOne();
    return row ?? refuse('hardship-file.not-found');
  }

  /** Everybody of the household who is a member. */
  async membersOf(tx: ReadTx, fileId: HardshipFileId): Promise<MemberId[]> {
    const rows = await tx.rows<{ memberId: MemberId }>(
      `SELECT member_id AS "memberId" FROM hardship.file_person
       WHERE tenant_id = $1 AND file_id = $2 AND member_id IS NOT NULL`,
      [tx.actor.tenantId, fileId],
    );
    return rows.map((row) => row.memberId);
  }

  /** The same and whoever lives with one of them by the register: none of them has a hand in the file (回避). */
  async householdOf(tx: ReadTx, fileId: HardshipFileId): Promise<MemberId[]> {
    const rows = await tx.rows<{ id: MemberId }>(
      `WITH own AS (SELECT p.member_id AS id FROM hardship.file_person p
         WHERE p.tenant_id = $1 AND p.file_id = $2 AND p.member_id IS NOT NULL)
       SELECT id FROM own UNION
       SELECT o.member_id FROM own JOIN members.household_person h
           ON h.tenant_id = $1 AND h.member_id = own.id AND h.removed_at IS NULL
         JOIN members.household_person o
           ON o.tenant_id = $1 AND o.household_id = h.household_id AND o.removed_at IS NULL AND o.member_id IS NOT NULL`,
      [tx.actor.tenantId, fileId],
    );
    return rows.map((row) => row.id);
  }

  /** Takes one action of the lifecycle; refuses `hardship-file.action-not-open`. Persons follow whether it runs. */
  async move(
    tx: Tx,
    file: HardshipFile,
    action: FileAction,
    patch: Partial<HardshipFile> = {},
    detail: object = {},
    reason: string | null = null,
  ): Promise<HardshipFile> {
    const before = file.status;
    const status = nextFileStatus(before, action) ?? refuse('hardship-file.action-not-open');
    const running = isRunning(status);
    if (running !== file.running)
      await tx.rows(`UPDATE hardship.file_person SET running = $3 WHERE tenant_id = $1 AND file_id = $2`, [
        tx.actor.tenantId,
        file.id,
        running,
      ]);
    const moved = await tx.update(HardshipFile, file, { ...patch, status, running, movedAt: tx.now });
    await this.note(tx, moved, action, { ...detail, ...(reason !== null && { reason }) });
    const { id: subjectId, unionId } = file;
    tx.audit({
      ...{ action: `hardship-file.${action}`, subjectType: 'hardship-file', subjectId, unionId, reason },
      detail: { status: [before, status], ...detail },
    });
    tx.announce({
      type: 'hardship-file.moved.v1',
      payload: { fileId: subjectId, action, status, restated: 'restated' in detail },
    });
    return moved;
  }

  /** Something happened that leaves the file where it stands. */
  async touch(tx: Tx, file: HardshipFile, action: string, patch: Partial<HardshipFile> = {}, detail: object = {}) {
    const touched = await tx.update(HardshipFile, file, patch);
    await this.note(tx, touched, action, detail);
    const { id: subjectId, unionId } = file;
    tx.audit({ action: `hardship-file.${action}`, subjectType: 'hardship-file', subjectId, unionId, detail });
    return touched;
  }

  factsOf(tx: ReadTx, fileId: HardshipFileId): Promise<FileFact[]> {
    return tx.from(FileFact, 'x').andWhere('x.fileId = :fileId', { fileId }).orderBy('x.id').getMany();
  }

  /** Those of one file in the order of the form. */
  personsOf(tx: ReadTx, fileIds: readonly HardshipFileId[]): Promise<FilePerson[]> {
    return tx
      .from(FilePerson, 'p')
      .andWhere('p.fileId = ANY(CAST(:fileIds AS uuid[]))', { fileIds })
      .orderBy('p.place')
      .addOrderBy('p.id')
      .getMany();
  }

  /** Nobody takes a step in the file of his own household (回避). */
  async refuseOwn(tx: Tx, { id }: HardshipFile): Promise<void> {
    if (isAmong(tx.actor, await this.householdOf(tx, id))) refuse('hardship-file.own-household');
  }

  private async note(tx: Tx, { id: fileId, status }: HardshipFile, action: string, detail: object): Promise<void> {
    await tx.insert(FileFact, {
      ...{ id: newId<'file-fact'>(tx.now.getTime()), fileId, action, at: tx.now, status, detail },
      ...{ byAccountId: tx.actor.accountId, byPersons: personsOf(tx.actor), byName: tx.actor.displayName },
    });
  }
}
