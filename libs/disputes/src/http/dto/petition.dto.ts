import { ChoiceField, CountField, DateField, FlagField, IdField, PageQuery, TextField, TextsField } from '@app/http';
import type { AccountId, CivilDate, MemberId, UnionId } from '@app/kernel';
import type { NewPetition } from '../../app/petition-intake.service';
import type { PetitionMeeting } from '../../app/petition-meeting.service';
import { PETITION_GROUPS, type PetitionGroup } from '../../data/petition-list.query';
import {
  PETITION_KIND_LABELS,
  PETITION_KINDS,
  PETITION_ROAD_LABELS,
  PETITION_ROADS,
  PETITION_SOURCE_LABELS,
  PETITION_SOURCES,
  type PetitionKind,
  type PetitionRoad,
  type PetitionSource,
} from '../../domain/petition';

export class PetitionListQuery extends PageQuery {
  @ChoiceField('哪些', PETITION_GROUPS, { optional: true }) group?: PetitionGroup;
  @ChoiceField('类别', PETITION_KINDS, { optional: true, names: PETITION_KIND_LABELS }) kind?: PetitionKind;
  @TextField('编号或反映的单位', { max: 60, optional: true }) text?: string;
}

export class RegisterPetitionDto {
  @IdField('工会') unionId: UnionId;
  @ChoiceField('类别', PETITION_KINDS, { names: PETITION_KIND_LABELS }) kind: PetitionKind;
  @ChoiceField('来源', PETITION_SOURCES, { names: PETITION_SOURCE_LABELS }) source: PetitionSource;
  @TextField('转送单位', { max: 100, optional: true }) forwardedBy?: string;
  @DateField('收到日期') receivedOn: CivilDate;
  @IdField('会员', { optional: true }) memberId?: MemberId;
  @TextField('信访人', { max: 60, optional: true }) petitioner?: string;
  @TextField('电话', { max: 30, optional: true }) phone?: string;
  @CountField('人数', { min: 1, max: 100_000 }) people: number;
  @TextsField('推选的代表', { max: 60, maxItems: 20, optional: true }) representatives?: string[];
  @TextField('反映的单位或人', { max: 100, optional: true }) about?: string;
  @TextField('反映的事', { max: 8000 }) words: string;
  @TextField('要求', { max: 2000, optional: true }) request?: string;

  static petition(dto: RegisterPetitionDto): NewPetition {
    const { unionId, kind, source, receivedOn, people, words } = dto;
    return {
      ...{ unionId, kind, source, receivedOn, people, words, representatives: dto.representatives ?? [] },
      ...{ forwardedBy: dto.forwardedBy ?? null, memberId: dto.memberId ?? null, phone: dto.phone ?? null },
      ...{ petitioner: dto.petitioner ?? null, about: dto.about ?? null, request: dto.request ?? null },
    };
  }
}

export class HandlerDto {
  @IdField('承办人') accountId: AccountId;
}

export class PetitionDayDto {
  @DateField('日期') on: CivilDate;
}

export class PetitionToldDto extends PetitionDayDto {
  @TextField('内容', { max: 4000 }) words: string;
}

export class PetitionForwardDto extends PetitionToldDto {
  @ChoiceField('转到哪里', PETITION_ROADS, { names: PETITION_ROAD_LABELS }) to: PetitionRoad;
}

export class PetitionExtensionDto extends PetitionToldDto {
  @CountField('延长几天', { min: 1, max: 30 }) days: number;
}

export class PetitionClosingDto {
  @FlagField('信访人表示满意', { optional: true }) satisfied?: boolean;
}

export class PetitionMeetingDto extends PetitionDayDto {
  @TextField('时间', { max: 20, optional: true }) atTime?: string;
  @TextField('地点', { max: 100, optional: true }) place?: string;
  @TextField('要带的东西', { max: 300, optional: true }) bring?: string;

  static meeting({ on, atTime, place, bring }: PetitionMeetingDto): PetitionMeeting {
    return { on, atTime: atTime ?? null, place: place ?? null, bring: bring ?? null };
  }
}

export class PetitionSavedView {
  @IdField('信访') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;

  static of({ id, version }: { id: string; version: number }): PetitionSavedView {
    return Object.assign(new PetitionSavedView(), { id, version });
  }
}
