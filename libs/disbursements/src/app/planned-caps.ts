import { FundLedger } from '@app/funds';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { refuse } from '../domain/disbursement.problems';
import { HouseholdCaps, type OverCap } from './household-caps';
import { OVER_CAP_MARK } from './paying-fund';
import type { PlannedItem, PlanOpening } from './planned-disbursement.order';

type CappedPlan = Pick<PlanOpening, 'unionId' | 'fundAccountId' | 'items'>;

/** What households may be given in a year, for everybody of one plan at once. */
@Injectable()
export class PlannedCaps {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly ledger: FundLedger,
    private readonly caps: HouseholdCaps,
  ) {}

  /**
   * When a plan is asked for: who would get more than he may, in Chinese, and the plan needs the higher route; null when
   * nobody would. Refuses `disbursement.over-cap` where no route may allow it.
   */
  async beyond(tx: ReadTx, plan: CappedPlan): Promise<string | null> {
    const over = await this.judged(tx, plan);
    const [first] = over;
    if (!first) return null;
    const known = await this.members.getMany(tx, [first.item.recipientId]);
    const name = known.get(first.item.recipientId)?.name ?? '';
    const others = over.length > 1 ? `还有 ${over.length - 1} 笔也超过。` : '';
    const sentence = `${name}：${first.overCap.sentence}${others}`;
    if (over.some(({ overCap }) => !overCap.mayGoHigher)) refuse('disbursement.over-cap', sentence);
    return sentence;
  }

  /** When it is opened: the items with the mark that lets those beyond the cap be paid, once the higher route allowed it. */
  async marked(tx: ReadTx, plan: CappedPlan): Promise<PlannedItem[]> {
    const over = new Set((await this.judged(tx, plan)).map(({ item }) => item));
    return plan.items.map((item) => (over.has(item) ? { ...item, marks: [...item.marks, OVER_CAP_MARK] } : item));
  }

  private async judged(
    tx: ReadTx,
    { unionId, fundAccountId, items }: CappedPlan,
  ): Promise<{ item: PlannedItem; overCap: OverCap }[]> {
    const { kind: fundKind } = await this.ledger.balance(tx, fundAccountId, undefined);
    const aids = items.map(({ recipientId, occasion: { purpose }, amount }) => ({
      ...{ id: null, unionId, recipientId, purpose, fundKind, amount },
    }));
    const verdicts = await this.caps.judge(tx, aids, await this.organizations.today(tx), 'asked');
    return items.flatMap((item, i) => (verdicts[i] ? [{ item, overCap: verdicts[i] }] : []));
  }
}
