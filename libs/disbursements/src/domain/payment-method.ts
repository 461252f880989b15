import type { CivilDate, DocumentId, FieldProblem } from '@app/kernel';

/** On paper, or said to who writes it down. */
export const PAYEE_CONSENTS = ['signed', 'oral'] as const;
export type PayeeConsent = (typeof PAYEE_CONSENTS)[number];

export const PAYMENT_KINDS = ['transfer', 'cash', 'goods'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

export const PAYMENT_KIND_NAMES: Record<PaymentKind, string> = { transfer: '银行转账', cash: '现金', goods: '慰问品' };

/**
 * How it is handed over. Transfer to the recipient's own card is the rule; cash only with a reason, and a payee who is
 * not the recipient only with his relation (domain rules §3.2, §8.3).
 */
export type PaymentMethod =
  | {
      readonly kind: 'transfer';
      readonly payeeName: string;
      readonly bankName: string;
      readonly branch: string | null;
      /** Digits; spaces are allowed. Personal data: stored encrypted, shown by its tail. */
      readonly cardNumber: string;
      /** What the payee is to the recipient, such as 配偶; null: he is the recipient. */
      readonly payeeRelation: string | null;
      /** How somebody else agreed that his card is kept (单独同意); nobody asks the recipient for it here. */
      readonly payeeConsent?: PayeeConsent | null;
    }
  | { readonly kind: 'cash'; readonly reason: string }
  | { readonly kind: 'goods'; readonly description: string };

/** What shows that it was paid. */
export type PaymentProof =
  | { readonly kind: 'transfer'; readonly bankReference: string }
  /** The signed receipt sheet (签领表), photographed or signed on the screen. */
  | { readonly kind: 'cash'; readonly receiptDocumentId: DocumentId; readonly witness: string | null }
  | { readonly kind: 'goods'; readonly receiptDocumentId: DocumentId };

export interface Payment {
  readonly paidOn: CivilDate;
  readonly proof: PaymentProof;
}

export const cardDigits = (cardNumber: string): string => cardNumber.replace(/[\s-]/g, '');

/** Luhn; UnionPay cards carry it, passbook accounts do not. */
function hasCheckDigit(digits: string): boolean {
  const sum = digits
    .split('')
    .reverse()
    .reduce((total, char, i) => {
      const digit = Number(char) * (i % 2 === 1 ? 2 : 1);
      return total + (digit > 9 ? digit - 9 : digit);
    }, 0);
  return sum % 10 === 0;
}

function cardProblem(cardNumber: string): string | null {
  const digits = cardDigits(cardNumber);
  if (digits === '') return '请填写收款卡号。';
  if (!/^\d{8,30}$/.test(digits)) return '卡号只能是数字，请核对后重填。';
  const isUnionPay = /^62\d{14,17}$/.test(digits);
  return isUnionPay && !hasCheckDigit(digits) ? '卡号好像输错了一位，请照着银行卡再核对一遍。' : null;
}

/** Somebody else than the recipient is paid. */
export const isOtherPayee = ({ payeeName }: { readonly payeeName: string }, recipientName: string): boolean =>
  payeeName.trim() !== '' && payeeName.trim() !== recipientName.trim();

/** What is wrong with a method, field by field in Chinese; empty when it may be paid so. */
export function checkPaymentMethod(method: PaymentMethod, recipientName: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const need = (field: string, value: string, message: string): void => {
    if (!value.trim()) problems.push({ field, message });
  };
  switch (method.kind) {
    case 'cash':
      need('reason', method.reason, '一般要转账到本人银行卡；发现金请写明原因。');
      break;
    case 'goods':
      need('description', method.description, '请写明是什么慰问品。');
      break;
    case 'transfer': {
      need('payeeName', method.payeeName, '请填写收款人姓名。');
      need('bankName', method.bankName, '请填写开户银行。');
      const card = cardProblem(method.cardNumber);
      if (card) problems.push({ field: 'cardNumber', message: card });
      const isOther = isOtherPayee(method, recipientName);
      if (isOther && !method.payeeRelation?.trim()) {
        problems.push({ field: 'payeeRelation', message: '收款人不是本人，请写明和本人的关系。' });
      }
      if (isOther && !method.payeeConsent)
        problems.push({
          field: 'payeeConsent',
          message: '这是别人的银行卡，请先说明用途，收款人本人单独同意了再登记。',
        });
    }
  }
  return problems;
}
