import { AmountField, DateField, IdField, IdsField, PartsField, TextField } from '@app/http';
import { type CivilDate, type DocumentId, parseFen } from '@app/kernel';
import { ConsentPart, typedConsentOf } from '@app/members';
import type { ClaimStatement } from '../../app/claim-submission.service';
import type { EnrolmentId } from '../../domain/claim';

export class ClaimStatementDto {
  @DateField('住院日期') admittedOn: CivilDate;
  @DateField('出院日期') dischargedOn: CivilDate;
  @AmountField('自付金额', { description: '医保结算单上本人自付的' }) selfPaid: string;
  @TextField('说明', { max: 500, optional: true, nullable: true }) note?: string | null;
  @IdsField('材料', { max: 20, optional: true }) documentIds?: DocumentId[];
  /** Of the member himself, those that do not stand yet. */
  @PartsField('单独同意', () => ConsentPart, { max: 5, optional: true }) consents?: ConsentPart[];

  static statementOf(dto: ClaimStatementDto): ClaimStatement {
    const { admittedOn, dischargedOn, selfPaid, note, documentIds = [], consents = [] } = dto;
    const stay = { admittedOn, dischargedOn, selfPaid: parseFen(selfPaid), note: note || null };
    return { ...stay, documentIds, consents: consents.map(typedConsentOf) };
  }
}

export class SubmitClaimDto extends ClaimStatementDto {
  @IdField('哪一份保障') enrolmentId: EnrolmentId;
}

export class ApproveClaimDto {
  @AmountField('赔付金额') amount: string;
}

export class ClaimPaymentDto {
  @DateField('赔付日期') paidOn: CivilDate;
  @TextField('转账凭证号', { max: 60, description: '互助保障会转账的流水号或凭证号' }) reference: string;
}

export class ClaimReasonDto {
  @TextField('原因', { max: 200 }) reason: string;
}
