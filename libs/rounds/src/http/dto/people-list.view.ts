import { ChoiceField, CountField, IdField, PartsField, TextField } from '@app/http';
import { LIST_VERDICTS, type ListVerdict, type MatchedRow } from '../../app/people-list.service';

const VERDICT_WORDS: Readonly<Record<ListVerdict, string>> = {
  found: '找到了',
  unknown: '本工会和下级工会里没有这个人',
  several: '有几位同名，请补上证件号码或工会',
  twice: '前面已经有这个人',
  unreadable: '姓名和证件号码都读不出来',
};

export class MatchedRowView {
  @CountField('第几行', { max: 5_000 }) row: number;
  @ChoiceField('结果', LIST_VERDICTS) verdict: ListVerdict;
  @TextField('怎么说', { max: 60 }) words: string;
  @IdField('会员', { nullable: true }) memberId: string | null;
  @TextField('姓名', { max: 60, nullable: true }) memberName: string | null;
  @TextField('工会名称', { max: 100, nullable: true }) unionName: string | null;
}

/** A list that was compared with the register. */
export class PeopleListView {
  @PartsField('名单', () => MatchedRowView, { max: 5_000 }) rows: MatchedRowView[];
  @CountField('找到的人', { max: 5_000 }) found: number;

  static of(rows: readonly MatchedRow[]): PeopleListView {
    return Object.assign(new PeopleListView(), {
      rows: rows.map(({ row, verdict, memberId, memberName, unionName }) => ({
        ...{ row, verdict, memberId, memberName, unionName, words: VERDICT_WORDS[verdict] },
      })),
      found: rows.filter((each) => each.verdict === 'found').length,
    });
  }
}
