import type { CivilDate, Fen, FieldProblem } from '@app/kernel';
import { type DisputeMatter, type DisputeSource, type Employment, isLabour } from './dispute';

export const GROUP_SIZE = 10;
export const MOST_REPRESENTATIVES = 5;

export interface IntakeForm {
  readonly matter: DisputeMatter;
  readonly source: DisputeSource;
  readonly receivedOn: CivilDate;
  readonly knownOn: CivilDate;
  readonly employment: Employment;
  readonly employmentEndedOn: CivilDate | null;
  readonly employer: string;
  readonly facts: string;
  readonly recordedPlace: string | null;
  readonly applicants: readonly { readonly name: string; readonly asked: Fen; readonly isRepresentative: boolean }[];
}

/** What is wrong with an application, by field, in sentences. */
export function checkIntake(form: IntakeForm, today: CivilDate): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const say = (field: string, message: string): void => void problems.push({ field, message });
  if (form.receivedOn > today) say('receivedOn', '收到的日期还没有到，请填实际收到的那一天');
  if (form.knownOn > form.receivedOn) say('knownOn', '知道权利受侵害的日期不会晚于收到申请的日期，请再核对');
  if (form.employment === 'ended' && form.employmentEndedOn === null && form.matter === 'wages')
    say('employmentEndedOn', '劳动关系哪天结束的？拖欠工资的时效从这一天算起');
  if (form.employmentEndedOn !== null && form.employmentEndedOn > form.receivedOn)
    say('employmentEndedOn', '劳动关系结束的日期不会晚于收到申请的日期，请再核对');
  if (form.source === 'oral' && !form.recordedPlace) say('recordedPlace', '口头申请要当场记录，请写在哪里记的');
  if (form.applicants.length === 0) say('applicants', '请至少写一位申请人');
  for (const message of representativeProblems(form.applicants)) say('applicants', message);
  if (isLabour(form.matter) && form.employer.trim() === '') say('employer', '请写被申请的单位');
  return problems;
}

/** Ten and more may elect up to five representatives (调解仲裁法 art. 7; domain rules §5.1). */
export function representativeProblems(applicants: readonly { readonly isRepresentative: boolean }[]): string[] {
  const elected = applicants.filter(({ isRepresentative }) => isRepresentative).length;
  if (elected > MOST_REPRESENTATIVES)
    return [
      `推选的代表最多 ${MOST_REPRESENTATIVES} 位，现在有 ${elected} 位，请去掉 ${elected - MOST_REPRESENTATIVES} 位`,
    ];
  if (elected > 0 && applicants.length < GROUP_SIZE)
    return [`申请人满 ${GROUP_SIZE} 位才推选代表，现在是 ${applicants.length} 位，请各自参加`];
  return [];
}
