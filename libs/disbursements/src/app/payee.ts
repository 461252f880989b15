import type { CivilDate, MemberId, TenantId } from '@app/kernel';
import {
  type HeldSubject,
  MemberDirectory,
  type MemberRecord,
  type PaymentAccount,
  SensitiveConsents,
} from '@app/members';
import { type ReadTx, type Tx, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Disbursement } from '../data/disbursement.entity';
import type { DisbursementId } from '../domain/disbursement';
import { refuse } from '../domain/disbursement.problems';
import { cardDigits, isOtherPayee, type PaymentMethod } from '../domain/payment-method';

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
    private readonly consents: SensitiveConsents,
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
   * Keeps how somebody else agreed that the money goes to his card. Refuses `sensitive-consent.card-withdrawn`: the card of
   * a recipient who took his consent back is not typed in again instead.
   */
  async agreed(
    tx: Tx,
    recipient: MemberRecord,
    method: PaymentMethod | { readonly kind: 'own-account' },
    today: CivilDate,
  ): Promise<void> {
    if (method.kind !== 'transfer') return;
    if (!isOtherPayee(method, recipient.name)) return this.consents.requireCard(tx, recipient.id);
    if (!method.payeeConsent) return;
    const { payeeName: name, cardNumber } = method;
    const subject = this.consents.subjectOf(tx, await this.heldOf(tx, recipient.id, { name, cardNumber }, 'payee'));
    const said = { kind: 'bank', givenBy: 'self', guardianName: null, guardianRelation: null, word: null } as const;
    await this.consents.give(tx, recipient, [{ subject, typed: { ...said, means: method.payeeConsent } }], today);
  }

  /** Somebody else whose card gets the money. Who is a member himself finds on his own page what he agrees to. */
  async heldOf(
    tx: ReadTx,
    recipientId: MemberId,
    payee: Pick<Payee, 'name' | 'cardNumber'>,
    key: string,
  ): Promise<HeldSubject> {
    const name = payee.name.trim();
    const near = await this.members.holderNear(tx, recipientId, { name, card: cardDigits(payee.cardNumber) });
    const memberId = near ?? (await this.consents.holderBefore(tx, { memberId: recipientId, name }));
    return { key, name, memberId, documentMac: null, bornOn: null, relation: 'other', tells: ['bank'] };
  }

  /** Of these, those that may not go to the card they name: who it belongs to took his consent back. */
  async withdrawn(tx: ReadTx, rows: readonly NamedPayee[]): Promise<ReadonlySet<DisbursementId>> {
    const named = rows.flatMap((row) => {
      const payee = this.open(row);
      return payee ? [{ id: row.id, memberId: row.recipientId, name: payee.name }] : [];
    });
    const withdrawn = await this.consents.withdrawnPayees(tx, named);
    return new Set([...withdrawn].map((at) => named[at]!.id));
  }

  private async refuseWithdrawn(tx: Tx, rows: readonly NamedPayee[]): Promise<void> {
    const items = [...(await this.withdrawn(tx, rows))];
    if (items.length === 0) return;
    const sentence = `有 ${items.length} 笔的收款人撤回了银行卡的单独同意，不能转到他的卡上。请先不选这几笔，并逐笔退回，改付给本人或改发现金。`;
    refuse('disbursement.payee-withdrawn', rows.length === 1 ? undefined : sentence, { items });
  }

  /**
   * To whom a transfer goes now. Looking at the register's card is recorded there.
   * Throws `disbursement.no-account`, `disbursement.payee-withdrawn`.
   */
  async of(tx: Tx, row: Disbursement): Promise<Payee> {
    await this.refuseWithdrawn(tx, [row]);
    return this.whole(tx, row);
  }

  /** The same whether he takes more or not, of what was paid. Throws `disbursement.no-account`. */
  async whole(tx: Tx, row: Disbursement): Promise<Payee> {
    const named = this.open(row);
    if (named) return named;
    const account = await this.members.paymentAccount(tx, row.recipientId, `付款 ${row.number}`);
    return account ? asPayee(account) : refuse('disbursement.no-account');
  }

  /** The same for many; `extensions.items` of the refusal names those without a card, or whose payee takes no more. */
  async ofAll(tx: Tx, rows: readonly Disbursement[]): Promise<Map<DisbursementId, Payee>> {
    await this.refuseWithdrawn(tx, rows);
    const unnamed = rows.filter((row) => row.payeeSealed === null);
    const reasons = new Map(unnamed.map((row) => [row.recipientId, `付款 ${row.number}`]));
    const accounts = await this.members.paymentAccounts(tx, [...reasons.keys()], (id) => reasons.get(id)!);
    const without = unnamed.filter((row) => !accounts.has(row.recipientId));
    if (without.length > 0) {
      const sentence = `有 ${without.length} 笔的领取人还没有登记银行卡。请先补登记，或先不选这几笔。`;
      const items = without.map((row) => row.id);
      refuse('disbursement.no-account', rows.length === 1 ? undefined : sentence, { items });
    }
    return new Map(rows.map((row) => [row.id, this.open(row) ?? asPayee(accounts.get(row.recipientId)!)]));
  }
}

/** What of a disbursement says to whose card its money goes. */
export interface NamedPayee extends Pick<Disbursement, 'tenantId' | 'recipientId' | 'payeeSealed'> {
  readonly id: DisbursementId;
}

const asPayee = ({ holder: name, bankName, bankBranch: branch, card: cardNumber }: PaymentAccount): Payee => ({
  ...{ name, bankName, branch, cardNumber },
});

export const cardTailOf = (payee: Pick<Payee, 'cardNumber'>): string => payee.cardNumber.slice(-4);
