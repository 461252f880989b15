import { dayOnSheet, type FilledForm, type FormDefinition, type FormRow, FormSource, yuanOnSheet } from '@app/forms';
import { type Actor, formatFen, sumFen } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { RosterLine } from '../data/roster-list.query';
import type { RoundId } from '../domain/round';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { ROUND_SUBJECT } from './handout.service';
import { type RoundPage, RoundReading } from './round-reading';
import { RosterService } from './roster.service';

/** Name and reason of whom a round gives to, with room to sign. */
export const ROUND_ROSTER_FORM: FormDefinition = {
  code: 'ROUND-ROSTER',
  title: '慰问名单签领表',
  subjectType: ROUND_SUBJECT,
  permission: ROUND_PERMISSIONS.read,
  landscape: true,
  fields: [
    { name: 'number', label: '活动编号', example: '慰-2026-0010801-0003' },
    { name: 'name', label: '活动名称', example: '2026年春节走访慰问' },
    { name: 'occasion', label: '节日', example: '春节' },
    { name: 'startsOn', label: '开始日期', example: '2026年1月20日' },
    { name: 'dueOn', label: '完成日期', example: '2026年2月10日' },
    { name: 'fund', label: '经费账户', example: '送温暖专项' },
    { name: 'persons', label: '人数', example: '36' },
    { name: 'cash', label: '现金合计', example: '18,000.00元' },
    { name: 'goods', label: '慰问品合计', example: '3,600.00元' },
    { name: 'madeBy', label: '经办人', example: '刘洋' },
  ],
  lists: [
    {
      name: 'entries',
      label: '名单',
      mandatory: true,
      columns: [
        { name: 'order', label: '序号', example: '1', mandatory: true },
        { name: 'name', label: '姓名', example: '王五' },
        { name: 'union', label: '单位', example: '示范市第一机械厂工会' },
        { name: 'group', label: '小组', example: '二车间' },
        { name: 'reason', label: '慰问原因', example: '退休会员' },
        { name: 'cash', label: '现金', example: '500.00' },
        { name: 'goods', label: '慰问品', example: '大米 1 袋' },
        { name: 'visitor', label: '走访人', example: '赵敏' },
        { name: 'visitedOn', label: '走访日期', example: '2026年1月28日' },
      ],
    },
  ],
  layout: [
    { kind: 'title', text: '{{活动名称}}签领表' },
    { kind: 'paragraph', text: '{{工会名称}}    编号 {{活动编号}}    {{开始日期}}至{{完成日期}}', align: 'center' },
    {
      kind: 'rows',
      columns: [
        { title: '序号', text: '{{名单.序号}}', width: 4 },
        { title: '姓名', text: '{{名单.姓名}}', width: 7 },
        { title: '单位', text: '{{名单.单位}}', width: 16 },
        { title: '慰问原因', text: '{{名单.慰问原因}}', width: 14 },
        { title: '现金(元)', text: '{{名单.现金}}', width: 8 },
        { title: '慰问品', text: '{{名单.慰问品}}', width: 14 },
        { title: '走访人', text: '{{名单.走访人}}', width: 7 },
        { title: '本人或家属签字', text: '', width: 13 },
        { title: '日期', text: '', width: 9 },
      ],
      closing: ['合计', '{{人数}}人', '', '', '{{现金合计}}', '慰问品 {{慰问品合计}}', '', '', ''],
    },
    { kind: 'signatures', lines: [['经办人', '走访人', '工会主席', '日期']] },
  ],
};

/** What is printed from a round. A visitor from elsewhere prints his own list, as he sees it. */
@Injectable()
export class RoundForms extends FormSource {
  readonly forms = [ROUND_ROSTER_FORM];

  constructor(
    private readonly reading: RoundReading,
    private readonly roster: RosterService,
  ) {
    super();
  }

  async offered(actor: Actor, _subjectType: string, subjectId: string): Promise<string[]> {
    const { row } = await this.reading.page(actor, subjectId as RoundId);
    return row.frozenAt === null ? [] : [ROUND_ROSTER_FORM.code];
  }

  async fill(actor: Actor, _code: string, subjectId: string): Promise<FilledForm> {
    const id = subjectId as RoundId;
    const page = await this.reading.page(actor, id);
    const lines = await this.lines(actor, id);
    return { unionId: page.row.unionId, version: page.row.version, values: valuesOf(page, lines) };
  }

  private async lines(actor: Actor, id: RoundId): Promise<RosterLine[]> {
    const everybody = {
      statuses: null,
      visitorId: null,
      unionId: null,
      groupName: null,
      street: null,
      audience: null,
      name: null,
      byWay: false,
    };
    // One more than fits onto a sheet: printing says so, it does not cut off.
    const found = await this.roster.list(actor, id, everybody, null, MOST_LINES);
    return found.filter(({ status }) => status !== 'removed');
  }
}

const MOST_LINES = 2_000;

function valuesOf({ row, fundName }: RoundPage, lines: readonly RosterLine[]) {
  return {
    ...{ number: row.number, name: row.name, occasion: row.holidayName, fund: fundName, madeBy: row.createdByName },
    ...{ startsOn: dayOnSheet(row.startsOn), dueOn: dayOnSheet(row.dueOn), persons: String(lines.length) },
    cash: yuanOnSheet(sumFen(lines.map(({ cashFen }) => BigInt(cashFen)))),
    goods: yuanOnSheet(sumFen(lines.map(({ goodsFen }) => BigInt(goodsFen)))),
    entries: lines.map(rowOf),
  };
}

const rowOf = (line: RosterLine, index: number): FormRow => ({
  ...{ order: String(line.orderNo ?? index + 1), name: line.memberName, union: line.unionName, group: line.groupName },
  ...{
    reason: line.reason,
    cash: line.cashUnknown ? '未登记' : formatFen(BigInt(line.cashFen)),
    visitor: line.visitorName,
  },
  goods: line.goods.map(({ name, quantity, unit }) => `${name} ${quantity} ${unit}`).join('、'),
  visitedOn: dayOnSheet(line.visitedOn),
});
