import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PartField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import { formatFen } from '@app/kernel';
import type { HandoutLine } from '../../app/handout.service';
import type { RoundPayable } from '../../app/round-payment.service';
import type { LoggedEntryVisit, NextCounts } from '../../app/round-visit.service';
import type { RosterLine } from '../../data/roster-list.query';
import type { EventLine, UnvisitedCounts, UnvisitedLine } from '../../data/unvisited.query';
import { RosterEntryView } from './roster.view';

const MANY = 1_000_000;

export class NextEntryView {
  @PartField('下一户', () => RosterEntryView, { nullable: true }) next: RosterEntryView | null;
  @CountField('分给我的', { max: MANY }) total: number;
  @CountField('还没去的', { max: MANY }) open: number;
  @CountField('没遇到的', { max: MANY }) absent: number;

  static of({ next, counts }: { readonly next: RosterLine | null; readonly counts: NextCounts }): NextEntryView {
    const { total, open, absent } = counts;
    return Object.assign(new NextEntryView(), { next: next && RosterEntryView.of(next), total, open, absent });
  }
}

export class LoggedEntryVisitView {
  @IdField('走访记录') visitId: string;
  @TextsField('提醒', { max: 60, maxItems: 10 }) marks: readonly string[];
  @PartField('名单上的人', () => RosterEntryView) entry: RosterEntryView;
  @PartField('接下来', () => NextEntryView) ahead: NextEntryView;

  static of(logged: LoggedEntryVisit, entry: RosterLine, ahead: NextEntryView): LoggedEntryVisitView {
    const { visitId, marks } = logged;
    return Object.assign(new LoggedEntryVisitView(), { visitId, marks, entry: RosterEntryView.of(entry), ahead });
  }
}

export class HandoutView {
  @IdField('编号') id: string;
  @IdField('走访人') visitorId: string;
  @TextField('走访人姓名', { max: 60 }) visitorName: string;
  @ChoiceField('种类', ['cash', 'goods']) kind: string;
  @ChoiceField('领走还是退回', ['out', 'back']) direction: string;
  @AmountField('现金', { nullable: true }) cash: string | null;
  @TextField('慰问品', { max: 40, nullable: true }) goodsName: string | null;
  @TextField('单位', { max: 10, nullable: true }) unit: string | null;
  @CountField('数量', { max: MANY, nullable: true }) quantity: number | null;
  @DateField('日期') givenOn: string;
  @FlagField('有签名') hasSignature: boolean;
  @TextField('说明', { max: 200, nullable: true }) note: string | null;
  @TextField('经手人', { max: 60 }) byName: string;
  @InstantField('登记时间') at: string;

  static of(line: HandoutLine): HandoutView {
    const { id, visitorId, visitorName, kind, direction, goodsName, unit, quantity, givenOn, note, byName } = line;
    return Object.assign(new HandoutView(), {
      ...{ id, visitorId, visitorName, kind, direction, goodsName, unit, quantity, givenOn, note, byName },
      cash: kind === 'cash' ? formatFen(line.amountFen) : null,
      hasSignature: line.signatureDocumentId !== null,
      at: line.at.toISOString(),
    });
  }
}

export class RoundPayableView {
  @ChoiceField('付哪一种', ['transfer', 'cash', 'goods']) kind: string;
  @CountField('笔', { max: MANY }) count: number;
  @AmountField('金额') amount: string;
}

export class RoundPayablesView {
  @PartsField('现在可以付', () => RoundPayableView, { max: 3 }) items: RoundPayableView[];

  static of(rows: readonly RoundPayable[]): RoundPayablesView {
    const items = rows.map(({ kind, count, amount }) => ({ kind, count, amount: formatFen(amount) }));
    return Object.assign(new RoundPayablesView(), { items });
  }
}

export class RoundPaidView {
  @IdField('支付批次') payoutBatchId: string;

  static of({ id }: { readonly id: string }): RoundPaidView {
    return Object.assign(new RoundPaidView(), { payoutBatchId: id });
  }
}

export class UnvisitedView {
  @IdField('会员') memberId: string;
  @TextField('姓名', { max: 60 }) memberName: string;
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @TextField('小组', { max: 60, nullable: true }) groupName: string | null;
  @TextField('会员类别', { max: 40 }) category: string;
  @DateField('上次走访', { nullable: true }) lastVisitedOn: string | null;

  static of({
    memberId,
    memberName,
    unionId,
    unionName,
    groupName,
    category,
    lastVisitedOn,
  }: UnvisitedLine): UnvisitedView {
    return Object.assign(new UnvisitedView(), {
      ...{ memberId, memberName, unionId, unionName, groupName, category, lastVisitedOn },
    });
  }
}

export class UnvisitedCountsView {
  @CountField('一共', { max: MANY }) people: number;
  @CountField('走访过', { max: MANY }) visited: number;
  @CountField('还没有人走访', { max: MANY }) unvisited: number;

  static of({ people, visited }: UnvisitedCounts): UnvisitedCountsView {
    return Object.assign(new UnvisitedCountsView(), { people, visited, unvisited: people - visited });
  }
}

export class EventWithoutVisitView {
  @IdField('任务') dutyId: string;
  @TextField('案件编号', { max: 60 }) number: string;
  @TextField('姓名', { max: 60 }) memberName: string;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @TextField('小组', { max: 60, nullable: true }) groupName: string | null;
  @TextField('事项', { max: 60 }) occasionName: string;
  @DateField('事情发生') eventOn: string;
  @DateField('应走访到') deadlineOn: string;
  @TextField('状态', { max: 20 }) status: string;
  @TextsField('分给谁', { max: 60, maxItems: 20 }) assignees: readonly string[];

  static of(line: EventLine): EventWithoutVisitView {
    const { dutyId, number, memberName, unionName, groupName, occasionName, eventOn, deadlineOn, status, assignees } =
      line;
    return Object.assign(new EventWithoutVisitView(), {
      ...{ dutyId, number, memberName, unionName, groupName, occasionName, eventOn, deadlineOn, status, assignees },
    });
  }
}
