import { CountField, DateField, FlagField, IdField, ChoiceField, PartsField, TextField, TextsField } from '@app/http';
import { type Actor, formatFen, groupsOf, holds } from '@app/kernel';
import type { FigureSummary } from '../../app/figure.service';
import type { FigureSeries } from '../../app/figure-records.service';
import type { UnionWording } from '../../app/wording.service';
import { FIGURES, FIGURES_BY_CODE, ledgerOf } from '../../data/ledgers';
import type { LedgerRecord } from '../../data/records.query';
import { DERIVED_CHECKS, derivedWords } from '../../domain/derived';
import type { ShownValue } from '../../domain/few-people';
import { FIGURE_GROUP_CODES, FIGURE_GROUPS, FIGURE_UNITS } from '../../domain/figure';
import { besideNow } from '../../domain/earlier-period';
import { plainNumber } from '../../domain/number-words';
import { PERIOD_KINDS, periodWords } from '../../domain/period';
import { type StandingWords, wordedParagraphs, wordingFields } from '../../domain/wording';

const ONE_NUMBER = { max: 40, nullable: true, description: '元的数字带两位小数;null 是没有统计，或人数太少' };

export class FigureLineView {
  @TextField('数字', { max: 80 }) code: string;
  @TextField('其中', { max: 200, nullable: true }) key: string | null;
  @TextField('其中的名称', { max: 200, nullable: true }) label: string | null;
  @TextField('名称', { max: 60 }) name: string;
  @TextField('怎么算的', { max: 200 }) sentence: string;
  @TextField('单位', { max: 10 }) unit: string;
  @TextField('本期', ONE_NUMBER) value: string | null;
  @TextField('上年同期', ONE_NUMBER) before: string | null;
  @FlagField('上年同期人数太少，不显示') beforeHidden: boolean;
  @CountField('没有填的项数', { max: 2_147_483_647 }) unknown: number;
  @FlagField('人数太少，不显示') hidden: boolean;
  @FlagField('能不能看明细') opens: boolean;

  static of(shown: ShownValue, before: ShownValue | undefined, opens: boolean): FigureLineView {
    const { name, sentence, unit, ledger } = FIGURES_BY_CODE.get(shown.code)!;
    const { code, key, label, unknown, hidden } = shown;
    const past = before === undefined ? '0' : plainNumber(before.value, unit);
    return Object.assign(new FigureLineView(), {
      ...{ code, key, label, unknown, hidden, name, sentence, unit: FIGURE_UNITS[unit] },
      ...{ value: plainNumber(shown.value, unit), before: before === undefined && unit === 'yuan' ? '0.00' : past },
      beforeHidden: before?.hidden ?? false,
      ...{ opens: opens && !hidden && ledgerOf(ledger) !== undefined },
    });
  }
}

export class FigureGroupView {
  @ChoiceField('分组', FIGURE_GROUP_CODES) code: string;
  @TextField('名称', { max: 40 }) name: string;
  @PartsField('数字', () => FigureLineView, { max: 2_000 }) lines: FigureLineView[];
}

export class DerivedCheckView {
  @TextField('代码', { max: 80 }) code: string;
  @TextField('名称', { max: 60 }) name: string;
  @TextField('怎么算', { max: 120 }) formula: string;
  @TextField('本期', { max: 40, nullable: true }) value: string | null;
  @TextField('上年同期', { max: 40, nullable: true }) before: string | null;
}

export class FigureSummaryView {
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @ChoiceField('期间', PERIOD_KINDS) kind: string;
  @DateField('从哪天') from: string;
  @DateField('到哪天') to: string;
  @TextField('期间的名称', { max: 60 }) period: string;
  @TextField('上年同期的名称', { max: 60 }) before: string;
  @FlagField('从上级看，人数太少的不显示') fromAbove: boolean;
  @CountField('至少几人才显示', { max: 100 }) fewestPeople: number;
  @PartsField('分组', () => FigureGroupView, { max: 20 }) groups: FigureGroupView[];
  @PartsField('推算', () => DerivedCheckView, { max: 60 }) checks: DerivedCheckView[];
  @TextsField('文字', { max: 8_000, maxItems: 200 }) paragraphs: string[];

  static of(summary: FigureSummary, standings: StandingWords, actor: Actor, fewest: number): FigureSummaryView {
    const { union, period, before, fromAbove, values } = summary;
    const worded = { union: union.name, period, values, figures: FIGURES, fewest, standings };
    return Object.assign(new FigureSummaryView(), {
      ...{
        unionId: union.id,
        unionName: union.name,
        ...period,
        period: periodWords(period),
        before: periodWords(before),
      },
      ...{ fromAbove, fewestPeople: fewest, groups: groupViewsOf(summary, actor), checks: checksOf(summary) },
      paragraphs: wordedParagraphs(summary.wording.words, worded),
    });
  }
}

