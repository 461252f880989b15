import { type Actor, type CivilDate, type Fen, type FundAccountId, newId, type UnionId, yearOf } from '@app/kernel';
import { FundLedger } from '@app/funds';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Donation } from '../data/donation.entity';
import {
  donationInScope,
  type DonationFilter,
  type DonationRow,
  donationsPage,
  donationTotals,
} from '../data/donation.queries';
import { donationAfter, type DonationId } from '../domain/donation';
import { refuse } from '../domain/donation.problems';

export interface NewDonation {
  readonly unionId: UnionId;
  readonly givenOn: CivilDate;
  readonly donorName: string;
  readonly mayBeNamed: boolean;
  /** In fen, above zero. */
  readonly amount: Fen;
  readonly designated: boolean;
  readonly purpose: string | null;
  readonly fundAccountId: FundAccountId;
  readonly note: string | null;
}

export type DonationCorrection = Pick<NewDonation, 'donorName' | 'mayBeNamed' | 'designated' | 'purpose' | 'note'>;

interface Seen {
  readonly id: DonationId;
  readonly version: number;
}

/** Donations with the donor's wish and consent; each is booked as income of its fund account (domain rules §8.4). */
@Injectable()
export class DonationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly ledger: FundLedger,
  ) {}

  /** The page, and in all of the year that is shown. */
  list(actor: Actor, filter: DonationFilter): Promise<DonationRow[]> {
    return this.uow.read(actor, (tx) => donationsPage(tx, filter));
  }

  totals(actor: Actor, year: number | undefined) {
    return this.uow.read(actor, async (tx) => {
      const wanted = year ?? yearOf(await this.directory.today(tx));
      return { year: wanted, ...(await donationTotals(tx, wanted)) };
    });
  }

  /** Refuses `donation.not-found` outside the scope. */
  one(actor: Actor, id: DonationId): Promise<DonationRow> {
    return this.uow.read(actor, async (tx) => (await donationInScope(tx, id)) ?? refuse('donation.not-found'));
  }

  /** Refuses `donation.day-ahead`, `donation.purpose-missing`, `donation.fund-not-for-donations`, `period.closed`. */
  register(actor: Actor, donation: NewDonation, idempotency: Idempotency): Promise<DonationId> {
    const work = async (tx: Tx): Promise<DonationId> => {
      const { unionId, givenOn, amount, fundAccountId } = donation;
      const union = await this.directory.requireWithin(tx, 'donation:manage', unionId);
      if (givenOn > (await this.directory.today(tx))) refuse('donation.day-ahead');
      checkWish(donation);
      await this.requireDonationAccount(tx, fundAccountId, unionId);
      const number = await tx.nextCaseNumber('捐', unionId, union.code, yearOf(givenOn));
      const memo = `捐赠收入 ${number}`;
      const journalId = await this.ledger.bookIncome(tx, {
        fundAccountId,
        amount,
        on: givenOn,
        memo,
        document: number,
      });
      const { amount: amountFen, ...stated } = donation;
      const id = newId<'donation'>(tx.now.getTime());
      await tx.insert(Donation, { ...stated, ...NEW, id, number, amountFen, journalId, ...registered(tx) });
      tx.audit({
        ...{ action: 'donation.register', subjectType: 'donation', subjectId: id, unionId },
        detail: {
          status: [null, 'registered'],
          amount,
          designated: donation.designated,
          mayBeNamed: donation.mayBeNamed,
        },
      });
      tx.announce({ type: 'donation.registered.v1', payload: { donationId: id, unionId } });
      return id;
    };
    return this.uow.run(actor, work, idempotency);
  }

  /** Donor, consent and wish; the amount is never altered. */
  correct(actor: Actor, seen: Seen, correction: DonationCorrection): Promise<void> {
    return this.change(actor, seen, 'correct', (tx, row) => {
      checkWish(correction);
      const { designated, mayBeNamed } = correction;
      const detail = { designated: [row.designated, designated], mayBeNamed: [row.mayBeNamed, mayBeNamed] };
      return Promise.resolve({ patch: correction, detail, reason: null });
    });
  }

  /** Notes that the donor got his receipt; again for one that was lost. */
  issueReceipt(actor: Actor, seen: Seen): Promise<void> {
    return this.change(actor, seen, 'issue-receipt', async (tx) => {
      const receiptIssuedOn = await this.directory.today(tx);
      const patch = { receiptIssuedOn, receiptIssuedBy: tx.actor.displayName };
      return { patch, detail: { receiptIssuedOn }, reason: null };
    });
  }

  /** Reverses the income. Refuses `fund.not-enough` when it is spent already. */
  void(actor: Actor, seen: Seen, reason: string): Promise<void> {
    return this.change(actor, seen, 'void', async (tx, row) => {
      if (reason.trim() === '') refuse('donation.reason-missing');
      const on = await this.directory.today(tx);
      const { journalId, number: document } = row;
      if (journalId) await this.ledger.reverse(tx, { journalId, on, reason: `作废捐赠 ${document}`, document });
      return { patch: { voidReason: reason.trim() }, detail: {}, reason };
    });
  }

  private change(
    actor: Actor,
    { id, version }: Seen,
    action: Parameters<typeof donationAfter>[1],
    decide: (tx: Tx, row: Donation) => Promise<{ patch: Partial<Donation>; detail: object; reason: string | null }>,
  ): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const row = (await tx.lock(Donation, id)) ?? refuse('donation.not-found');
      if (!(await this.directory.isWithin(tx, actor, 'donation:manage', row.unionId))) refuse('donation.not-found');
      tx.expectVersion(row, version);
      const status = donationAfter(row.status, action);
      const { patch, detail, reason } = await decide(tx, row);
      const subject = { subjectType: 'donation', subjectId: id, unionId: row.unionId };
      tx.audit({
        ...{ action: `donation.${action}`, ...subject, detail: { ...detail, status: [row.status, status] } },
        ...(reason !== null && { reason }),
      });
      const payload = { donationId: id, unionId: row.unionId };
      if (action === 'void') tx.announce({ type: 'donation.voided.v1', payload });
      await tx.update(Donation, row, { ...patch, status });
    });
  }

  private async requireDonationAccount(tx: Tx, id: FundAccountId, unionId: UnionId): Promise<void> {
    const account = await this.ledger.balance(tx, id);
    if (account.unionId !== unionId || !account.kind.startsWith('donation')) refuse('donation.fund-not-for-donations');
  }
}

const NEW = {
  version: 1,
  status: 'registered',
  voidReason: null,
  receiptIssuedOn: null,
  receiptIssuedBy: null,
  importId: null,
} as const;

const registered = (tx: Tx) => ({ registeredByName: tx.actor.displayName, registeredAt: tx.now });

const checkWish = ({ designated, purpose }: Pick<NewDonation, 'designated' | 'purpose'>): void => {
  if (designated && (purpose ?? '').trim() === '') refuse('donation.purpose-missing');
};
