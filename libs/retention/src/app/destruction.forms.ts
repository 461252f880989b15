import { dayOnSheet, type FilledForm, type FormBlock, type FormDefinition, type FormRow, FormSource } from '@app/forms';
import { type Actor, civilDateIn } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { ListRow } from '../data/destruction.queries';
import type { DestructionListId } from '../domain/destruction-list';
import { LINE_STATE_NAMES } from '../domain/destruction-list';
import { RETENTION_PERMISSIONS } from '../domain/retention.permissions';
import { DestructionListReading, type ShownLine } from './destruction-list.reading';
import { LIST_SUBJECT } from './destruction-list.service';

const ZONE = 'Asia/Shanghai';
/** As many as a sheet holds. */
const MOST_LINES = 500;

const FIELDS = [
  { name: 'number', label: '清单编号', example: '销毁-2026-0101-0001' },
  { name: 'proposer', label: '提出人', example: '王管' },
  { name: 'proposedOn', label: '提出日期', example: '2026年2月1日' },
  { name: 'approver', label: '批准人', example: '李主席' },
  { name: 'approvedOn', label: '批准日期', example: '2026年2月10日' },
  { name: 'witnesses', label: '监销人', example: '陈立、周敏' },
  { name: 'destroyer', label: '销毁人', example: '王管' },
  { name: 'destroyedOn', label: '销毁日期', example: '2026年2月20日' },
  { name: 'destroyed', label: '销毁件数', example: '36' },
  { name: 'held', label: '留下件数', example: '4' },
];
const LINES = {
  name: 'lines',
  label: '清单',
  columns: [
    { name: 'order', label: '序号', example: '1' },
    { name: 'kind', label: '类别', example: '困难职工档案' },
    { name: 'number', label: '编号', example: '困档-2014-0101-0003' },
    { name: 'union', label: '所属工会', example: '示范市第一机械厂工会' },
    { name: 'endedOn', label: '办结日期', example: '2015年6月30日' },
    { name: 'years', label: '保管年限', example: '10' },
    { name: 'result', label: '结果', example: '已销毁' },
  ],
};
const TABLE: FormBlock = {
  kind: 'rows',
  columns: [
    { title: '序号', text: '{{清单.序号}}', width: 4 },
    { title: '类别', text: '{{清单.类别}}', width: 10 },
    { title: '编号', text: '{{清单.编号}}', width: 14 },
    { title: '所属工会', text: '{{清单.所属工会}}', width: 14 },
    { title: '办结日期', text: '{{清单.办结日期}}', width: 8 },
    { title: '保管年限', text: '{{清单.保管年限}}', width: 5 },
    { title: '结果', text: '{{清单.结果}}', width: 11 },
  ],
};
const paragraph = (text: string): FormBlock => ({ kind: 'paragraph', text, indent: true });

/** What is looked through and signed before: 档案销毁清单. */
export const DESTRUCTION_LIST_FORM: FormDefinition = {
  ...{ code: 'DESTRUCTION-LIST', title: '档案销毁清单', subjectType: LIST_SUBJECT, landscape: true },
  ...{ permission: RETENTION_PERMISSIONS.read, fields: FIELDS, lists: [LINES] },
  layout: [
    { kind: 'title', text: '{{工会名称}}档案销毁清单' },
    { kind: 'paragraph', text: '{{清单编号}}', align: 'right' },
    TABLE,
    { kind: 'signatures', lines: [['提出人', '批准人', '监销人', '监销人', '日期']] },
  ],
};

/** What is signed after: 档案销毁纪要; its scan is filed with the list. */
export const DESTRUCTION_MINUTES_FORM: FormDefinition = {
  ...DESTRUCTION_LIST_FORM,
  ...{ code: 'DESTRUCTION-MINUTES', title: '档案销毁纪要' },
  layout: [
    { kind: 'title', text: '{{工会名称}}档案销毁纪要' },
    { kind: 'paragraph', text: '{{清单编号}}', align: 'right' },
    paragraph('{{提出日期}}，{{提出人}}提出销毁到期档案；{{批准日期}}，{{批准人}}批准。'),
    paragraph(
      '{{销毁日期}},{{销毁人}}在监销人{{监销人}}在场时销毁 {{销毁件数}} 件：删去其中的个人信息，材料从存储里删除，件数和金额作为没有姓名的数字留存。留下 {{留下件数}} 件，原因见下表。',
    ),
    TABLE,
    {
      kind: 'signatures',
      lines: [
        ['提出人', '批准人', '销毁人'],
        ['监销人', '监销人', '日期'],
      ],
    },
  ],
};

@Injectable()
export class DestructionForms extends FormSource {
  readonly forms = [DESTRUCTION_LIST_FORM, DESTRUCTION_MINUTES_FORM];

  constructor(private readonly reading: DestructionListReading) {
    super();
  }

  async offered(actor: Actor, _subjectType: string, subjectId: string): Promise<string[]> {
    const { destroyedAt } = await this.reading.one(actor, subjectId as DestructionListId);
    return [destroyedAt === null ? DESTRUCTION_LIST_FORM.code : DESTRUCTION_MINUTES_FORM.code];
  }

  async fill(actor: Actor, _code: string, subjectId: string): Promise<FilledForm> {
    const list = await this.reading.one(actor, subjectId as DestructionListId);
    const lines = await this.reading.lines(actor, list.id, { state: null, after: null, limit: MOST_LINES });
    return { unionId: list.unionId, version: list.version, values: { ...valuesOf(list), lines: lines.map(rowOf) } };
  }
}

const dayOf = (at: Date | null): string | null => (at === null ? null : dayOnSheet(civilDateIn(ZONE, at)));

const valuesOf = (list: ListRow) => ({
  ...{ number: list.number, proposer: list.submittedByName, proposedOn: dayOf(list.submittedAt) },
  ...{ approver: list.approvedByName, approvedOn: dayOf(list.approvedAt), witnesses: list.witnesses.join('、') },
  ...{ destroyer: list.destroyedByName, destroyedOn: dayOf(list.destroyedAt) },
  ...{ destroyed: String(list.destroyed), held: String(list.kept + list.held) },
});

const rowOf = (line: ShownLine, index: number): FormRow => ({
  ...{ order: String(index + 1), kind: line.kindName, number: line.number, union: line.unionName },
  ...{ endedOn: dayOnSheet(line.endedOn), years: String(line.years) },
  result: [LINE_STATE_NAMES[line.state], line.reason].filter(Boolean).join(':'),
});
