import { type FilledForm, type FormBlock, type FormDefinition, type FormRow, FormSource } from '@app/forms';
import { type Actor, addDays, type UnionId } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { FIGURES, FIGURES_BY_CODE } from '../data/ledgers';
import type { PeriodReturnId } from '../data/period-return.entity';
import type { ShownValue } from '../domain/few-people';
import { FIGURE_GROUPS, FIGURE_UNITS } from '../domain/figure';
import { numberWords } from '../domain/number-words';
import { type Period, periodAround, periodWords } from '../domain/period';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { DEFAULT_WORDING, fieldTexts, wordingFields } from '../domain/wording';
import { FigureService } from './figure.service';
import { ReaderRanges } from './reader-range';
import { ReturnReading } from './return-reading.service';

const OWN_NAMES = new Set(['期间', '工会']);
/** Of what a sheet may hold, with room for the figures themselves. */
const MOST_PARTS = 300;

/** Every figure by the name that the summary's text has for it; the union's own name is a field of every form. */
const FIELDS = [
  { name: '期间', label: '期间', example: '2025 年' },
  ...wordingFields(FIGURES)
    .filter((name) => !OWN_NAMES.has(name))
    .map((name) => ({ name, label: name, example: '12' })),
];

const PARTS = {
  name: 'parts',
  label: '分项',
  columns: [
    { name: 'group', label: '项目', example: '五必访' },
    { name: 'which', label: '其中', example: '生病住院' },
    { name: 'figure', label: '数字名称', example: '人次' },
    { name: 'value', label: '数字', example: '62' },
    { name: 'unit', label: '单位', example: '人次' },
  ],
};

const TABLE: FormBlock = {
  kind: 'rows',
  columns: [
    { title: '项目', text: '{{分项.项目}}', width: 9 },
    { title: '其中', text: '{{分项.其中}}', width: 12 },
    { title: '数字', text: '{{分项.数字名称}}', width: 9 },
    { title: '本期', text: '{{分项.数字}}', width: 10 },
    { title: '单位', text: '{{分项.单位}}', width: 5 },
  ],
};

const TEXT: FormBlock[] = DEFAULT_WORDING.replaceAll('{{工会}}', '{{工会名称}}')
  .split('\n')
  .map((text) => ({ kind: 'paragraph', text, indent: true }));

const formOf = (code: string, title: string, subjectType: string, layout: readonly FormBlock[]): FormDefinition => ({
  ...{ code, title, subjectType, permission: REPORT_PERMISSIONS.read, fields: FIELDS, lists: [PARTS], layout },
});

export const SUMMARY_SUBJECT = 'union-summary';
export const RETURN_SUBJECT = 'period-return';

const heading = (words: string): FormBlock[] => [{ kind: 'title', text: `{{工会名称}}{{期间}}${words}` }];
const closing: FormBlock[] = [
  { kind: 'heading', text: '附：分项数字' },
  TABLE,
  { kind: 'signatures', lines: [['制表人', '审核人', '工会主席', '日期']] },
];

export const THIS_YEAR_FORM = formOf('SUMMARY-YEAR', '工作汇总（今年）', SUMMARY_SUBJECT, [
  ...heading('工作汇总'),
  ...TEXT,
  ...closing,
]);
export const LAST_YEAR_FORM = formOf('SUMMARY-LAST-YEAR', '工作汇总（上一年）', SUMMARY_SUBJECT, [
  ...heading('工作汇总'),
  ...TEXT,
  ...closing,
]);
export const RETURN_FORM = formOf('PERIOD-RETURN', '上报报表', RETURN_SUBJECT, [
  ...heading('报表'),
  TABLE,
  closing.at(-1)!,
]);

/** The yearly summary and a return as Word documents, from templates that a union may replace by its own. */
@Injectable()
export class SummaryForms extends FormSource {
  readonly forms = [THIS_YEAR_FORM, LAST_YEAR_FORM, RETURN_FORM];

  constructor(
    private readonly figures: FigureService,
    private readonly returns: ReturnReading,
    private readonly ranges: ReaderRanges,
  ) {
    super();
  }

  async offered(actor: Actor, subjectType: string, subjectId: string): Promise<string[]> {
    if (subjectType === SUMMARY_SUBJECT) {
      await this.figures.requireReader(actor, subjectId as UnionId);
      return [THIS_YEAR_FORM.code, LAST_YEAR_FORM.code];
    }
    await this.returns.one(actor, subjectId as PeriodReturnId);
    return [RETURN_FORM.code];
  }

  async fill(actor: Actor, code: string, subjectId: string): Promise<FilledForm> {
    return code === RETURN_FORM.code
      ? this.ofReturn(actor, subjectId as PeriodReturnId)
      : this.ofYear(actor, subjectId as UnionId, code === LAST_YEAR_FORM.code);
  }

  private async ofYear(actor: Actor, unionId: UnionId, last: boolean): Promise<FilledForm> {
    const thisYear = periodAround('year', await this.ranges.today(actor));
    const { from, to } = last ? periodAround('year', addDays(thisYear.from, -1)) : thisYear;
    const { union, period, values } = await this.figures.summary(actor, unionId, from, to);
    return { unionId, version: union.version, values: this.filled(union.name, period, values) };
  }

  private async ofReturn(actor: Actor, id: PeriodReturnId): Promise<FilledForm> {
    const { listed, values } = await this.returns.one(actor, id);
    const { unionId, unionName, version, kind, fromOn, toOn } = listed;
    return { unionId, version, values: this.filled(unionName, { kind, from: fromOn, to: toOn }, values) };
  }

  private filled(union: string, period: Period, values: readonly ShownValue[]) {
    const fewest = this.figures.fewestPeople;
    const texts = fieldTexts({ union, period, values, figures: FIGURES, fewest });
    const known = values.filter(({ code, value, hidden }) => FIGURES_BY_CODE.has(code) && (hidden || value !== 0n));
    const parts = known.slice(0, MOST_PARTS).map((value) => partOf(value, fewest));
    return { ...Object.fromEntries([...texts].filter(([name]) => name !== '工会')), 期间: periodWords(period), parts };
  }
}

function partOf(shown: ShownValue, fewest: number): FormRow {
  const { group, name, unit } = FIGURES_BY_CODE.get(shown.code)!;
  return {
    ...{ group: FIGURE_GROUPS[group], which: shown.label, figure: name },
    ...{ value: numberWords(shown, unit, fewest), unit: FIGURE_UNITS[unit] },
  };
}
