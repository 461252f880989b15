import { ChoiceField, CountField, DateField, IdField, IdsField, PartField, TextField } from '@app/http';
import type { CivilDate, PersonId } from '@app/kernel';

/** What who signs says; the same of everything that is decided by a route. */
export class CommentDto {
  @TextField('意见', { max: 500, optional: true }) comment?: string;
}

export class ReturnDto {
  @TextField('原因', { max: 500 }) reason: string;
  @ChoiceField('退到', ['requester', 'step'], { optional: true, description: '退回申请人，或退回上一步' })
  to?: 'requester' | 'step';
}

export class VoteDto {
  @TextField('纪要编号', { max: 60 }) minutesNumber: string;
  @DateField('会议日期') heldOn: CivilDate;
  @CountField('应到', { min: 1, max: 10_000 }) members: number;
  @CountField('实到', { max: 10_000 }) present: number;
  @CountField('赞成', { max: 10_000 }) inFavour: number;
  @CountField('反对', { max: 10_000 }) against: number;
  @CountField('弃权', { max: 10_000 }) abstained: number;
}

export class CollectiveDecisionDto {
  @PartField('表决', () => VoteDto) vote: VoteDto;
  @IdsField('参会人员', { max: 200, optional: true }) attendees?: PersonId[];
  @TextField('意见', { max: 500, optional: true }) comment?: string;
}

export class ToPersonDto {
  @IdField('同志') personId: PersonId;
  @TextField('说明', { max: 500, optional: true }) comment?: string;
}
