import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PartsField,
  TextField,
} from '@app/http';
import { formatFen } from '@app/kernel';
import type { LeftOutLine, RosterChangeLine, RosterLine } from '../../data/roster-list.query';
import type { VisitorLine, VisitorPlace } from '../../data/visitor.query';
import { LEFT_OUT_KINDS, LEFT_OUT_WORDS, type LeftOutKind } from '../../domain/audience';
import {
  openEntryActions,
  ROSTER_ENTRY_ACTIONS,
  ROSTER_ENTRY_STATUS_WORDS,
  ROSTER_ENTRY_STATUSES,
  type RosterEntryAction,
} from '../../domain/roster-entry.lifecycle';
import { GoodsView } from './round.view';

const MANY = 1_000_000;

export class RosterEntryView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @CountField('序号', { max: MANY, nullable: true }) orderNo: number | null;
  @IdField('会员') memberId: string;
  @TextField('姓名', { max: 60 }) memberName: string;
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @TextField('小组', { max: 60, nullable: true }) groupName: string | null;
  @TextField('街道', { max: 60, nullable: true }) street: string | null;
  @IdField('家庭', { nullable: true }) householdId: string | null;
  @TextField('为什么在名单里', { max: 200 }) reason: string;
  @AmountField('现金') cash: string;
  @PartsField('慰问品', () => GoodsView, { max: 20 }) goods: GoodsView[];
  @AmountField('慰问品金额') goodsValue: string;
  @ChoiceField('状态', ROSTER_ENTRY_STATUSES) status: string;
  @TextField('状态怎么说', { max: 40 }) statusWords: string;
  @IdField('走访人', { nullable: true }) visitorId: string | null;
  @TextField('走访人姓名', { max: 60, nullable: true }) visitorName: string | null;
  @CountField('走访顺序', { max: MANY, nullable: true }) visitOrder: number | null;
  @FlagField('后加的') addedLater: boolean;
  @IdField('走访记录', { nullable: true }) visitId: string | null;
  @CountField('去过几次', { max: 1_000 }) visitCount: number;
  @DateField('走访日期', { nullable: true }) visitedOn: string | null;
  @AmountField('已给现金') givenCash: string;
  @AmountField('已给慰问品') givenGoods: string;
  @FlagField('有签收') hasSignature: boolean;
  @FlagField('现金多少没有登记', { description: '以前的台账没有写' }) cashUnknown: boolean;
  @PartsField('现在可以办', () => EntryActionView, { max: 10 }) openActions: EntryActionView[];

  static of(line: RosterLine): RosterEntryView {
    const { cashFen, goodsFen, givenCashFen, givenGoodsFen, goods, audienceCode: _code, ...rest } = line;
    return Object.assign(new RosterEntryView(), {
      ...rest,
      ...{ cash: formatFen(BigInt(cashFen)), goodsValue: formatFen(BigInt(goodsFen)) },
      ...{ givenCash: formatFen(BigInt(givenCashFen)), givenGoods: formatFen(BigInt(givenGoodsFen)) },
      goods: GoodsView.ofStored(goods),
      statusWords: ROSTER_ENTRY_STATUS_WORDS[line.status],
      openActions: openEntryActions(line.status).map((action) => ({ action })),
    });
  }
}

export class EntryActionView {
  @ChoiceField('步骤', ROSTER_ENTRY_ACTIONS) action: RosterEntryAction;
}

export class LeftOutView {
  @IdField('会员') memberId: string;
  @TextField('姓名', { max: 60 }) memberName: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextField('小组', { max: 60, nullable: true }) groupName: string | null;
  @ChoiceField('原因', LEFT_OUT_KINDS) kind: LeftOutKind;
  @TextField('原因怎么说', { max: 200 }) why: string;

  static of(line: LeftOutLine): LeftOutView {
    const { memberId, memberName, unionName, groupName, kind, otherRoundName, otherRoundNumber } = line;
    const other = otherRoundNumber ? `：「${otherRoundName}」${otherRoundNumber}` : '';
    const why = `${LEFT_OUT_WORDS[kind]}${other}`;
    return Object.assign(new LeftOutView(), { memberId, memberName, unionName, groupName, kind, why });
  }
}

export class RosterChangeView {
  @IdField('编号') id: string;
  @ChoiceField('增减', ['added', 'removed']) kind: 'added' | 'removed';
  @IdField('名单上的人') entryId: string;
  @TextField('姓名', { max: 60, nullable: true }) memberName: string | null;
  @CountField('序号', { max: MANY, nullable: true }) orderNo: number | null;
  @AmountField('金额') amount: string;
  @TextField('原因', { max: 300 }) reason: string;
  @TextField('谁', { max: 60 }) byName: string;
  @InstantField('时间') at: string;

