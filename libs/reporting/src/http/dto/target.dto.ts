import { CountField, FlagField, IdField, PartsField, TextField } from '@app/http';
import { formatFen, type FundAccountId, type UnionId } from '@app/kernel';
import type { MatchingState } from '../../app/matching.service';
import type { TargetStanding } from '../../app/target.service';
import type { Target } from '../../data/target.entity';
import { figureOf, FIGURES } from '../../data/ledgers';
import { FIGURE_GROUPS, FIGURE_UNITS } from '../../domain/figure';
import { plainNumber } from '../../domain/number-words';
import { matchingWords, maySetTarget, reachedShare } from '../../domain/target';

const YEAR = { min: 2000, max: 2200 };

export class TargetsQuery {
  @IdField('工会', { optional: true, description: '不填就是自己的工会' }) unionId?: UnionId;
  @CountField('年份', { ...YEAR, optional: true }) year?: number;
}

export class TargetDto {
  @IdField('工会') unionId: UnionId;
  @CountField('年份', YEAR) year: number;
  @TextField('数字', { max: 80 }) figureCode: string;
  @TextField('其中', { max: 200, optional: true }) figureKey?: string;
  @TextField('其中的名称', { max: 200, optional: true }) label?: string;
  @TextField('目标', { max: 20 }) amount: string;
  @TextField('说明', { max: 300, optional: true }) note?: string;
}

export class TargetChangeDto {
  @TextField('目标', { max: 20 }) amount: string;
  @TextField('说明', { max: 300, optional: true }) note?: string;
}

export class TargetView {
  @IdField('目标') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @IdField('工会') unionId: string;
  @CountField('年份', YEAR) year: number;
  @TextField('数字', { max: 80 }) figureCode: string;
  @TextField('其中', { max: 200 }) figureKey: string;
  @TextField('名称', { max: 200 }) name: string;
  @TextField('单位', { max: 10 }) unit: string;
  @TextField('目标', { max: 40 }) amount: string;
  @TextField('已完成', { max: 40, nullable: true }) reached: string | null;
  @TextField('完成了百分之几', { max: 20, nullable: true }) share: string | null;
  @FlagField('人数太少，不显示') hidden: boolean;
  @TextField('说明', { max: 300 }) note: string;
  @TextField('谁定的', { max: 60 }) setByName: string;

  /** Without the figure: how far it is is read with the list. */
  static bare(target: Target): TargetView {
    const figure = figureOf(target.figureCode)!;
    const { id, version, unionId, year, figureCode, figureKey, label, amount, note, setByName } = target;
    const name = [FIGURE_GROUPS[figure.group], label, figure.name].filter(Boolean).join(' · ');
    return Object.assign(new TargetView(), {
      ...{ id, version, unionId, year, figureCode, figureKey, name, unit: FIGURE_UNITS[figure.unit], note, setByName },
      ...{ amount: plainNumber(amount, figure.unit)!, reached: null, share: null, hidden: false },
    });
  }

  static of({ target, figure, reached }: TargetStanding): TargetView {
    const value = reached === undefined ? 0n : reached.value;
    const share = reachedShare(target.amount, value);
    return Object.assign(TargetView.bare(target), {
      ...{ reached: plainNumber(value, figure.unit), hidden: reached?.hidden ?? false },
      share: share === null ? null : formatFen(share),
    });
  }
}

export class TargetChoiceView {
  @TextField('数字', { max: 80 }) code: string;
  @TextField('名称', { max: 100 }) name: string;
  @TextField('单位', { max: 10 }) unit: string;
}

export class TargetsView {
  @IdField('工会') unionId: string;
  @CountField('年份', YEAR) year: number;
  @PartsField('目标', () => TargetView, { max: 500 }) items: TargetView[];
  @PartsField('可以定目标的数字', () => TargetChoiceView, { max: 500 }) choices: TargetChoiceView[];

  static of(unionId: string, year: number, standings: readonly TargetStanding[]): TargetsView {
    const choices = FIGURES.filter(maySetTarget).map(({ code, group, name, unit }) => ({
      ...{ code, name: `${FIGURE_GROUPS[group]} · ${name}`, unit: FIGURE_UNITS[unit] },
    }));
    const items = standings.map((standing) => TargetView.of(standing));
    return Object.assign(new TargetsView(), { unionId, year, items, choices });
  }
}

export class MatchingDto {
  @IdField('工会') unionId: UnionId;
  @CountField('年份', YEAR) year: number;
  @TextField('名称', { max: 100 }) name: string;
  @IdField('上级资金的账户') upperFundId: FundAccountId;
  @IdField('配套资金的账户') ownFundId: FundAccountId;
  @CountField('上级每拨几元', { min: 1, max: 1_000 }) upperParts: number;
  @CountField('本级配套几元', { min: 1, max: 1_000 }) ownParts: number;
  @TextField('说明', { max: 300, optional: true }) note?: string;
}

export class MatchingSavedView {
  @IdField('配套') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
}

export class MatchingView {
  @IdField('配套') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @TextField('名称', { max: 100 }) name: string;
  @TextField('比例', { max: 60 }) ratio: string;
  @TextField('上级资金的账户', { max: 100 }) upperFundName: string;
  @TextField('配套资金的账户', { max: 100 }) ownFundName: string;
  @TextField('上级到账', { max: 40 }) upper: string;
  @TextField('应配套', { max: 40 }) owed: string;
  @TextField('已配套', { max: 40 }) placed: string;
  @TextField('还差', { max: 40 }) short: string;
  @TextField('说明', { max: 300 }) note: string;

  static of({ rule, upperFundName, ownFundName, upper, owed, placed, short }: MatchingState): MatchingView {
    const { id, version, name, upperParts, ownParts, note } = rule;
    return Object.assign(new MatchingView(), {
      ...{ id, version, name, ratio: matchingWords(upperParts, ownParts), upperFundName, ownFundName, note },
      ...{ upper: formatFen(upper), owed: formatFen(owed), placed: formatFen(placed), short: formatFen(short) },
    });
  }
}

export class MatchingsView {
  @PartsField('配套', () => MatchingView, { max: 500 }) items: MatchingView[];
}
