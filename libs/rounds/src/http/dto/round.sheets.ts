import type { SheetColumn } from '@app/http';
import type { EventWithoutVisitView, UnvisitedView } from './conduct.view';
import type { RosterEntryView } from './roster.view';

const goodsWords = (goods: RosterEntryView['goods']): string =>
  goods.map(({ name, quantity, unit }) => `${name} ${quantity} ${unit}`).join('、');

/** The roster in Excel, in its own order: what the meeting signed and the visitors carry. */
export const ROSTER_COLUMNS: readonly SheetColumn<RosterEntryView>[] = [
  { title: '序号', kind: 'count', width: 8, value: ({ orderNo }) => orderNo },
  { title: '姓名', value: ({ memberName }) => memberName },
  { title: '工会', width: 28, value: ({ unionName }) => unionName },
  { title: '工会小组', value: ({ groupName }) => groupName },
  { title: '街道', value: ({ street }) => street },
  { title: '为什么在名单里', width: 28, value: ({ reason }) => reason },
  { title: '慰问金(元)', kind: 'amount', value: ({ cash, cashUnknown }) => (cashUnknown ? null : cash) },
  { title: '慰问品', width: 24, value: ({ goods }) => goodsWords(goods) },
  { title: '慰问品金额(元)', kind: 'amount', value: ({ goodsValue }) => goodsValue },
  { title: '走访人', value: ({ visitorName }) => visitorName },
  { title: '状态', value: ({ statusWords }) => statusWords },
  { title: '走访日期', value: ({ visitedOn }) => visitedOn },
  { title: '已给慰问金(元)', kind: 'amount', value: ({ givenCash, cashUnknown }) => (cashUnknown ? null : givenCash) },
  { title: '已给慰问品(元)', kind: 'amount', value: ({ givenGoods }) => givenGoods },
  { title: '签收', value: ({ hasSignature }) => (hasSignature ? '已签' : '') },
];

export const UNVISITED_COLUMNS: readonly SheetColumn<UnvisitedView>[] = [
  { title: '姓名', value: ({ memberName }) => memberName },
  { title: '工会', width: 28, value: ({ unionName }) => unionName },
  { title: '工会小组', value: ({ groupName }) => groupName },
  { title: '上次走访', value: ({ lastVisitedOn }) => lastVisitedOn ?? '没有走访过' },
];

export const EVENT_COLUMNS: readonly SheetColumn<EventWithoutVisitView>[] = [
  { title: '案件编号', width: 26, value: ({ number }) => number },
  { title: '姓名', value: ({ memberName }) => memberName },
  { title: '事项', value: ({ occasionName }) => occasionName },
  { title: '工会', width: 28, value: ({ unionName }) => unionName },
  { title: '工会小组', value: ({ groupName }) => groupName },
  { title: '事情发生', value: ({ eventOn }) => eventOn },
  { title: '应走访到', value: ({ deadlineOn }) => deadlineOn },
  { title: '分给谁', value: ({ assignees }) => assignees.join('、') },
];