  static of({ amountFen, at, ...line }: RosterChangeLine): RosterChangeView {
    const shown = { ...line, amount: formatFen(BigInt(amountFen)), at: at.toISOString() };
    return Object.assign(new RosterChangeView(), shown);
  }
}

export class CompanionView {
  @IdField('同行人', { nullable: true }) personId: string | null;
  @TextField('姓名', { max: 40 }) name: string;
  @TextField('职务', { max: 40 }) rank: string;
}

export class HeldGoodsView {
  @TextField('慰问品', { max: 40 }) name: string;
  @TextField('单位', { max: 10 }) unit: string;
  @CountField('应领', { max: MANY }) planned: number;
  @CountField('已领', { max: MANY }) out: number;
  @CountField('已发', { max: MANY }) given: number;
  @CountField('已退', { max: MANY }) back: number;
  @CountField('手上', { min: -MANY, max: MANY }) held: number;
}

export class PlaceGoodsView {
  @TextField('慰问品', { max: 40 }) name: string;
  @TextField('单位', { max: 10 }) unit: string;
  @CountField('数量', { max: MANY }) quantity: number;
}

export class VisitorPlaceView {
  @TextField('街道或小组', { max: 200 }) name: string;
  @CountField('人数', { max: MANY }) persons: number;
  @CountField('还要去', { max: MANY }) open: number;
  @AmountField('要带的现金') cash: string;
  @PartsField('要带的慰问品', () => PlaceGoodsView, { max: 40 }) goods: PlaceGoodsView[];

  static of({ name, persons, open, cashFen, goods }: VisitorPlace): VisitorPlaceView {
    const brought = goods.map(({ name: what, unit, quantity }) => ({ name: what, unit, quantity }));
    return Object.assign(new VisitorPlaceView(), { name, persons, open, cash: formatFen(cashFen), goods: brought });
  }
}

export class RoundVisitorView {
  @IdField('走访人') personId: string;
  @TextField('姓名', { max: 60 }) name: string;
  @TextField('职务', { max: 40 }) rank: string;
  @PartsField('同行人', () => CompanionView, { max: 6 }) companions: CompanionView[];
  @CountField('分到', { max: MANY }) allotted: number;
  @CountField('已走访', { max: MANY }) visited: number;
  @CountField('待走访', { max: MANY }) open: number;
  @CountField('没遇到', { max: MANY }) absent: number;
  @AmountField('应领现金') plannedCash: string;
  @AmountField('已领现金') outCash: string;
  @AmountField('已发现金') givenCash: string;
  @AmountField('已退现金') backCash: string;
  @TextField('手上现金', { max: 20, description: '金额；发的比领的多时为负' }) heldCash: string;
  @PartsField('慰问品', () => HeldGoodsView, { max: 40 }) goods: HeldGoodsView[];
  @PartsField('去哪些地方', () => VisitorPlaceView, { max: 1_000 }) places: VisitorPlaceView[];

  static of(line: VisitorLine): RoundVisitorView {
    const { personId, name, rank, companions, allotted, visited, open, absent, goods } = line;
    return Object.assign(new RoundVisitorView(), {
      ...{ personId, name, rank, companions, allotted, visited, open, absent, goods },
      ...{ plannedCash: formatFen(line.plannedCashFen), outCash: formatFen(line.outCashFen) },
      ...{ givenCash: formatFen(line.givenCashFen), backCash: formatFen(line.backCashFen) },
      heldCash: formatFen(line.heldCashFen),
      places: line.places.map((place) => VisitorPlaceView.of(place)),
    });
  }
}

export class RoundVisitorsView {
  @PartsField('走访人', () => RoundVisitorView, { max: 200 }) items: RoundVisitorView[];

  static of(lines: readonly VisitorLine[]): RoundVisitorsView {
    return Object.assign(new RoundVisitorsView(), { items: lines.map((line) => RoundVisitorView.of(line)) });
  }
}

export class VisitorCandidateView {
  @IdField('同事') personId: string;
  @TextField('姓名', { max: 60 }) name: string;
  @IdField('工会') unionId: string;
}

export class VisitorCandidatesView {
  @PartsField('可以走访的同事', () => VisitorCandidateView, { max: 2_000 }) items: VisitorCandidateView[];

  static of(items: readonly VisitorCandidateView[]): VisitorCandidatesView {
    return Object.assign(new VisitorCandidatesView(), {
      items: items.map(({ personId, name, unionId }) => ({ personId, name, unionId })),
    });
  }
}
