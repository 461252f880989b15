import { type Actor, type UnionId } from '@app/kernel';
import { HardshipImport } from '@app/hardship';
import { MemberImport } from '@app/members';
import { OrganizationDirectory, UnionRegister } from '@app/organizations';
import { type Idempotency, sqlState, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type ImportEffect, ImportRun, type ImportRunId } from '../data/import-run.entity';
import { effectsOf } from '../data/import.queries';
import { stepTo } from '../domain/import-run.lifecycle';
import { refuseFile } from '../domain/intake.problems';
import { FundAccountUndo } from './fund-account.undo';
import { ImportAccess } from './import-access';
import { OfficialDaysUndo } from './official-days.undo';
import type { UnionBefore } from './organization.intake';
import { refuseChanged } from './refuse-changed';

/** What refers to a union, in people's words, by the table that the database names. */
const USERS_OF_UNIONS: Readonly<Record<string, string>> = {
  trade_union: '下级工会',
  office: '任职',
  member: '会员',
  membership_change: '会籍变动',
  account: '账号',
  role_grant: '账号的角色',
  fund_account: '经费账户',
  document: '材料',
  visit_duty: '走访任务',
  hardship_file: '困难职工档案',
  import_run: '别的导入',
};

/** Members, and the hardship files that members hold: the files go first. */
@Injectable()
export class PeopleUndo {
  constructor(
    private readonly members: MemberImport,
    private readonly hardship: HardshipImport,
  ) {}

  async undo(tx: Tx, { id, kinds }: Pick<ImportRun, 'id' | 'kinds'>): Promise<void> {
    if (kinds.includes('hardship-files')) await this.hardship.undoImport(tx, id);
    if (kinds.includes('roster')) await this.members.undoImport(tx, id);
  }
}

/** Takes an import back while nothing depends on it: wholly, or not at all. */
@Injectable()
export class ImportUndoService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: ImportAccess,
    private readonly directory: OrganizationDirectory,
    private readonly unions: UnionRegister,
    private readonly people: PeopleUndo,
    private readonly accounts: FundAccountUndo,
    private readonly officialDays: OfficialDaysUndo,
  ) {}

  undo(actor: Actor, id: ImportRunId, version: number, idempotency?: Idempotency): Promise<void> {
    const work = async (tx: Tx) => {
      const run = await this.access.lock(tx, id, version);
      const status = stepTo(run.status, 'undo');
      await this.access.requireKinds(tx, run, run.kinds);
      const effects = (await effectsOf(tx, id)).reverse();
      await this.accounts.undo(tx, effects);
      await this.officialDays.undo(tx, effects);
      await this.people.undo(tx, run);
      await this.undoUnions(tx, effects);
      tx.audit({
        ...{ action: 'intake.undo', subjectType: 'import-run', subjectId: id, unionId: run.unionId },
        detail: { status: [run.status, status] },
      });
      tx.announce({ type: 'intake.undone.v1', payload: { importRunId: id, unionId: run.unionId, kinds: run.kinds } });
      await tx.update(ImportRun, run, { status, finishedAt: tx.now });
    };
    return this.uow.run(actor, work, idempotency);
  }

  /** Unions that were moved leave the new ones before those are removed; codes are free again before they are given back. */
  private async undoUnions(tx: Tx, effects: readonly ImportEffect[]): Promise<void> {
    const unions = effects.filter(({ subjectType }) => subjectType === 'union');
    for (const { subjectId, versionAfter } of unions) {
      const union = await this.directory.get(tx, subjectId as UnionId);
      if (union.version !== versionAfter) refuseChanged(`工会“${union.name}”`);
    }
    const changed = unions.filter(({ before }) => before);
    for (const { subjectId, before } of changed) {
      const { parentId } = before as UnionBefore;
      const union = await this.directory.get(tx, subjectId as UnionId);
      if (parentId && parentId !== union.parentId) await this.unions.move(tx, union.id, parentId, '撤回导入');
    }
    await this.remove(
      tx,
      unions.filter(({ before }) => !before).map(({ subjectId }) => subjectId as UnionId),
    );
    for (const { subjectId, before } of changed) {
      const { code, name, kind, region } = before as UnionBefore;
      await this.unions.correct(tx, subjectId as UnionId, { code, name, kind, region });
    }
  }

  private async remove(tx: Tx, ids: readonly UnionId[]): Promise<void> {
    try {
      await this.unions.remove(tx, ids);
    } catch (error) {
      if (sqlState(error) !== '23503') throw error;
      const { table } = ((error as { driverError?: object }).driverError ?? error) as { table?: string };
      const user = USERS_OF_UNIONS[table ?? ''] ?? '别的记录';
      refuseFile('intake.union-in-use', `这次导入的工会里已经有${user},不能撤回;请先处理这些${user},或者逐个更正。`);
    }
  }
}
