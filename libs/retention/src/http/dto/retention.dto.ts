import { ChoiceField, CountField, DateField, IdField, PageQuery, TextField, TextsField } from '@app/http';
import type { CivilDate, DocumentId, UnionId } from '@app/kernel';
import { LINE_STATES, type LineState } from '../../domain/destruction-list';
import { MOST_YEARS } from '../../domain/retention-rule';

export class SetRetentionRuleDto {
  @TextField('类别', { max: 40 }) kind: string;
  @CountField('保管年限', { min: 1, max: MOST_YEARS }) years: number;
  @DateField('从哪一天起') fromOn: CivilDate;
  @TextField('依据', { max: 200 }) reason: string;
}

export class ProposeDestructionDto {
  @IdField('工会') unionId: UnionId;
}

export class SubmitDestructionDto {
  @TextsField('监销人', { max: 30, maxItems: 2 }) witnesses: string[];
}

export class DestructionReasonDto {
  @TextField('原因', { max: 200 }) reason: string;
}

export class KeepLineDto {
  @TextField('为什么留下', { max: 200 }) reason: string;
  @DateField('留到哪一天', { optional: true, nullable: true }) until?: CivilDate | null;
}

export class FileMinutesDto {
  @IdField('签好字的纪要') documentId: DocumentId;
}

export class DestructionLinesQuery extends PageQuery {
  @ChoiceField('结果', LINE_STATES, { optional: true }) state?: LineState;
}
