import { DateField, IdField, PageQuery, TextField } from '@app/http';
import type { CivilDate, UnionId } from '@app/kernel';

export class FigureQuery {
  @IdField('工会', { optional: true, description: '不填就是自己的工会' }) unionId?: UnionId;
  @DateField('从哪天', { optional: true, description: '不填就是今年' }) from?: CivilDate;
  @DateField('到哪天', { optional: true }) to?: CivilDate;
}

export class OneFigureQuery extends FigureQuery {
  @TextField('数字', { max: 80, optional: true }) code?: string;
}

export class RecordsQuery extends PageQuery {
  @IdField('工会', { optional: true, description: '不填就是自己的工会' }) unionId?: UnionId;
  @DateField('从哪天', { optional: true, description: '不填就是今年' }) from?: CivilDate;
  @DateField('到哪天', { optional: true }) to?: CivilDate;
  @TextField('数字', { max: 80, optional: true }) code?: string;
  @TextField('其中', { max: 200, optional: true, description: '事由、活动、账户等的代码' }) key?: string;
}

export class WordingDto {
  @IdField('工会') unionId: UnionId;
  @TextField('文字', { max: 8_000 }) words: string;
}
