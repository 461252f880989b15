import type { CivilDate, Fen, FieldProblem } from '@app/kernel';
import type { Recognition } from './accident';

export interface AccidentForm {
  readonly occurredOn: CivilDate;
  /** When the union learnt of it. */
  readonly reportedOn: CivilDate;
}

/** What is wrong with an accident as it is registered, by field, in sentences. */
export function checkAccident({ occurredOn, reportedOn }: AccidentForm, today: CivilDate): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (occurredOn > today) problems.push({ field: 'occurredOn', message: '发生的日期还没有到，请再核对' });
  if (reportedOn > today) problems.push({ field: 'reportedOn', message: '接报的日期还没有到，请再核对' });
  if (reportedOn < occurredOn)
    problems.push({ field: 'reportedOn', message: '接报不会早于事故发生，请核对这两个日期' });
  return problems;
}

export interface RecognitionForm {
  readonly state: Recognition;
  readonly appliedOn: CivilDate | null;
  readonly decidedOn: CivilDate | null;
  /** 1 (worst) to 10, by the assessment of working ability; null: none or not yet. */
  readonly disability: number | null;
}

export function checkRecognition(form: RecognitionForm, occurredOn: CivilDate, today: CivilDate): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const say = (field: string, message: string): void => void problems.push({ field, message });
  const { state, appliedOn, decidedOn, disability } = form;
  const isDecided = state === 'recognised' || state === 'refused';
  if (state !== 'none' && appliedOn === null) say('appliedOn', '哪天申请的？请填上');
  if (state === 'none' && appliedOn !== null) say('state', '已经申请的，请选“已申请”');
  if (isDecided && decidedOn === null) say('decidedOn', '哪天作出认定的？请填上');
  if (!isDecided && decidedOn !== null) say('decidedOn', '还没有认定结果，不用填认定日期');
  if (disability !== null && state !== 'recognised') say('disability', '认定为工伤以后才有伤残等级');
  if (appliedOn !== null && appliedOn < occurredOn) say('appliedOn', '申请不会早于事故发生，请再核对');
  if (appliedOn !== null && decidedOn !== null && decidedOn < appliedOn) say('decidedOn', '认定不会早于申请，请再核对');
  if ([appliedOn, decidedOn].some((day) => day !== null && day > today))
    say(decidedOn !== null && decidedOn > today ? 'decidedOn' : 'appliedOn', '这一天还没有到，请填实际的那一天');
  return problems;
}

export interface CompensationForm {
  readonly askedFen: Fen | null;
  readonly agreedFen: Fen | null;
  readonly agreedOn: CivilDate | null;
  readonly endedReason: string | null;
}

/** `paidFen`: what was paid so far. */
export function checkCompensation(
  form: CompensationForm,
  paidFen: Fen,
  first: CivilDate,
  today: CivilDate,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const say = (field: string, message: string): void => void problems.push({ field, message });
  const { agreedFen, agreedOn } = form;
  if ((agreedFen === null) !== (agreedOn === null))
    say(agreedFen === null ? 'agreed' : 'agreedOn', '谈定的金额和日期要一起填');
  if (agreedFen !== null && agreedFen < paidFen) say('agreed', '已经付的比谈定的还多，请再核对');
  if (agreedOn !== null && agreedOn < first) say('agreedOn', '谈定不会早于事故发生，请再核对');
  if (agreedOn !== null && agreedOn > today) say('agreedOn', '这一天还没有到，请填实际的那一天');
  return problems;
}

export interface PaymentForm {
  readonly paidOn: CivilDate;
  readonly amountFen: Fen;
}

/** Only after an amount was agreed on, and not more than it. */
export function checkPayment(
  { paidOn, amountFen }: PaymentForm,
  { agreedFen, paidFen }: { readonly agreedFen: Fen | null; readonly paidFen: Fen },
  first: CivilDate,
  today: CivilDate,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const say = (field: string, message: string): void => void problems.push({ field, message });
  if (paidOn < first) say('paidOn', '付款不会早于事故发生，请再核对');
  if (paidOn > today) say('paidOn', '这一天还没有到，请填实际付款的那一天');
  if (amountFen <= 0n) say('amount', '请填付了多少钱');
  else if (agreedFen === null) say('amount', '先登记谈定的赔偿金额，再登记付款');
  else if (paidFen + amountFen > agreedFen) say('amount', '加上这一笔就超过谈定的金额了，请再核对');
  return problems;
}