function groupViewsOf({ values, lastYear }: FigureSummary, actor: Actor): FigureGroupView[] {
  const byCode = new Map(groupsOf(values, ({ code }) => code).map((own) => [own[0]!.code, own]));
  const before = besideNow(lastYear);
  return FIGURE_GROUP_CODES.flatMap((code) => {
    const lines = FIGURES.filter(({ group }) => group === code).flatMap((figure) => {
      const opens = holds(actor, ledgerOf(figure.ledger)!.permission);
      const own = byCode.get(figure.code) ?? [];
      return own.map((shown) => FigureLineView.of(shown, before(shown), opens));
    });
    return lines.length === 0 ? [] : [Object.assign(new FigureGroupView(), { code, name: FIGURE_GROUPS[code], lines })];
  });
}

const checksOf = ({ values, lastYear }: FigureSummary): DerivedCheckView[] =>
  DERIVED_CHECKS.flatMap((check) => {
    const among = (all: readonly ShownValue[]) => (code: string) =>
      all.find((each) => each.code === code && each.key === null);
    const [value, before] = [derivedWords(check, among(values)), derivedWords(check, among(lastYear))];
    const { code, name, kind } = check;
    const formula = [check.of, check.by].map((figure) => FIGURES_BY_CODE.get(figure)!.name).join(' ÷ ');
    return value === null && before === null
      ? []
      : [Object.assign(new DerivedCheckView(), { code, name, formula, kind, value, before })];
  });

export class LedgerRecordView {
  @TextField('编号', { max: 80 }) id: string;
  @TextField('页面', { max: 200, nullable: true }) page: string | null;
  @DateField('日期', { nullable: true }) day: string | null;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextField('姓名', { max: 100, nullable: true }) personName: string | null;
  @TextField('类别', { max: 200, nullable: true }) label: string | null;
  @TextField('事由或编号', { max: 200, nullable: true }) what: string | null;
  @TextField('金额', { max: 40, nullable: true }) cash: string | null;
  @TextField('慰问品', { max: 40, nullable: true }) goods: string | null;

  static of({ id, page, day, unionName, personName, label, what, cashFen, goodsFen }: LedgerRecord): LedgerRecordView {
    const fen = (text: string | null) => (text === null ? null : formatFen(BigInt(text)));
    const shown = { id, page, day, unionName, personName, label, what, cash: fen(cashFen), goods: fen(goodsFen) };
    return Object.assign(new LedgerRecordView(), shown);
  }
}

export class SeriesPartView {
  @TextField('哪一段', { max: 80 }) key: string;
  @TextField('名称', { max: 100, nullable: true }) label: string | null;
  @TextField('数字', ONE_NUMBER) value: string | null;
  @FlagField('人数太少，不显示') hidden: boolean;

  static of({ key, label, value, hidden }: ShownValue, unit: Parameters<typeof plainNumber>[1]): SeriesPartView {
    return Object.assign(new SeriesPartView(), { key: key!, label, value: plainNumber(value, unit), hidden });
  }
}

export class FigureSeriesView {
  @TextField('数字', { max: 80 }) code: string;
  @TextField('名称', { max: 60 }) name: string;
  @TextField('单位', { max: 10 }) unit: string;
  @PartsField('本期', () => SeriesPartView, { max: 2_000 }) parts: SeriesPartView[];
  @PartsField('上年同期', () => SeriesPartView, { max: 2_000 }) before: SeriesPartView[];

  static of({ figure, parts, before }: FigureSeries): FigureSeriesView {
    const { code, group, name, unit } = figure;
    const views = (values: readonly ShownValue[]) => values.map((value) => SeriesPartView.of(value, unit));
    return Object.assign(new FigureSeriesView(), {
      ...{ code, name: FIGURE_GROUPS[group] + name, unit: FIGURE_UNITS[unit] },
      ...{ parts: views(parts), before: views(before) },
    });
  }
}

export class WordingView {
  @IdField('工会') unionId: string;
  @TextField('文字', { max: 8_000 }) words: string;
  @CountField('版本', { max: 2_147_483_647, description: '0 是还没有自己的文字' }) version: number;
  @IdField('谁的文字', { nullable: true }) ofUnionId: string | null;
  @TextsField('可以用的数字', { max: 80, maxItems: 1_000 }) fields: string[];

  static of(unionId: string, { words, version, ofUnionId }: UnionWording): WordingView {
    return Object.assign(new WordingView(), { unionId, words, version, ofUnionId, fields: wordingFields(FIGURES) });
  }
}
