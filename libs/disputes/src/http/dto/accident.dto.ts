import { AmountField, ChoiceField, CountField, DateField, IdField, PageQuery, PartsField, TextField } from '@app/http';
import { type AccountId, type CivilDate, type MemberId, parseFen, type UnionId } from '@app/kernel';
import type { AccidentClockEvent } from '../../app/accident-clock.service';
import type { NewAccident } from '../../app/accident-intake.service';
import type { PersonForm, PersonState } from '../../app/accident-person.service';
import { ACCIDENT_GROUPS, type AccidentGroup } from '../../data/accident-list.query';
import {
  ACCIDENT_KIND_LABELS,
  ACCIDENT_KINDS,
  type AccidentActivityKind,
  type AccidentKind,
  ACTIVITY_KIND_LABELS,
  ACTIVITY_KINDS,
  type Employment,
  EMPLOYMENT_LABELS,
  EMPLOYMENTS,
  type Harm,
  HARM_LABELS,
  HARMS,
  type Payer,
  PAYER_LABELS,
  PAYERS,
  type Recognition,
  RECOGNITION_LABELS,
  RECOGNITIONS,
} from '../../domain/accident';
import { CHANGEABLE_CLOCKS, type ChangeableClock } from '../../domain/accident-clocks';
import type { CompensationForm, PaymentForm, RecognitionForm } from '../../domain/accident.rules';

export class AccidentListQuery extends PageQuery {
  @ChoiceField('哪些', ACCIDENT_GROUPS, { optional: true }) group?: AccidentGroup;
  @ChoiceField('事故类别', ACCIDENT_KINDS, { optional: true, names: ACCIDENT_KIND_LABELS }) kind?: AccidentKind;
  @TextField('编号或单位', { max: 60, optional: true }) text?: string;
}

export class AccidentPersonStateDto {
  @ChoiceField('伤亡情况', HARMS, { names: HARM_LABELS }) harm: Harm;
  @TextField('伤情', { max: 500, optional: true }) harmWords?: string;
  @ChoiceField('用工关系', EMPLOYMENTS, { names: EMPLOYMENT_LABELS }) employment: Employment;
  @TextField('联系人和电话', { max: 100, optional: true }) contact?: string;

  static state({ harm, harmWords, employment, contact }: AccidentPersonStateDto): PersonState {
    return { harm, employment, harmWords: harmWords ?? null, contact: contact ?? null };
  }
}

export class AddAccidentPersonDto extends AccidentPersonStateDto {
  @IdField('会员', { optional: true }) memberId?: MemberId;
  @TextField('姓名', { max: 60, optional: true }) name?: string;

  static person(dto: AddAccidentPersonDto): PersonForm {
    return { ...AccidentPersonStateDto.state(dto), memberId: dto.memberId ?? null, name: dto.name ?? null };
  }
}

export class RegisterAccidentDto {
  @IdField('工会') unionId: UnionId;
  @ChoiceField('事故类别', ACCIDENT_KINDS, { names: ACCIDENT_KIND_LABELS }) kind: AccidentKind;
  @TextField('发生单位', { max: 100 }) employer: string;
  @TextField('地点', { max: 100, optional: true }) place?: string;
  @DateField('发生日期') occurredOn: CivilDate;
  @DateField('接报日期') reportedOn: CivilDate;
  @TextField('经过', { max: 8000 }) facts: string;
  @PartsField('伤亡人员', () => AddAccidentPersonDto, { max: 100, optional: true }) persons?: AddAccidentPersonDto[];

  static accident(dto: RegisterAccidentDto): NewAccident {
    const { unionId, kind, employer, place, occurredOn, reportedOn, facts, persons = [] } = dto;
    return {
      ...{ unionId, kind, employer, occurredOn, reportedOn, facts, place: place ?? null },
      persons: persons.map((person) => AddAccidentPersonDto.person(person)),
    };
  }
}

export class AccidentHandlerDto {
  @IdField('工会代表') accountId: AccountId;
}

export class AccidentToldDto {
  @DateField('日期') on: CivilDate;
  @TextField('内容', { max: 8000 }) words: string;
}

export class AccidentJoiningDto {
  @DateField('日期') on: CivilDate;
  @TextField('谁来调查', { max: 100, description: '本单位调查组、县应急管理局牵头的调查组等' }) investigatedBy: string;
}

export class AccidentOpinionDto extends AccidentToldDto {
  @TextField('提给谁', { max: 100 }) to: string;
}

export class AccidentDecisionDto extends AccidentToldDto {
  @TextField('对工会意见的答复', { max: 4000 }) answer: string;
}

export class AccidentActivityDto extends AccidentToldDto {
  @ChoiceField('做了什么', ACTIVITY_KINDS, { names: ACTIVITY_KIND_LABELS }) kind: AccidentActivityKind;
}

const CLOCK_CHANGES = ['extended', 'suspended', 'resumed'] as const;

export class AccidentClockEventDto {
  @ChoiceField('期限', CHANGEABLE_CLOCKS) clock: ChangeableClock;
  @ChoiceField('发生了什么', CLOCK_CHANGES) kind: (typeof CLOCK_CHANGES)[number];
  @DateField('日期') on: CivilDate;
  @CountField('延长几天', { min: 1, max: 365, optional: true }) days?: number;
  @TextField('依据和原因', { max: 500 }) words: string;

  static event({ clock, kind, on, days, words }: AccidentClockEventDto): AccidentClockEvent {
    return { clock, kind, on, words, days: kind === 'extended' ? (days ?? 0) : null };
  }
}

export class RecognitionDto {
  @ChoiceField('工伤认定', RECOGNITIONS, { names: RECOGNITION_LABELS }) state: Recognition;
  @DateField('申请日期', { optional: true }) appliedOn?: CivilDate;
  @DateField('认定日期', { optional: true }) decidedOn?: CivilDate;
  @CountField('伤残等级', { min: 1, max: 10, optional: true }) disability?: number;

  static form({ state, appliedOn, decidedOn, disability }: RecognitionDto): RecognitionForm {
    return { state, appliedOn: appliedOn ?? null, decidedOn: decidedOn ?? null, disability: disability ?? null };
  }
}

export class CompensationDto {
  @AmountField('提出的赔偿', { optional: true }) asked?: string;
  @AmountField('谈定的赔偿', { optional: true }) agreed?: string;
  @DateField('谈定日期', { optional: true }) agreedOn?: CivilDate;
  @TextField('不再赔付的原因', { max: 200, optional: true }) endedReason?: string;

  static form({ asked, agreed, agreedOn, endedReason }: CompensationDto): CompensationForm {
    const fen = (yuan?: string) => (yuan === undefined ? null : parseFen(yuan));
    const ended = { endedReason: endedReason ?? null };
    return { askedFen: fen(asked), agreedFen: fen(agreed), agreedOn: agreedOn ?? null, ...ended };
  }
}

export class CompensationPaymentDto {
  @DateField('付款日期') paidOn: CivilDate;
  @AmountField('金额') amount: string;
  @ChoiceField('谁付的', PAYERS, { names: PAYER_LABELS }) payer: Payer;

  static payment({ paidOn, amount, payer }: CompensationPaymentDto): PaymentForm & { payer: Payer } {
    return { paidOn, amountFen: parseFen(amount), payer };
  }
}

export class AccidentSavedView {
  @IdField('事故') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;

  static of({ id, version }: { id: string; version: number }): AccidentSavedView {
    return Object.assign(new AccidentSavedView(), { id, version });
  }
}
