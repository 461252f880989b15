import { CountField, FlagField, IdField, TextField } from '@app/http';
import type { UnionId } from '@app/kernel';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';

export class UnionFormsQuery {
  @IdField('工会') unionId: UnionId;
}

export class UnionFormQuery extends UnionFormsQuery {
  @TextField('文书', { max: 60 }) code: string;
}

export class TemplateFileQuery extends UnionFormQuery {
  @CountField('第几版', { min: 1, max: 100_000, optional: true, description: '不填为现在用的' }) edition?: number;
  @Transform(({ value }) => value === true || value === 'true')
  @FlagField('要系统自带的', { optional: true })
  builtIn?: boolean;
}

export class TemplateCheckFields {
  @TextField('文书', { max: 60 }) code: string;
}

export class TemplateUploadFields extends TemplateCheckFields {
  @IdField('工会') unionId: UnionId;
  @TextField('说明', { max: 200, optional: true }) note?: string;
}

/** The forms as the OpenAPI document shows them. */
export class TemplateCheckForm extends TemplateCheckFields {
  @ApiProperty({ type: String, format: 'binary', description: 'docx' }) file: unknown;
}

export class TemplateUploadForm extends TemplateUploadFields {
  @ApiProperty({ type: String, format: 'binary', description: 'docx' }) file: unknown;
}
