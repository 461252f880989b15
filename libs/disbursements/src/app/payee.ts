import type { TenantId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { type Tx, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Disbursement } from '../data/disbursement.entity';
import { refuse } from '../domain/disbursement.problems';
import { cardDigits, type PaymentMethod } from '../domain/payment-method';

/** Where the money of a transfer goes. Personal data: shown whole to the cashier alone, by its tail to everybody else. */
export interface Payee {
  readonly name: string;
  readonly bankName: string | null;
  readonly branch: string | null;
  readonly cardNumber: string;
}

export type SealedPayee = Pick<Disbursement, 'payeeSealed' | 'payeeCardMac'>;

const PURPOSE = 'disbursements.disbursement.payee';

/** Seals and opens payees. */
@Injectable()
export class PayeeCipher {
  constructor(
    private readonly vault: Vault,
    private readonly members: MemberDirectory,
  ) {}

  seal(tenantId: TenantId, payee: Payee): SealedPayee {
    return {
      payeeSealed: this.vault.seal(tenantId, PURPOSE, JSON.stringify(payee)),
      payeeCardMac: this.vault.mac(tenantId, PURPOSE, cardDigits(payee.cardNumber)),
    };
  }

  open({ tenantId, payeeSealed }: Pick<Disbursement, 'tenantId' | 'payeeSealed'>): Payee | null {
    return payeeSealed && (JSON.parse(this.vault.open(tenantId, PURPOSE, payeeSealed)) as Payee);
  }

  /** A payee who was named with the request; null: the account that the register has when it is paid. */
  named(tenantId: TenantId, method: PaymentMethod | { readonly kind: 'own-account' }): SealedPayee {
    if (method.kind !== 'transfer') return { payeeSealed: null, payeeCardMac: null };
    const { payeeName: name, bankName, branch, cardNumber } = method;
    return this.seal(tenantId, { name, bankName, branch, cardNumber: cardDigits(cardNumber) });
  }

  /**
   * To whom a transfer goes now. Looking at the register's card is recorded there.
   * Throws `disbursement.no-account`.
   */
  async of(tx: Tx, row: Disbursement): Promise<Payee> {
    const named = this.open(row);
    if (named) return named;
    const account = await this.members.paymentAccount(tx, row.recipientId, `付款 ${row.number}`);
    if (!account) return refuse('disbursement.no-account');
    const { holder: name, bankName, bankBranch: branch, card: cardNumber } = account;
    return { name, bankName, branch, cardNumber };
  }
}

export const cardTailOf = (payee: Pick<Payee, 'cardNumber'>): string => payee.cardNumber.slice(-4);
