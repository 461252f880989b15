import { type Actor, addDays, newId, standsFor } from '@app/kernel';
import { OrganizationDirectory, withinScope } from '@app/organizations';
import { type ReadTx, sqlState, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FileAppeal, type FileAppealId } from '../data/file-appeal.entity';
import { HardshipFile } from '../data/hardship-file.entity';
import { type AppealAction, GRANTED_APPEAL, mayAppeal, nextAppealStatus } from '../domain/file-appeal';
import type { HardshipFileId } from '../domain/hardship-file';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { refuse } from '../domain/hardship.problems';
import { FileCipher } from './file-cipher';
import { FileStore, type SeenFile } from './file-store';

/** An appeal with what was said and answered. */
export interface OpenedAppeal {
  readonly row: FileAppeal;
  readonly words: string;
  readonly answer: string | null;
}

/** Steps that decide: who took the last of them does not answer the appeal against it. */
const DECISIONS = ['assess', 'approve', 'refuse', 'change', 'renew', 'exit', 'endorse', 'submit'];
/** A household that was right has so many days at most until its review is due. */
const REVIEW_WITHIN_DAYS = 30;

/** Whether the member waits for an answer: until then the file goes to no archive, and he may hand in papers. */
export const hasOpenAppeal = (tx: ReadTx, fileId: HardshipFileId): Promise<boolean> =>
  tx.from(FileAppeal, 'a').andWhere(`a.fileId = :fileId AND a.status = 'open'`, { fileId }).getExists();

