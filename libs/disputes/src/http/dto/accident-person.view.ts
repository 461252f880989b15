import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  IdField,
  InstantField,
  PartsField,
  TextField,
} from '@app/http';
import { type CivilDate, formatFen } from '@app/kernel';
import type { DisputeCipher } from '../../app/dispute-cipher';
import type { AccidentActivity, AccidentFact, AccidentPayment, AccidentPerson } from '../../data/accident.entity';
import {
  ACTIVITY_KIND_LABELS,
  COMPENSATION_STATE_LABELS,
  COMPENSATION_STATES,
  compensationState,
  type CompensationState,
  type Employment,
  EMPLOYMENT_LABELS,
  EMPLOYMENTS,
  type Harm,
  HARM_LABELS,
  HARMS,
  PAYER_LABELS,
  type Recognition,
  RECOGNITION_LABELS,
  RECOGNITIONS,
} from '../../domain/accident';
import { ACCIDENT_ACTION_LABELS, type AccidentAction } from '../../domain/accident.lifecycle';
import { type ClockCode, clockName } from '../../domain/clock-rules';

export class AccidentPaymentView {
  @IdField('付款') id: string;
  @DateField('付款日期') paidOn: CivilDate;
  @AmountField('金额') amount: string;
  @TextField('谁付的', { max: 30 }) payerLabel: string;
  @TextField('登记人', { max: 60 }) recordedByName: string;
}

/** Somebody who was killed or injured, with his compensation. */
export class AccidentPersonView {
  @IdField('伤亡人员') id: string;
  @TextField('姓名', { max: 60 }) name: string;
  @IdField('会员', { nullable: true }) memberId: string | null;
  @TextField('联系人和电话', { max: 100, nullable: true }) contact: string | null;
  @ChoiceField('伤亡情况', HARMS) harm: Harm;
  @TextField('伤亡名称', { max: 30 }) harmLabel: string;
  @TextField('伤情', { max: 500, nullable: true }) harmWords: string | null;
  @ChoiceField('用工关系', EMPLOYMENTS) employment: Employment;
  @TextField('用工名称', { max: 30 }) employmentLabel: string;
  @ChoiceField('工伤认定', RECOGNITIONS) recognition: Recognition;
  @TextField('认定名称', { max: 30 }) recognitionLabel: string;
  @DateField('申请日期', { nullable: true }) appliedOn: CivilDate | null;
  @DateField('认定日期', { nullable: true }) recognisedOn: CivilDate | null;
  @CountField('伤残等级', { max: 10, nullable: true }) disability: number | null;
  @AmountField('提出的赔偿', { nullable: true }) asked: string | null;
  @AmountField('谈定的赔偿', { nullable: true }) agreed: string | null;
  @DateField('谈定日期', { nullable: true }) agreedOn: CivilDate | null;
  @AmountField('已经赔付') paid: string;
  @TextField('不再赔付的原因', { max: 200, nullable: true }) endedReason: string | null;
  @ChoiceField('赔偿进度', COMPENSATION_STATES) compensation: CompensationState;
  @TextField('赔偿进度名称', { max: 30 }) compensationLabel: string;
  @PartsField('付款', () => AccidentPaymentView, { max: 500 }) payments: AccidentPaymentView[];

  static of(row: AccidentPerson, payments: readonly AccidentPayment[], open: DisputeCipher): AccidentPersonView {
    const { id, tenantId, memberId, harm, employment, recognition, appliedOn, recognisedOn, disability } = row;
    const { askedFen, agreedFen, agreedOn, paidFen, endedReason } = row;
    const yuan = (fen: bigint | null) => (fen === null ? null : formatFen(fen));
    const state = compensationState(row);
    return Object.assign(new AccidentPersonView(), {
      ...{ id, memberId, harm, employment, recognition, appliedOn, recognisedOn, disability, agreedOn, endedReason },
      name: open.open(tenantId, 'injured', row.nameSealed),
      contact: open.open(tenantId, 'injured', row.contactSealed),
      harmWords: open.open(tenantId, 'harm', row.harmSealed),
      ...{ harmLabel: HARM_LABELS[harm], employmentLabel: EMPLOYMENT_LABELS[employment] },
      ...{ recognitionLabel: RECOGNITION_LABELS[recognition], compensation: state },
      ...{ asked: yuan(askedFen), agreed: yuan(agreedFen), paid: formatFen(paidFen) },
      compensationLabel: COMPENSATION_STATE_LABELS[state],
      payments: payments.filter(({ personId }) => personId === id).map((payment) => paymentOf(payment)),
    });
  }
}

const paymentOf = ({ id, paidOn, amountFen, payer, recordedByName }: AccidentPayment): AccidentPaymentView =>
  Object.assign(new AccidentPaymentView(), {
    ...{ id, paidOn, recordedByName, amount: formatFen(amountFen), payerLabel: PAYER_LABELS[payer] },
  });

export class AccidentActivityView {
  @IdField('记录') id: string;
  @DateField('日期') on: CivilDate;
  @TextField('做了什么', { max: 30 }) kindLabel: string;
  @TextField('情况', { max: 8000 }) words: string;
  @TextField('登记人', { max: 60 }) recordedByName: string;

  static of({ id, tenantId, onDay, kind, wordsSealed, recordedByName }: AccidentActivity, open: DisputeCipher) {
    return Object.assign(new AccidentActivityView(), {
      ...{ id, on: onDay, kindLabel: ACTIVITY_KIND_LABELS[kind], recordedByName },
      words: open.open(tenantId, 'accident', wordsSealed),
    });
  }
}

export class AccidentFactView {
  @InstantField('时间') at: string;
  @TextField('谁', { max: 60 }) byName: string;
  @TextField('做了什么', { max: 200 }) words: string;

  static of({ at, byName, action, detail }: AccidentFact): AccidentFactView {
    const words = factWords(action, detail as Record<string, unknown>);
    return Object.assign(new AccidentFactView(), { at: at.toISOString(), byName, words });
  }
}

const WORDS: Readonly<Record<string, string>> = {
  register: '登记了事故',
  appoint: '定了工会代表',
  'add-person': '登记了伤亡人员',
  'correct-person': '更正了伤亡人员的情况',
  'remove-person': '删除了登记错的人员',
  recognise: '登记了工伤认定',
  compensate: '登记了赔偿',
  pay: '登记了一笔赔付',
  'record-activity': '记了参加调查的情况',
  'add-paper': '存了材料',
  'remove-paper': '撤下了材料',
};

/** What happened, in words without names. */
function factWords(action: string, detail: Record<string, unknown>): string {
  if (action === 'extend') return `登记调查延长 ${String(detail['days'])} 天`;
  if (action === 'clock-event') return clockWords(detail);
  return WORDS[action] ?? ACCIDENT_ACTION_LABELS[action as AccidentAction] ?? action;
}

function clockWords({ clock, kind, days }: Record<string, unknown>): string {
  const name = clockName(clock as ClockCode);
  if (kind === 'extended') return `登记“${name}”延长 ${String(days)} 天`;
  return kind === 'suspended' ? `登记“${name}”停算` : `登记“${name}”接着算`;
}
