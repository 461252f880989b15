import { type CivilDate, daysBetween, type Fen, type FieldProblem } from '@app/kernel';

export interface AgreementForm {
  readonly agreedOn: CivilDate;
  readonly effectiveOn: CivilDate;
  readonly terms: string;
  readonly applicantSigned: boolean;
  readonly respondentSigned: boolean;
  readonly mediatorSigned: boolean;
  readonly sealedOn: CivilDate | null;
  readonly instalments: readonly { readonly dueOn: CivilDate; readonly amount: Fen }[];
}

/** An agreement binds when both parties and the mediator signed and the body stamped it (调解仲裁法 art. 14). */
export function checkAgreement(form: AgreementForm, receivedOn: CivilDate, today: CivilDate): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const say = (field: string, message: string): void => void problems.push({ field, message });
  if (form.agreedOn < receivedOn) say('agreedOn', '达成协议的日期早于收到申请的日期，请再核对');
  if (form.agreedOn > today) say('agreedOn', '达成协议的日期还没有到，请填实际签协议的那一天');
  if (form.effectiveOn < form.agreedOn) say('effectiveOn', '协议不会在签订以前生效，请再核对');
  if (!form.applicantSigned) say('applicantSigned', '申请人还没有签字，签了才能登记协议');
  if (!form.respondentSigned) say('respondentSigned', '被申请单位还没有签字盖章，签了才能登记协议');
  if (!form.mediatorSigned) say('mediatorSigned', '调解员还没有签字，签了才能登记协议');
  if (form.sealedOn === null) say('sealedOn', '协议还没有盖调解组织的章，盖了才生效');
  else if (form.sealedOn < form.agreedOn) say('sealedOn', '盖章的日期早于签协议的日期，请再核对');
  for (const { dueOn } of form.instalments)
    if (daysBetween(form.agreedOn, dueOn) < 0) say('instalments', '付款的日期早于签协议的日期，请再核对');
  if (form.instalments.some(({ amount }) => amount <= 0n)) say('instalments', '每一期的金额要大于零');
  return problems;
}
