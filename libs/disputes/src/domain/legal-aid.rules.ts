import { type CivilDate, daysBetween, type Fen, type FieldProblem } from '@app/kernel';
import { type DisputeMatter, isLabour } from './dispute';
import type { LegalAidOutcome, LegalAidService } from './legal-aid';

/** Fewer days than these to the end of a limitation: aid begins before the examination does (法律援助法 art. 44). */
export const URGENT_WITHIN = 7;

export interface LegalAidForm {
  readonly matter: DisputeMatter;
  readonly receivedOn: CivilDate;
  readonly applicant: string | null;
  readonly people: number;
  readonly employer: string;
  readonly limitationOn: CivilDate | null;
  readonly asked: Fen;
}

/** What is wrong with an application as it is registered, by field, in sentences. */
export function checkLegalAid(form: LegalAidForm, today: CivilDate): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const say = (field: string, message: string): void => void problems.push({ field, message });
  if (form.receivedOn > today) say('receivedOn', '收到的日期还没有到，请填实际收到的那一天');
  if (!form.applicant?.trim()) say('applicant', '请写申请人的姓名，或者从名册里选一位会员');
  if (isLabour(form.matter) && form.employer.trim() === '') say('employer', '请写对方单位');
  if (form.asked < 0n) say('asked', '请求的金额不能小于零');
  return problems;
}

/** Whether a limitation runs out so soon that aid cannot wait for the papers. */
export const isUrgent = (limitationOn: CivilDate | null, today: CivilDate): boolean =>
  limitationOn !== null && daysBetween(today, limitationOn) < URGENT_WITHIN && limitationOn >= today;

const QUICK: ReadonlySet<LegalAidService> = new Set(['advice', 'drafting']);

/** Advice and papers are done; who stands for somebody in a case comes back with what became of it. */
export function outcomeProblem(
  service: LegalAidService,
  outcome: LegalAidOutcome,
  recovered: Fen,
): FieldProblem | null {
  if (outcome === 'served' && !QUICK.has(service)) return { field: 'outcome', message: '代理的案件请写办出了什么结果' };
  if (outcome === 'lost' && recovered > 0n)
    return { field: 'recovered', message: '请求没有得到支持，追回的金额应该是零，请再核对' };
  return null;
}
