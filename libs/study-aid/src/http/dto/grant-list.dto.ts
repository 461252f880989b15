import { CountField, IdField, PageQuery, TextField } from '@app/http';
import type { InstalmentId, ProgrammeId } from '../../domain/study-aid';

export class GrantListQuery extends PageQuery {
  @IdField('助学项目', { optional: true }) programmeId?: ProgrammeId;
}

export class NewGrantListDto {
  @IdField('助学项目') programmeId: ProgrammeId;
  @CountField('学年', { min: 2000, max: 2200 }) year: number;
}

export class TakenOffDto {
  @IdField('学生') instalmentId: InstalmentId;
  @TextField('原因', { max: 500 }) reason: string;
}
