import { IdField, InstantField, TextField, TextsField } from '@app/http';
import type { Id } from '@app/kernel';
import { SENSITIVE_FIELD_NAMES, SENSITIVE_FIELDS, type SensitiveValues } from '../../app/sensitive-view.service';
import type { ViewRow } from '../../data/member-pages.queries';

/** Full values, only those that were asked for. */
export class SensitiveValuesView {
  @TextField('证件号码', { max: 40, optional: true, nullable: true }) idNumber?: string | null;
  @TextField('手机号', { max: 30, optional: true, nullable: true }) phone?: string | null;
  @TextField('银行卡号', { max: 40, optional: true, nullable: true }) bankCard?: string | null;

  static of(values: SensitiveValues): SensitiveValuesView {
    const view = new SensitiveValuesView();
    for (const field of SENSITIVE_FIELDS) if (values[field] !== undefined) view[field] = values[field];
    return view;
  }
}

/** Who looked, at what, why and when. */
export class ViewRecordView {
  @IdField('编号') id: Id<'sensitive-view'>;
  @TextField('查看人', { max: 60 }) viewerName: string;
  @TextField('查看人所在工会', { max: 100, nullable: true }) viewerUnionName: string | null;
  @TextsField('查看人当时的职务', { max: 30, maxItems: 20 }) viewerRoles: string[];
  @TextsField('查看内容', { max: 30, maxItems: 10 }) fieldNames: string[];
  @TextField('原因', { max: 200 }) reason: string;
  @InstantField('时间') viewedAt: Date;

  static of({ id, viewerName, viewerUnionName, viewerRoles, fields, reason, viewedAt }: ViewRow): ViewRecordView {
    const fieldNames = fields.map((field) => SENSITIVE_FIELD_NAMES[field] ?? field);
    const shown = { id, viewerName, viewerUnionName, viewerRoles, fieldNames, reason, viewedAt };
    return Object.assign(new ViewRecordView(), shown);
  }
}
