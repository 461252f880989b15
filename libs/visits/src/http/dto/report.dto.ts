import { DateField, IdField, IdsField, InstantField, PartField, TextField } from '@app/http';
import type { CivilDate, Id, MemberId, PersonId } from '@app/kernel';
import { ConsentPart, typedConsentOf } from '@app/members';
import type { NamedPerson, OwnReport, ReportedFacts } from '../../app/report.service';
import type { EventRelative, VisitDutyId } from '../../domain/visit-duty';
import { refuse } from '../../domain/visits.problems';

export class RelativeDto {
  @IdField('家属', { optional: true }) dependantId?: Id<'dependant'>;
  @TextField('和会员的关系', { max: 20, description: '父亲、配偶、子女' }) relation: string;
  @TextField('家属姓名', { max: 40, optional: true }) name?: string;
}

export class NamedPersonDto {
  @TextField('姓名', { max: 40 }) name: string;
  @InstantField('时间', { optional: true }) at?: string;
}

class ToldEventDto {
  @TextField('事项', { max: 60, description: '事项目录里的代码' }) occasion: string;
  @TextField('具体情况', { max: 60, optional: true }) subCondition?: string;
  @DateField('发生日期') eventOn: CivilDate;
  @DateField('结束日期', { optional: true, description: '例如出院日期' }) eventEndsOn?: CivilDate;
  @PartField('哪位家属', () => RelativeDto, { optional: true }) relative?: RelativeDto;
  @TextField('地点', { max: 100, optional: true }) place?: string;
  @TextField('说明', { max: 500, optional: true }) note?: string;
  @TextField('病种', { max: 40, optional: true, description: '只用来认出同一种病，不保存' }) disease?: string;
  @InstantField('写下的时间', { optional: true, description: '没有信号时写下、后来才发出' }) reportedAt?: string;
}

/** What a member tells of himself; of his own illness with his separate consent, unless it stands. */
export class MemberReportDto extends ToldEventDto {
  @PartField('医疗健康信息的单独同意', () => ConsentPart, { optional: true, nullable: true })
  consent?: ConsentPart | null;
}

/** What an officer or group leader tells of a member. */
export class ReportDto extends ToldEventDto {
  @IdField('会员') memberId: MemberId;
  @PartField('第一知情人', () => NamedPersonDto, { optional: true }) informed?: NamedPersonDto;
  @PartField('第一帮助人', () => NamedPersonDto, { optional: true }) helper?: NamedPersonDto;
}

export const factsOfMemberReport = (dto: MemberReportDto): OwnReport => ({
  ...factsOf(dto),
  consent: dto.consent ? typedConsentOf(dto.consent) : null,
});

const factsOf = (dto: ToldEventDto): Omit<ReportedFacts, 'memberId'> => ({
  ...{ occasion: dto.occasion, subCondition: dto.subCondition ?? null, eventOn: dto.eventOn },
  ...{ eventEndsOn: dto.eventEndsOn ?? null, relative: relativeOf(dto.relative), place: dto.place ?? null },
  ...{ note: dto.note ?? null, disease: dto.disease ?? null },
  reportedAt: instantOf(dto.reportedAt, 'reportedAt'),
  ...{ informed: null, helper: null },
});

export const factsOfReport = (dto: ReportDto): ReportedFacts => ({
  ...factsOf(dto),
  memberId: dto.memberId,
  informed: personOf(dto.informed, 'informed'),
  helper: personOf(dto.helper, 'helper'),
});

const relativeOf = (dto: RelativeDto | undefined): EventRelative | null =>
  dto ? { dependantId: dto.dependantId ?? null, relation: dto.relation, name: dto.name ?? null } : null;

const personOf = (dto: NamedPersonDto | undefined, field: string): NamedPerson | null =>
  dto ? { name: dto.name, at: instantOf(dto.at, `${field}.at`) } : null;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

function instantOf(text: string | undefined, field: string): Date | null {
  if (text === undefined) return null;
  const instant = INSTANT.test(text) ? new Date(text) : null;
  if (instant && !Number.isNaN(instant.getTime())) return instant;
  const message = '时间写得不对，请重新选一下。';
  return refuse('visit-duty.invalid', message, { fields: [{ field, message }] });
}

export class AssignmentDto {
  @IdsField('走访人', { max: 10 }) personIds: PersonId[];
}

export class HandOverDto extends AssignmentDto {
  @TextField('原因', { max: 200 }) reason: string;
}

export class ReasonDto {
  @TextField('原因', { max: 200 }) reason: string;
}

export class CancellationDto extends ReasonDto {
  @IdField('重复的那一件', { optional: true }) duplicateOfId?: VisitDutyId;
}
