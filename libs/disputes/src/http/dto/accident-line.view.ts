import { AmountField, ChoiceField, CountField, DateField, IdField, type SheetColumn, TextField } from '@app/http';
import { type CivilDate, formatFen } from '@app/kernel';
import type { AccidentCounts, AccidentLine } from '../../data/accident-list.query';
import { NEVER } from '../../data/dispute-list.query';
import { ACCIDENT_KIND_LABELS, ACCIDENT_KINDS, type AccidentKind } from '../../domain/accident';
import { ACCIDENT_STATUS_LABELS, ACCIDENT_STATUSES, type AccidentStatus } from '../../domain/accident.lifecycle';
import { clockName } from '../../domain/clock-rules';

const MANY = 10_000_000;

export class AccidentLineView {
  @IdField('事故') id: string;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('发生单位', { max: 100 }) employer: string;
  @ChoiceField('事故类别', ACCIDENT_KINDS) kind: AccidentKind;
  @TextField('类别名称', { max: 30 }) kindLabel: string;
  @ChoiceField('状态', ACCIDENT_STATUSES) status: AccidentStatus;
  @TextField('状态名称', { max: 30 }) statusLabel: string;
  @DateField('发生日期') occurredOn: CivilDate;
  @CountField('死亡和失踪', { max: MANY }) dead: number;
  @CountField('重伤', { max: MANY }) severe: number;
  @CountField('轻伤', { max: MANY }) light: number;
  @AmountField('谈定的赔偿') agreed: string;
  @AmountField('已经赔付') paid: string;
  @TextField('工会代表', { max: 60, nullable: true }) handlerName: string | null;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextField('下一个期限', { max: 30, nullable: true }) nextClock: string | null;
  @DateField('期限日期', { nullable: true }) dueOn: CivilDate | null;

  static of(line: AccidentLine): AccidentLineView {
    const { id, number, employer, kind, status, occurredOn, dead, severe, light, handlerName, unionName } = line;
    return Object.assign(new AccidentLineView(), {
      ...{ id, number, employer, kind, status, occurredOn, dead, severe, light, handlerName, unionName },
      ...{ kindLabel: ACCIDENT_KIND_LABELS[kind], statusLabel: ACCIDENT_STATUS_LABELS[status] },
      ...{ agreed: formatFen(BigInt(line.agreed)), paid: formatFen(BigInt(line.paid)) },
      nextClock: line.nextClock && clockName(line.nextClock),
      dueOn: line.dueOn === NEVER ? null : line.dueOn,
    });
  }
}

export const ACCIDENT_COLUMNS: readonly SheetColumn<AccidentLineView>[] = [
  { title: '编号', width: 26, value: ({ number }) => number },
  { title: '发生单位', width: 28, value: ({ employer }) => employer },
  { title: '事故类别', width: 14, value: ({ kindLabel }) => kindLabel },
  { title: '发生日期', width: 12, value: ({ occurredOn }) => occurredOn },
  { title: '死亡和失踪', kind: 'count', value: ({ dead }) => dead },
  { title: '重伤', kind: 'count', value: ({ severe }) => severe },
  { title: '轻伤', kind: 'count', value: ({ light }) => light },
  { title: '状态', width: 18, value: ({ statusLabel }) => statusLabel },
  { title: '谈定的赔偿', kind: 'amount', value: ({ agreed }) => agreed },
  { title: '已经赔付', kind: 'amount', value: ({ paid }) => paid },
  { title: '工会代表', width: 14, value: ({ handlerName }) => handlerName },
  { title: '工会', width: 24, value: ({ unionName }) => unionName },
];

export class AccidentCountsView {
  @CountField('我参加的', { max: MANY }) mine: number;
  @CountField('待参加调查', { max: MANY }) desk: number;
  @CountField('调查中', { max: MANY }) investigating: number;
  @CountField('赔偿没办完', { max: MANY }) compensating: number;
  @CountField('已处理', { max: MANY }) ended: number;

  static of({ mine, desk, investigating, compensating, ended }: AccidentCounts): AccidentCountsView {
    return Object.assign(new AccidentCountsView(), { mine, desk, investigating, compensating, ended });
  }
}
