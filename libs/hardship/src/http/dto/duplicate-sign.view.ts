import { CountField, FlagField, IdField, InstantField, PartField, TextField } from '@app/http';
import type { SignLine } from '../../data/duplicate-sign.query';
import { DUPLICATE_BASIS_LABELS, DUPLICATE_VERDICT_LABELS } from '../../domain/duplicate-sign';

class SignSideView {
  @FlagField('看得到') sees: boolean;
  @IdField('档案', { nullable: true }) fileId: string | null;
  @TextField('编号', { max: 60, nullable: true }) number: string | null;
  @TextField('姓名', { max: 60, nullable: true }) memberName: string | null;
  @TextField('工会', { max: 100, nullable: true }) unionName: string | null;
}

/** The other union's side is in it only for who looks after both. */
export class DuplicateSignView {
  @IdField('线索') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @TextField('依据', { max: 100 }) basisLabel: string;
  @InstantField('发现时间') foundAt: string;
  @PartField('一边', () => SignSideView) one: SignSideView;
  @PartField('另一边', () => SignSideView) other: SignSideView;
  @TextField('判断', { max: 20, nullable: true }) verdictLabel: string | null;
  @TextField('理由', { max: 500, nullable: true }) reason: string | null;
  @TextField('谁判断的', { max: 60, nullable: true }) judgedByName: string | null;
  @FlagField('可以判断') mayJudge: boolean;

  static of({ basis, verdict, one, other, foundAt, ...line }: SignLine): DuplicateSignView {
    return Object.assign(new DuplicateSignView(), {
      ...{ ...line, one, other, foundAt: foundAt.toISOString() },
      basisLabel: DUPLICATE_BASIS_LABELS[basis],
      verdictLabel: verdict && DUPLICATE_VERDICT_LABELS[verdict],
      mayJudge: verdict === null && one.sees && other.sees,
    });
  }
}
