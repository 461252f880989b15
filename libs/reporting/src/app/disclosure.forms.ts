import { dayOnSheet, type FilledForm, type FormDefinition, FormSource } from '@app/forms';
import { type Actor, civilDateIn } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { DisclosureId } from '../data/disclosure.entity';
import {
  CORRECTION_REASON_NAMES,
  DISCLOSURE_KIND_NAMES,
  DISCLOSURE_STATUS_NAMES,
  fewestForMembers,
  isPrintable,
  shownOf,
} from '../domain/disclosure';
import { periodWords } from '../domain/period';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { ReportSettings } from '../report.settings';
import { DisclosureReading } from './disclosure-reading.service';
import { FIGURE_LIST, FIGURE_TABLE, figureRows } from './figure-table';

export const DISCLOSURE_SUBJECT = 'disclosure';
const ZONE = 'Asia/Shanghai';

/** For the notice board; it says no more than what members read. */
export const DISCLOSURE_FORM: FormDefinition = {
  ...{ code: 'DISCLOSURE', title: '会务公开', subjectType: DISCLOSURE_SUBJECT, permission: REPORT_PERMISSIONS.read },
  fields: [
    { name: 'number', label: '编号', example: '公开-2026-0101-0001', mandatory: true },
    { name: 'period', label: '期间', example: '2026 年第 3 季度', mandatory: true },
    { name: 'kind', label: '种类', example: '季度公开' },
    { name: 'standing', label: '状态', example: '已公布' },
    { name: 'publishedOn', label: '公布日期', example: '2026年10月10日' },
    { name: 'publishedBy', label: '公布人', example: '郑华' },
    { name: 'correction', label: '更正说明', example: '更正 公开-2026-0101-0001：有数字不对' },
    { name: 'fewest', label: '最少人数', example: '5' },
  ],
  lists: [FIGURE_LIST],
  layout: [
    { kind: 'title', text: '{{工会名称}}{{期间}}会务公开' },
    // One paragraph: a notice that corrects nothing has no empty line.
    { kind: 'paragraph', text: '{{编号}}    {{种类}}    {{状态}} {{公布日期}}{{更正说明}}', align: 'center' },
    FIGURE_TABLE,
    {
      kind: 'paragraph',
      text: '只公开数字，不公开姓名；少于 {{最少人数}} 人的数和能推算出它的数不显示。会员登录后可以评议，不记名。',
      indent: true,
    },
    { kind: 'signatures', lines: [['制表人', '工会主席', '盖章', '日期']] },
  ],
};

/** A notice as a Word document, from a template that a union may replace by its own. */
@Injectable()
export class DisclosureForms extends FormSource {
  readonly forms = [DISCLOSURE_FORM];

  constructor(
    private readonly disclosures: DisclosureReading,
    private readonly settings: ReportSettings,
  ) {
    super();
  }

  async offered(actor: Actor, _subjectType: string, subjectId: string): Promise<string[]> {
    const { disclosure } = await this.disclosures.one(actor, subjectId as DisclosureId);
    return isPrintable(disclosure.status) ? [DISCLOSURE_FORM.code] : [];
  }

  async fill(actor: Actor, _code: string, subjectId: string): Promise<FilledForm> {
    const { disclosure: row } = await this.disclosures.one(actor, subjectId as DisclosureId);
    const { kind, fromOn: from, toOn: to, replacesNumber, correctionReason: reason } = row;
    const fewest = fewestForMembers(this.settings.fewestPeople);
    const values = {
      ...{ number: row.number, period: periodWords({ kind, from, to }), kind: DISCLOSURE_KIND_NAMES[kind] },
      ...{ standing: DISCLOSURE_STATUS_NAMES[row.status], publishedBy: row.publishedByName },
      publishedOn: dayOnSheet(row.publishedAt ? civilDateIn(ZONE, row.publishedAt) : null),
      correction: replacesNumber && reason ? `\n更正 ${replacesNumber}：${CORRECTION_REASON_NAMES[reason]}` : null,
      ...{ fewest: String(fewest), parts: figureRows(row.figures.map(shownOf), fewest) },
    };
    return { unionId: row.unionId, version: row.version, values };
  }
}
