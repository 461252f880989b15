import { ChoiceField, CountField, DateField, IdField, IdsField, PageQuery, PartField, TextField } from '@app/http';
import type { CivilDate, PersonId } from '@app/kernel';
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

export class ListCommentDto {
  @TextField('意见', { max: 500, optional: true }) comment?: string;
}

export class ListReturnDto {
  @TextField('原因', { max: 500 }) reason: string;
  @ChoiceField('退到', ['requester', 'step'], { optional: true, description: '退回申请人，或退回上一步' })
  to?: 'requester' | 'step';
}

export class ListVoteDto {
  @TextField('纪要编号', { max: 60 }) minutesNumber: string;
  @DateField('会议日期') heldOn: CivilDate;
  @CountField('应到', { min: 1, max: 10_000 }) members: number;
  @CountField('实到', { max: 10_000 }) present: number;
  @CountField('赞成', { max: 10_000 }) inFavour: number;
  @CountField('反对', { max: 10_000 }) against: number;
  @CountField('弃权', { max: 10_000 }) abstained: number;
}

export class ListCollectiveDecisionDto {
  @PartField('表决', () => ListVoteDto) vote: ListVoteDto;
  @IdsField('参会人员', { max: 200, optional: true }) attendees?: PersonId[];
  @TextField('意见', { max: 500, optional: true }) comment?: string;
}

export class ListToPersonDto {
  @IdField('同志') personId: PersonId;
  @TextField('说明', { max: 500, optional: true }) comment?: string;
}
