import { type FieldProblem, type ProblemCatalog, problemsOf } from '@app/kernel';

/** Every refusal of this lib; titles are read by people. */
export const CALENDAR_PROBLEMS = {
  'official-days.invalid': { kind: 'invalid', title: '放假安排有几处要改一下，改好再导入。' },
  'official-days.unreadable': {
    kind: 'invalid',
    title: '没有读出放假安排。请粘贴有“日期、名称、休/班”三列的表格，或节假日 JSON。',
  },
  'official-days.unchanged': { kind: 'conflict', title: '这份放假安排与现在用的完全一样，不用再导入。' },
  'official-days.nothing-to-undo': { kind: 'conflict', title: '这一年没有导入过放假安排，没有可以撤回的。' },
  'official-days.year-unknown': { kind: 'invalid', title: '只能查看 1950 年到 2099 年。' },
  'holiday.invalid': { kind: 'invalid', title: '节日有几处要改一下，改好再保存。' },
  'holiday.not-found': { kind: 'not-found', title: '本工会没有这个节日，请刷新后再看。' },
  'holiday.in-the-past': { kind: 'rule-broken', title: '节日的改动要从今天或以后开始，请改一下开始日期。' },
  'holiday.span-too-long': { kind: 'invalid', title: '一次最多查看三年的节日，请把日期改近一些。' },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(CALENDAR_PROBLEMS);

/** Collects what is wrong field by field, so that a person mends all of it at once. */
export class FieldProblems {
  private readonly found: FieldProblem[] = [];

  check(holds: boolean, field: string, message: string): void {
    if (!holds) this.found.push({ field, message });
  }

  refuseIfAny(code: 'official-days.invalid' | 'holiday.invalid'): void {
    const [first] = this.found;
    if (first) refuse(code, first.message, { fields: this.found });
  }
}
