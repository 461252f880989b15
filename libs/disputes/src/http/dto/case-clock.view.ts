import { ChoiceField, DateField, FlagField, IdField, PartsField, TextField } from '@app/http';
import { type CivilDate, daysBetween } from '@app/kernel';
import type { CaseClockPage } from '../../app/case-clock-board';
import { CASE_KINDS, type CaseKind, clockName } from '../../domain/clock-rules';
import { daysWords } from './clock.view';

const KIND_NAMES: Readonly<Record<CaseKind, string>> = {
  dispute: '争议调解',
  petition: '信访',
  'legal-aid': '法律援助',
  accident: '事故调查',
};

export class CaseClockLineView {
  @ChoiceField('哪一类', CASE_KINDS) caseKind: CaseKind;
  @TextField('类别名称', { max: 30 }) kindLabel: string;
  @IdField('哪一件') caseId: string;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('期限', { max: 30 }) clock: string;
  @DateField('到哪天') endsOn: CivilDate;
  @TextField('还剩多久', { max: 60 }) left: string;
  @ChoiceField('急不急', ['late', 'due', 'near', 'later']) urgency: 'late' | 'due' | 'near' | 'later';
  @FlagField('我办的') isMine: boolean;
}

const NEAR_DAYS = 5;

export class CaseClocksView {
  @PartsField('最先到期的', () => CaseClockLineView, { max: 100 }) items: CaseClockLineView[];

  static of({ today, calendar, lines }: CaseClockPage): CaseClocksView {
    const items = lines.map(({ caseKind, caseId, number, clock, endsOn, isMine }) => {
      const days = daysBetween(today, endsOn);
      return {
        ...{ caseKind, kindLabel: KIND_NAMES[caseKind], caseId, number, endsOn, isMine },
        clock: clock === 'instalment' ? '按协议付款' : clockName(clock),
        left: daysWords(days, calendar.workingDaysBetween(today, endsOn)),
        urgency: days < 0 ? 'late' : days === 0 ? 'due' : days <= NEAR_DAYS ? 'near' : 'later',
      };
    });
    return Object.assign(new CaseClocksView(), { items });
  }
}
