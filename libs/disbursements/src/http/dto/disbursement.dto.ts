import {
  type CivilDate,
  type DocumentId,
  type FundAccountId,
  type MemberId,
  parseFen,
  type UnionId,
} from '@app/kernel';
import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  PageQuery,
  PartField,
  PartsField,
  TextField,
} from '@app/http';
import type { Resubmission } from '../../app/disbursement-decision.service';
import type { CashInstead, PaymentOrder } from '../../app/payment.service';
import type { PayoutOrder, PayoutSelection } from '../../app/payout.service';
import { DISBURSEMENT_STATUSES, type DisbursementId, type DisbursementStatus } from '../../domain/disbursement';
import {
  PAYEE_CONSENTS,
  type PayeeConsent,
  PAYMENT_KINDS,
  type PaymentKind,
  type PaymentMethod,
} from '../../domain/payment-method';
import { refuse } from '../../domain/disbursement.problems';

export const QUEUE_NAMES = ['decide', 'submit', 'pay', 'reconcile', 'answer'] as const;

export class DisbursementsQuery extends PageQuery {
  @ChoiceField('待办', QUEUE_NAMES, { optional: true, description: '我现在能办的' })
  todo?: (typeof QUEUE_NAMES)[number];
  @ChoiceField('状态', DISBURSEMENT_STATUSES, { optional: true }) status?: DisbursementStatus;
  @IdField('工会', { optional: true }) unionId?: UnionId;
  @IdField('领取人', { optional: true }) recipientId?: MemberId;
  @IdField('案件', { optional: true }) caseId?: string;
}

export class DisbursementReasonDto {
  @TextField('原因', { max: 500 }) reason: string;
}

export class AmountDto {
  @AmountField('金额') amount: string;
}

const METHODS = ['own-account', 'transfer', 'cash', 'goods'] as const;

/** How it shall be paid; which fields are needed depends on the kind. */
export class PaymentMethodDto {
  @ChoiceField('付款方式', METHODS) kind: (typeof METHODS)[number];
  @TextField('收款人', { max: 60, optional: true }) payeeName?: string;
  @TextField('开户银行', { max: 100, optional: true }) bankName?: string;
  @TextField('支行', { max: 100, optional: true }) branch?: string;
  @TextField('卡号', { max: 40, optional: true }) cardNumber?: string;
  @TextField('与本人关系', { max: 40, optional: true }) payeeRelation?: string;
  @ChoiceField('收款人怎么同意的', PAYEE_CONSENTS, { optional: true }) payeeConsent?: PayeeConsent;
  @TextField('发现金的原因', { max: 300, optional: true }) reason?: string;
  @TextField('慰问品', { max: 300, optional: true }) description?: string;

  static toMethod(dto: PaymentMethodDto): PaymentMethod | { kind: 'own-account' } {
    switch (dto.kind) {
      case 'own-account':
        return { kind: 'own-account' };
      case 'cash':
        return { kind: 'cash', reason: dto.reason ?? '' };
      case 'goods':
        return { kind: 'goods', description: dto.description ?? '' };
      case 'transfer':
    }
    const { payeeName = '', bankName = '', cardNumber = '', branch = null, payeeRelation = null } = dto;
    const { payeeConsent = null } = dto;
    return { kind: 'transfer', payeeName, bankName, branch, cardNumber, payeeRelation, payeeConsent };
  }
}

export class SubmitDto {
  @AmountField('金额', { optional: true, description: '不填则不变' }) amount?: string;
  @IdField('经费账户', { optional: true }) fundAccountId?: FundAccountId;
  @PartField('付款方式', () => PaymentMethodDto, { optional: true }) method?: PaymentMethodDto;

  static toResubmission({ amount, fundAccountId, method }: SubmitDto): Resubmission {
    return {
      amount: amount == null ? null : parseFen(amount),
      fundAccountId: fundAccountId ?? null,
      method: method ? PaymentMethodDto.toMethod(method) : null,
    };
  }
}

export class PayDto {
  @DateField('付款日期') paidOn: CivilDate;
  @TextField('银行流水号', { max: 60, optional: true, description: '转账必填' }) bankReference?: string;
  @IdField('签领单', { optional: true, description: '现金和慰问品必填' }) receiptDocumentId?: DocumentId;
  @TextField('见证人', { max: 60, optional: true }) witness?: string;

  static toOrder({ paidOn, bankReference, receiptDocumentId, witness }: PayDto): PaymentOrder {
    return {
      paidOn,
      bankReference: bankReference ?? null,
      receiptDocumentId: receiptDocumentId ?? null,
      witness: witness ?? null,
    };
  }
}

export class PayInCashDto {
  @DateField('付款日期') paidOn: CivilDate;
  @TextField('为什么改付现金', { max: 300 }) reason: string;
  @IdField('签领单') receiptDocumentId: DocumentId;
  @TextField('见证人', { max: 60, optional: true }) witness?: string;

  static toOrder({ paidOn, reason, receiptDocumentId, witness }: PayInCashDto): CashInstead {
    return { paidOn, reason, receiptDocumentId, witness: witness ?? null };
  }
}

export class BatchItemDto {
  @IdField('用款') id: DisbursementId;
  @CountField('版本', { min: 1, max: 2_147_483_647 }) version: number;
}

/** All of one kind of payment of a plan that the cashier may pay, as he saw it. */
export class PlanSelectionDto {
  @IdField('整批审批的事项') planId: string;
  @ChoiceField('付款方式', PAYMENT_KINDS) paymentKind: PaymentKind;
  @CountField('笔数', { min: 1, max: 10_000, description: '和看到的不一样就不付' }) count: number;
  @AmountField('合计') total: string;
}

/** Either picked ones or all of one kind of a plan. */
export class SelectionDto {
  @PartsField('用款', () => BatchItemDto, { max: 200, optional: true }) items?: BatchItemDto[];
  @PartField('整批', () => PlanSelectionDto, { optional: true }) plan?: PlanSelectionDto;

  static toSelection({ items = [], plan }: SelectionDto): PayoutSelection {
    if (plan) return { ...plan, total: parseFen(plan.total) };
    if (new Set(items.map((item) => item.id)).size !== items.length)
      refuse('payout-batch.mixed', '同一笔用款选了两次，请去掉重复的。');
    return { items };
  }
}

export class PayBatchDto extends PayDto {
  @PartsField('用款', () => BatchItemDto, { max: 200, optional: true }) items?: BatchItemDto[];
  @PartField('整批', () => PlanSelectionDto, { optional: true }) plan?: PlanSelectionDto;

  static toBatch(dto: PayBatchDto): PayoutOrder {
    return { ...PayDto.toOrder(dto), selection: SelectionDto.toSelection(dto) };
  }
}

export class PapersReviewDto {
  @TextField('复核意见', { max: 500 }) finding: string;
}

export class ReconcileDto {
  @TextField('对账单流水号', { max: 60 }) statementReference: string;
}

export class ReverseDto {
  @TextField('原因', { max: 500 }) reason: string;
  @TextField('依据文件或凭证编号', { max: 100 }) document: string;
}

export class AnswerDto {
  @TextField('查明的情况', { max: 500 }) finding: string;
}

export class ReceiptDto {
  @FlagField('收到了') received: boolean;
  @TextField('说明', { max: 300, optional: true }) note?: string;
}
