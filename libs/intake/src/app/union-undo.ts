import type { UnionId } from '@app/kernel';
import { OrganizationDirectory, UnionRegister } from '@app/organizations';
import { sqlState, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { ImportEffect } from '../data/import-run.entity';
import { refuseFile } from '../domain/intake.problems';
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

/** Unions as they were. */
@Injectable()
export class UnionUndo {
  constructor(
    private readonly directory: OrganizationDirectory,
    private readonly unions: UnionRegister,
  ) {}

  /** Unions that were moved leave the new ones before those are removed; codes are free again before they are given back. */
  async undo(tx: Tx, effects: readonly ImportEffect[]): Promise<void> {
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
      refuseFile('intake.union-in-use', `这次导入的工会里已经有${user}，不能撤回；请先处理这些${user}，或者逐个更正。`);
    }
  }
}
