import { AmountField, ChoiceField, DateField, FlagField, IdField, PartsField, TextField } from '@app/http';
import { formatFen } from '@app/kernel';
import type { ClaimRow } from '../../data/claim.queries';
import { CLAIM_STATUSES, type ClaimStatus } from '../../domain/claim';

export class ClaimView {
  @IdField('编号') id: string;
  @TextField('号码', { max: 60 }) number: string;
  @TextField('工会', { max: 60 }) unionName: string;
  @TextField('姓名', { max: 60 }) memberName: string;
  @TextField('保障计划', { max: 100 }) planName: string;
  @DateField('保障期从', { nullable: true }) startsOn: string | null;
  @DateField('保障期到', { nullable: true }) endsOn: string | null;
  @DateField('住院日期', { nullable: true }) admittedOn: string | null;
  @DateField('出院日期', { nullable: true }) dischargedOn: string | null;
  @AmountField('自付金额', { nullable: true }) selfPaid: string | null;
  @AmountField('赔付金额', { nullable: true }) paid: string | null;
  @DateField('赔付日期', { nullable: true }) paidOn: string | null;
  @ChoiceField('状态', CLAIM_STATUSES) status: ClaimStatus;
  @FlagField('从历史台账导入') isImported: boolean;

  static of({ selfPaidFen, paidFen, memberId: _memberId, ...row }: ClaimRow): ClaimView {
    const yuan = (fen: string | null) => (fen === null ? null : formatFen(BigInt(fen)));
    return Object.assign(new ClaimView(), row, { selfPaid: yuan(selfPaidFen), paid: yuan(paidFen) });
  }
}

export class OwnClaimsView {
  @PartsField('理赔', () => ClaimView, { max: 50 }) items: ClaimView[];
}
