import { type CivilDate, newId, type UnionId, yearOf } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type RetainedRecords, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type DueRecord, dueRecords } from '../data/destruction.queries';
import { DestructionLine, DestructionList } from '../data/retention.entities';
import type { DestructionListId } from '../domain/destruction-list';
import { dueBefore } from '../domain/retention-rule';
import { RetainedKinds } from './retained-kinds';
import { RetentionRuleService } from './retention-rule.service';

/** Together no more than a sheet holds; the rest is listed when these are done. */
const MOST_LISTED = 400;
const MOST_HELD = 100;
const PAGE = 500;

type NewLine = Omit<DestructionLine, 'tenantId' | 'listId'>;

/** Lists what is past its term, below a union, with what is held back and why. */
@Injectable()
export class DestructionProposal {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly kinds: RetainedKinds,
    private readonly rules: RetentionRuleService,
  ) {}

  /** Null: nothing may be destroyed, so there is no list. */
  async make(tx: Tx, unionId: UnionId): Promise<DestructionListId | null> {
    const today = await this.organizations.today(tx);
    const lines: NewLine[] = [];
    for (const records of this.kinds.all()) await this.collect(tx, { records, unionId, today, lines });
    const listed = lines.filter(({ state }) => state === 'listed').length;
    if (listed === 0) return null;
    const union = await this.organizations.get(tx, unionId);
    const id = newId<'destruction-list'>(tx.now.getTime());
    const number = await tx.nextCaseNumber('销毁', unionId, union.code, yearOf(today));
    await tx.insert(DestructionList, {
      ...{ ...NOBODY_YET, id, number, unionId, proposedAt: tx.now },
      proposedByName: tx.actor.kind === 'system' ? null : tx.actor.displayName,
    });
    for (let i = 0; i < lines.length; i += PAGE)
      await tx.insert(DestructionLine, ...lines.slice(i, i + PAGE).map((line) => ({ ...line, listId: id })));
    tx.audit({
      ...{ action: 'destruction-list.propose', subjectType: 'destruction-list', subjectId: id, unionId },
      detail: { status: [null, 'proposed'], listed, held: lines.length - listed },
    });
    tx.announce({ type: 'destruction-list.proposed.v1', payload: { listId: id, unionId } });
    return id;
  }

  private async collect(
    tx: Tx,
    at: { records: RetainedRecords; unionId: UnionId; today: CivilDate; lines: NewLine[] },
  ): Promise<void> {
    const { records, unionId, today, lines } = at;
    const { kind, ended } = records;
    const years = await this.rules.yearsToday(tx, kind, today);
    const page = { kind: kind.code, ended, unionId, before: dueBefore(today, years), today, limit: PAGE };
    const inState = (state: string): number => lines.filter((line) => line.state === state).length;
    for (let after: DueRecord | null = null; inState('listed') < MOST_LISTED;) {
      const due: DueRecord[] = await dueRecords(tx, { ...page, after });
      const holds = await this.kinds.holdsOn(
        tx,
        due.map((record) => ({ ...record, kind: kind.code })),
      );
      for (const record of due) {
        const reason = holds.get(record.id) ?? null;
        const isFull = reason ? inState('held') >= MOST_HELD : inState('listed') >= MOST_LISTED;
        if (!isFull) lines.push(lineOf(kind.code, years, record, reason, tx.now));
      }
      if (due.length < PAGE) return;
      after = due.at(-1)!;
    }
  }
}

const NOBODY_YET = {
  ...{ version: 1, status: 'proposed' as const, witnesses: [], lastReason: null, minutesDocumentId: null },
  ...{ submittedBy: null, submittedFor: null, submittedByAccount: null, submittedByName: null, submittedAt: null },
  ...{ approvedBy: null, approvedFor: null, approvedByName: null, approvedAt: null },
  ...{ destroyedBy: null, destroyedFor: null, destroyedByName: null, destroyedAt: null },
};

const lineOf = (kind: string, years: number, record: DueRecord, reason: string | null, now: Date): NewLine => ({
  ...{
    id: newId<'destruction-line'>(now.getTime()),
    kind,
    recordId: record.id,
    unionId: record.unionId,
    years,
    reason,
  },
  ...{ number: record.number, endedOn: record.endedOn, state: reason ? 'held' : 'listed', keptUntil: null },
});
