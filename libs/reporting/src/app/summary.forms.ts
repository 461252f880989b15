import { type FilledForm, type FormBlock, type FormDefinition, FormSource, type FormValues } from '@app/forms';
import { type Actor, addDays, type UnionId } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { FIGURES } from '../data/ledgers';
import type { PeriodReturnId } from '../data/period-return.entity';
import type { ShownValue } from '../domain/few-people';
import { periodAround, periodWords } from '../domain/period';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { DEFAULT_WORDING, fieldTexts, type WordedFigures, wordedParagraphs, wordingFields } from '../domain/wording';
import { FIGURE_LIST, FIGURE_TABLE, FIGURE_YEARS_TABLE, figureRows } from './figure-table';
import { FigureService } from './figure.service';
import { ReaderRanges } from './reader-range';
import { ReturnReading } from './return-reading.service';
import { TargetWording } from './target-wording.service';

/** Two characters, as paragraphs begin in Chinese. */
const INDENT = '\u3000\u3000';
const OWN_NAMES = new Set(['期间', '工会']);

/** Every figure by the name that the summary's text has for it; the union's own name is a field of every form. */
const FIELDS = [
  { name: '期间', label: '期间', example: '2025 年' },
  { name: '正文', label: '正文', example: '一、走访慰问。共走访慰问 559 户、565 人、575 人次……' },
  ...wordingFields(FIGURES)
    .filter((name) => !OWN_NAMES.has(name))
    .map((name) => ({ name, label: name, example: '12' })),
];

/** In the union's own words; a paragraph of nothing but zeros is left out. */
const TEXT: FormBlock = { kind: 'paragraph', text: '{{正文}}' };

const formOf = (code: string, title: string, subjectType: string, layout: readonly FormBlock[]): FormDefinition => ({
  ...{ code, title, subjectType, permission: REPORT_PERMISSIONS.read, fields: FIELDS, lists: [FIGURE_LIST], layout },
});

export const SUMMARY_SUBJECT = 'union-summary';
export const RETURN_SUBJECT = 'period-return';

const heading = (words: string): FormBlock[] => [{ kind: 'title', text: `{{工会名称}}{{期间}}${words}` }];
const closing: FormBlock[] = [
  { kind: 'heading', text: '附：分项数字' },
  FIGURE_YEARS_TABLE,
  { kind: 'signatures', lines: [['制表人', '审核人', '工会主席', '日期']] },
];

export const THIS_YEAR_FORM = formOf('SUMMARY-YEAR', '工作汇总（今年）', SUMMARY_SUBJECT, [
  ...heading('工作汇总'),
  TEXT,
  ...closing,
]);
export const LAST_YEAR_FORM = formOf('SUMMARY-LAST-YEAR', '工作汇总（上一年）', SUMMARY_SUBJECT, [
  ...heading('工作汇总'),
  TEXT,
  ...closing,
]);
export const RETURN_FORM = formOf('PERIOD-RETURN', '上报报表', RETURN_SUBJECT, [
  ...heading('报表'),
  FIGURE_TABLE,
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
    private readonly standings: TargetWording,
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
    const summary = await this.figures.summary(actor, unionId, from, to);
    const { union, period, values, wording, lastYear } = summary;
    const standings = await this.standings.of(actor, summary);
    const worded = {
      union: union.name,
      period,
      values,
      figures: FIGURES,
      fewest: this.figures.fewestPeople,
      standings,
    };
    return { unionId, version: union.version, values: this.filled(worded, wording.words, lastYear) };
  }

  private async ofReturn(actor: Actor, id: PeriodReturnId): Promise<FilledForm> {
    const { listed, values } = await this.returns.one(actor, id);
    const { unionId, unionName: union, version, kind, fromOn: from, toOn: to } = listed;
    const worded = { union, period: { kind, from, to }, values, figures: FIGURES, fewest: this.figures.fewestPeople };
    return { unionId, version, values: this.filled(worded, DEFAULT_WORDING, null) };
  }

  private filled(worded: WordedFigures, wording: string, lastYear: readonly ShownValue[] | null): FormValues {
    const own = Object.fromEntries([...fieldTexts(worded)].filter(([name]) => name !== '工会'));
    const text = wordedParagraphs(wording, worded).map((paragraph) => INDENT + paragraph);
    const parts = figureRows(worded.values, worded.fewest, lastYear);
    return { ...own, 期间: periodWords(worded.period), 正文: text.join('\n'), parts };
  }
}
