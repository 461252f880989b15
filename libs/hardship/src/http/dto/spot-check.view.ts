import { CountField, DateField, FlagField, IdField, PartsField, TextField } from '@app/http';
import type { CivilDate, UnionId } from '@app/kernel';
import type { SpotCheckPage, SpotCheckStanding } from '../../app/spot-check.service';
import type { SpotCheckLine } from '../../data/spot-check.query';
import { categoryLabelOf } from './file-line.view';

export class SpotCheckLineView {
  @IdField('抽查') id: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @CountField('年度', { max: 9999 }) year: number;
  @CountField('比例', { max: 100 }) percent: number;
  @CountField('在档', { max: 1_000_000 }) onFile: number;
  @CountField('抽中', { max: 1_000_000 }) drawn: number;
  @CountField('已查', { max: 1_000_000 }) checked: number;
  @CountField('不符', { max: 1_000_000 }) differing: number;
  @DateField('抽取日期') drawnOn: CivilDate;
  @TextField('谁抽的', { max: 60 }) drawnByName: string;

  static of(line: SpotCheckLine): SpotCheckLineView {
    return Object.assign(new SpotCheckLineView(), line);
  }
}

export class SpotChecksView {
  @PartsField('抽查', () => SpotCheckLineView, { max: 200 }) items: SpotCheckLineView[];
}

export class SpotCheckStandingQuery {
  @IdField('工会') unionId: UnionId;
}

export class SpotCheckStandingView {
  @CountField('年度', { max: 9999 }) year: number;
  @CountField('在档', { max: 1_000_000 }) onFile: number;
  @CountField('今年已抽', { max: 1_000_000 }) drawn: number;
  @CountField('比例', { max: 100 }) percent: number;
  @CountField('要抽', { max: 1_000_000 }) needed: number;

  static of(standing: SpotCheckStanding): SpotCheckStandingView {
    return Object.assign(new SpotCheckStandingView(), standing);
  }
}

export class SpotCheckDto {
  @IdField('工会') unionId: UnionId;
}

export class SpotCheckSavedView {
  @IdField('抽查') id: string;
}

export class SpotCheckItemView {
  @IdField('抽中的一户') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @CountField('顺序', { max: 1_000_000 }) place: number;
  @IdField('档案') fileId: string;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('姓名', { max: 60 }) memberName: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextField('困难类别', { max: 20, nullable: true }) categoryLabel: string | null;
  @TextField('经办人', { max: 60, nullable: true }) officerName: string | null;
  @FlagField('相符', { nullable: true }) conforms: boolean | null;
  @DateField('查的日期', { nullable: true }) checkedOn: CivilDate | null;
  @TextField('谁查的', { max: 60, nullable: true }) checkedByName: string | null;
}

/** One draw with its list, its seed and whether drawing again gives the same. */
export class SpotCheckView {
  @IdField('抽查') id: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @CountField('年度', { max: 9999 }) year: number;
  @CountField('比例', { max: 100 }) percent: number;
  @CountField('在档', { max: 1_000_000 }) onFile: number;
  @CountField('从中抽', { max: 1_000_000 }) population: number;
  @DateField('抽取日期') drawnOn: CivilDate;
  @TextField('谁抽的', { max: 60 }) drawnByName: string;
  @TextField('随机种子', { max: 64 }) seed: string;
  @FlagField('重抽一致') repeats: boolean;
  @PartsField('名单', () => SpotCheckItemView, { max: 100_000 }) items: SpotCheckItemView[];

  static of({ check, unionName, items, repeats }: SpotCheckPage): SpotCheckView {
    const { id, year, percent, onFile, population, drawnOn, drawnByName, seed } = check;
    return Object.assign(new SpotCheckView(), {
      ...{ id, unionName, year, percent, onFile, drawnOn, drawnByName, seed, repeats, population: population.length },
      items: items.map(({ category, place, ...item }) => ({
        ...item,
        ...{ place: place + 1, categoryLabel: categoryLabelOf(category) },
      })),
    });
  }
}
