import { type Actor, systemActor, type TenantId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Round } from '../data/round.entity';
import {
  costWords,
  dropRoster,
  lastWritten,
  lockOccasion,
  numberEntries,
  rosterTotals,
  writeEntries,
  writeLeftOut,
} from '../data/roster-writing.query';
import { TWICE_KINDS } from '../domain/audience';
import { checkBudget } from '../domain/plan.rules';
import type { RoundId } from '../domain/round';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { refuse } from '../domain/rounds.problems';
import { RoundChange, type SeenRound } from './round-change';
import { type RoundPreview, RoundPreviewService } from './round-preview.service';
import { RoundVerdict } from './round-verdict';

/** Up to so many people are written at once; more are left to a job that shows how far it is. */
const AT_ONCE = 500;
const STEP = 2_000;

/** From the plan to the frozen roster, and back while nothing was decided. */
@Injectable()
export class RosterFreezing {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly previews: RoundPreviewService,
    private readonly verdict: RoundVerdict,
    private readonly change: RoundChange,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /**
   * Refuses `round.no-fund`, `round.audience-empty`, `round.over-budget`, and `round.recipient-twice` unless who is found
   * twice shall be left out.
   */
  freeze(actor: Actor, seen: SeenRound, leaveOutTwice: boolean, idem: Idempotency): Promise<{ id: RoundId }> {
    const work = async (tx: Tx) => {
      const row = await this.change.lock(tx, ROUND_PERMISSIONS.manage, seen);
      if (row.status !== 'draft') refuse('round.frozen-already');
      await lockOccasion(tx, row);
      const preview = await this.previews.of(tx, row);
      await this.check(tx, preview, leaveOutTwice);
      const total = preview.counts.persons;
      const patch = { leaveOutTwice, frozenCount: 0, frozenTotal: total };
      const freezing = await this.change.apply(tx, row, 'freeze', { patch, quiet: true });
      if (total <= AT_ONCE) await this.writeAll(tx, freezing, total);
      return { id: row.id };
    };
    return this.uow.run(actor, work, idem);
  }

  /** One step of a large roster. Returns whether there is more to do. The job runs it until there is not. */
  step(tenantId: TenantId, id: RoundId): Promise<boolean> {
    return this.uow.run(systemActor(tenantId), async (tx) => {
      const row = await tx.lock(Round, id);
      if (row?.status !== 'freezing') return false;
      await lockOccasion(tx, row);
      const sql = await this.verdict.of(tx, row);
      const written = await writeEntries(tx, row, sql, await lastWritten(tx, id), STEP);
      const frozenCount = row.frozenCount + written;
      if (written === STEP) {
        await tx.update(Round, row, { frozenCount });
        return true;
      }
      await this.finish(tx, row, frozenCount);
      return false;
    });
  }

  unfreeze(actor: Actor, seen: SeenRound, reason: string): Promise<{ id: RoundId }> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.change.lock(tx, ROUND_PERMISSIONS.manage, seen);
      const patch = { frozenCount: 0, frozenTotal: null, frozenAt: null };
      await this.change.apply(tx, row, 'unfreeze', { reason, patch });
      await dropRoster(tx, row.id);
      return { id: row.id };
    });
  }

  private async check(tx: Tx, { round, counts, costFen }: RoundPreview, leaveOutTwice: boolean): Promise<void> {
    if (!round.fundAccountId) refuse('round.no-fund');
    const today = await this.organizations.today(tx);
    if (round.holidayLatestOn !== null && round.holidayLatestOn < today)
      refuse(
        'round.holiday-passed',
        `${round.holidayName}（${round.holidayOn}）已经过了，请选下一个节日，或改成“其他慰问”。`,
      );
    const twice = TWICE_KINDS.reduce((sum, kind) => sum + (counts.leftOut[kind] ?? 0), 0);
    if (twice > 0 && !leaveOutTwice) {
      const household = counts.leftOut['same-household'] ?? 0;
      const elsewhere = counts.leftOut['other-round'] ?? 0;
      const parts = [
        ...(household > 0 ? [`${household} 人和同一户的家人重复`] : []),
        ...(elsewhere > 0 ? [`${elsewhere} 人已经在同一节日的另一个活动里`] : []),
      ];
      refuse(
        'round.recipient-twice',
        `${parts.join('，')}。请打开「重复的人」看看是谁，再选择“重复的不列入”，或修改对象。`,
      );
    }
    if (counts.persons === 0) refuse('round.audience-empty');
    checkBudget(costFen, round.budgetFen);
  }

  private async writeAll(tx: Tx, row: Round, total: number): Promise<void> {
    const sql = await this.verdict.of(tx, row);
    const written = await writeEntries(tx, row, sql, await lastWritten(tx, row.id), total);
    await this.finish(tx, row, written);
  }

  private async finish(tx: Tx, row: Round, frozenCount: number): Promise<void> {
    await writeLeftOut(tx, row.id, await this.verdict.of(tx, row));
    await numberEntries(tx, row.id);
    const totals = await rosterTotals(tx, row.id);
    const cost = totals.cashFen + totals.goodsFen;
    if (cost > row.budgetFen) {
      await dropRoster(tx, row.id);
      await this.change.apply(tx, row, 'give-up-freezing', {
        patch: { frozenCount: 0, frozenTotal: null, reason: '生成名单时人数变了，超出了预算，请重新预览。' },
        words: '生成名单时人数变了，超出了预算',
      });
      return;
    }
    const patch = { frozenCount, frozenTotal: frozenCount, frozenAt: tx.now, reason: null };
    await this.change.apply(tx, row, 'finish-freezing', { patch, words: costWords(totals) });
  }
}
