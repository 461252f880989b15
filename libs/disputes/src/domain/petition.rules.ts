import type { CivilDate, FieldProblem } from '@app/kernel';
import { GROUP_SIZE, MOST_REPRESENTATIVES } from './intake.rules';
import type { PetitionSource } from './petition';

export interface PetitionForm {
  readonly source: PetitionSource;
  readonly receivedOn: CivilDate;
  /** Null: anonymous. */
  readonly petitioner: string | null;
  readonly people: number;
  readonly representatives: readonly string[];
  readonly forwardedBy: string | null;
}

/** What is wrong with a petition as it is registered, by field, in sentences. */
export function checkPetition(form: PetitionForm, today: CivilDate): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const say = (field: string, message: string): void => void problems.push({ field, message });
  if (form.receivedOn > today) say('receivedOn', '收到的日期还没有到，请填实际收到的那一天');
  if (form.source === 'forwarded' && !form.forwardedBy) say('forwardedBy', '是哪个单位转送来的？请写上');
  if (form.source !== 'forwarded' && form.forwardedBy) say('forwardedBy', '不是转送来的，不用写转送单位');
  const elected = form.representatives.length;
  if (elected > MOST_REPRESENTATIVES)
    say('representatives', `推选的代表最多 ${MOST_REPRESENTATIVES} 位，现在有 ${elected} 位`);
  if (elected > 0 && form.people < 2) say('representatives', '一个人提出的不用推选代表');
  if (elected > form.people) say('representatives', '代表比提出的人还多，请再核对');
  if (form.source === 'visit' && form.people >= GROUP_SIZE && elected === 0)
    say('representatives', '多人一起来访要推选代表，最多 5 位，请写上姓名');
  if (form.petitioner === null && form.people > 1) say('petitioner', '几个人一起提出的，请写领头的一位');
  return problems;
}

/** Why a step cannot have been taken on that day, or null. */
export function dayProblem(on: CivilDate, notBefore: CivilDate, today: CivilDate): string | null {
  if (on < notBefore) return `日期早于上一步（${notBefore}），请再核对`;
  return on > today ? '这一天还没有到，请填实际办的那一天' : null;
}
