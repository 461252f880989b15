import { ChoiceField, DateField, FlagField, IdField, PartsField, TextField } from '@app/http';
import type { CivilDate } from '@app/kernel';
import type { CaseClockPage } from '../../app/case-clock-board';
import { CASE_KINDS, type CaseKind, clockName } from '../../domain/clock-rules';
import { URGENCIES, type Urgency, urgencyOf } from './clock.view';

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
  @ChoiceField('急不急', URGENCIES) urgency: Urgency;
  @FlagField('我办的') isMine: boolean;
}

export class CaseClocksView {
  @PartsField('最先到期的', () => CaseClockLineView, { max: 100 }) items: CaseClockLineView[];

  static of({ today, calendar, lines }: CaseClockPage): CaseClocksView {
    const items = lines.map(({ caseKind, caseId, number, clock, endsOn, isMine }) => {
      return {
        ...{ caseKind, kindLabel: KIND_NAMES[caseKind], caseId, number, endsOn, isMine },
        clock: clock === 'instalment' ? '按协议付款' : clockName(clock),
        ...urgencyOf(endsOn, today, calendar),
      };
    });
    return Object.assign(new CaseClocksView(), { items });
  }
}