/** 申诉: the member says that a decision on his file is wrong; somebody who did not take it answers. */
@Injectable()
export class FileAppealService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: FileStore,
    private readonly cipher: FileCipher,
  ) {}

  raise(actor: Actor, seen: SeenFile, words: string): Promise<{ version: number }> {
    return this.uow.run(actor, async (tx) => {
      const file = await this.store.lockOwn(tx, seen);
      if (!mayAppeal(file.status)) refuse('hardship-file.action-not-open');
      const id = newId<'file-appeal'>(tx.now.getTime()) as FileAppealId;
      const raisedOn = await this.organizations.today(tx);
      try {
        await tx.insert(FileAppeal, {
          ...{ id, version: 1, fileId: file.id, unionId: file.unionId, about: file.status, status: 'open', raisedOn },
          ...{ wordsSealed: this.cipher.seal(file.tenantId, 'appeal', words), raisedAt: tx.now },
          ...{ answerSealed: null, answeredBy: null, answeredByName: null, answeredOn: null },
        });
      } catch (error) {
        if (sqlState(error) === '23505') refuse('file-appeal.one-open');
        throw error;
      }
      tx.announce({ type: 'hardship-appeal.raised.v1', payload: { appealId: id, fileId: file.id } });
      return { version: (await this.store.touch(tx, file, 'appeal')).version };
    });
  }

  withdraw(actor: Actor, id: FileAppealId, version: number): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const appeal = (await tx.lock(FileAppeal, id)) ?? refuse('file-appeal.not-found');
      const file = (await tx.lock(HardshipFile, appeal.fileId)) ?? refuse('file-appeal.not-found');
      if (actor.memberId === null || file.memberId !== actor.memberId) refuse('file-appeal.not-found');
      tx.expectVersion(appeal, version);
      await tx.update(FileAppeal, appeal, { status: move(appeal, 'withdraw') });
      await this.store.touch(tx, file, 'withdraw-appeal');
    });
  }

  /** Granted, the file goes back to where it can be looked at again; upheld, it stays. The answer is what he reads. */
  answer(actor: Actor, id: FileAppealId, version: number, granted: boolean, answer: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const appeal = await this.lock(tx, id);
      tx.expectVersion(appeal, version);
      const status = move(appeal, granted ? 'grant' : 'uphold');
      const file = (await tx.lock(HardshipFile, appeal.fileId)) ?? refuse('file-appeal.not-found');
      await this.store.refuseOwn(tx, file);
      await this.refuseOwnDecision(tx, file.id);
      const answeredOn = await this.organizations.today(tx);
      const answerSealed = this.cipher.seal(file.tenantId, 'appeal', answer);
      const by = { answeredBy: actor.accountId, answeredByName: actor.displayName, answeredOn };
      await tx.update(FileAppeal, appeal, { status, answerSealed, ...by });
      await this.store.touch(tx, file, granted ? 'grant-appeal' : 'uphold-appeal');
      if (granted) await this.reopen(tx, file);
      tx.announce({ type: 'hardship-appeal.answered.v1', payload: { appealId: id, fileId: file.id } });
    });
  }

  /** Appeals of the actor's unions: those that wait first. */
  lines(actor: Actor): Promise<{ appeal: OpenedAppeal; file: HardshipFile; memberName: string; unionName: string }[]> {
    return this.uow.read(actor, async (tx) => {
      const query = withinScope(tx.from(FileAppeal, 'a'), actor, HARDSHIP_PERMISSIONS.oversee, 'a.unionId');
      const rows = await query.orderBy(`a.status = 'open'`, 'DESC').addOrderBy('a.id', 'DESC').limit(200).getMany();
      const ids = rows.map((row) => row.fileId);
      const files = await tx.from(HardshipFile, 'f').andWhere('f.id = ANY(CAST(:ids AS uuid[]))', { ids }).getMany();
      const named = await namesOf(tx, ids);
      return rows.map((row) => {
        const file = files.find((each) => each.id === row.fileId)!;
        return { appeal: this.open(row), file, ...named.get(row.fileId)! };
      });
    });
  }

  /** Those of the signed-in member, the latest first. */
  own(actor: Actor): Promise<OpenedAppeal[]> {
    return this.uow.read(actor, async (tx) => {
      const mine = `a.fileId IN (SELECT f.id FROM hardship.hardship_file f WHERE f.tenant_id = :tenant AND f.member_id = :own)`;
      const { tenantId: tenant, memberId: own } = actor;
      const rows = await tx.from(FileAppeal, 'a').andWhere(mine, { tenant, own }).orderBy('a.id', 'DESC').getMany();
      return rows.map((row) => this.open(row));
    });
  }

  private open(row: FileAppeal): OpenedAppeal {
    const words = this.cipher.open(row.tenantId, 'appeal', row.wordsSealed);
    return { row, words, answer: this.cipher.open(row.tenantId, 'appeal', row.answerSealed) };
  }

  private async lock(tx: Tx, id: FileAppealId): Promise<FileAppeal> {
    const query = withinScope(tx.from(FileAppeal, 'a'), tx.actor, HARDSHIP_PERMISSIONS.oversee, 'a.unionId');
    const row = await query.andWhere('a.id = :id', { id }).setLock('pessimistic_write').getOne();
    return row ?? refuse('file-appeal.not-found');
  }

  private async refuseOwnDecision(tx: Tx, fileId: HardshipFileId): Promise<void> {
    const facts = await this.store.factsOf(tx, fileId);
    const last = facts.filter((fact) => DECISIONS.includes(fact.action)).at(-1);
    if (last && standsFor(tx.actor, ...last.byPersons)) refuse('file-appeal.own-decision');
  }

  private async reopen(tx: Tx, file: HardshipFile): Promise<void> {
    const action = GRANTED_APPEAL[file.status];
    if (action === undefined) return refuse('hardship-file.action-not-open');
    if (action === null) return;
    const today = await this.organizations.today(tx);
    const soon = addDays(today, REVIEW_WITHIN_DAYS);
    const isSooner = file.reviewDueOn !== null && file.reviewDueOn < soon;
    const reviewDueOn = action === 'reopen' || isSooner ? file.reviewDueOn : soon;
    const again = { exitedOn: null, exitGround: null, exitReason: null, keptUntil: null, reviewDueOn };
    try {
      await this.store.move(tx, file, action, action === 'begin-review' ? { reviewDueOn } : again);
    } catch (error) {
      if (sqlState(error) === '23505') refuse('hardship-file.household-has-one');
      throw error;
    }
  }
}

function move(appeal: FileAppeal, action: AppealAction): FileAppeal['status'] {
  return nextAppealStatus(appeal.status, action) ?? refuse('file-appeal.answered');
}

async function namesOf(
  tx: ReadTx,
  ids: readonly HardshipFileId[],
): Promise<Map<HardshipFileId, { memberName: string; unionName: string }>> {
  const rows = await tx.rows<{ id: HardshipFileId; memberName: string; unionName: string }>(
    `SELECT f.id, m.name AS "memberName", u.name AS "unionName" FROM hardship.hardship_file f
     JOIN members.member m ON m.tenant_id = f.tenant_id AND m.id = f.member_id
     JOIN organizations.trade_union u ON u.tenant_id = f.tenant_id AND u.id = f.union_id
     WHERE f.tenant_id = $1 AND f.id = ANY($2::uuid[])`,
    [tx.actor.tenantId, ids],
  );
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}
