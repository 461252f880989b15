import { CalendarService, type WorkingCalendar } from '@app/calendar';
import type { Actor, CivilDate, Fen, MemberId, TenantId, UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { DisputeAgreement, DisputeInstalment } from '../data/agreement.entity';
import { legalAidOfDispute, type SimilarLegalAid } from '../data/legal-aid-list.query';
import { DisputeFact } from '../data/dispute-fact.entity';
import {
  type BoardLine,
  boardLines,
  type DisputeCounts,
  disputeCounts,
  type DisputeFilter,
  type DisputeLine,
  disputeLines,
} from '../data/dispute-list.query';
import type { Dispute } from '../data/dispute.entity';
import { DisputeOffer, DisputeSession, DisputeStatement } from '../data/mediation.entity';
import { type DisputeMediator, type DisputeParty, DisputeRating } from '../data/people.entity';
import type { ClockReading } from '../domain/clock';
import type { DisputeId } from '../domain/dispute';
import type { DisputePart } from '../domain/dispute.policy';
import { CasePapers, type OpenedPaper } from './case-papers';
import { DisputeCipher } from './dispute-cipher';
import { DisputeDeadlines } from './dispute-deadlines';
import { DisputeStore } from './dispute-store';
import { type SimilarDispute, similarDisputes } from './similar-disputes';
import type { DuePosition } from '../data/due-position';

export type Named<T> = T & { readonly applicant: string };

export interface OpenedParty {
  readonly row: DisputeParty;
  readonly name: string;
  readonly phone: string | null;
}

/** Everything about a dispute, opened: for those whom the wall lets in. */
export interface DisputePage {
  readonly dispute: Dispute;
  readonly unionName: string;
  readonly today: CivilDate;
  readonly parts: ReadonlySet<DisputePart>;
  readonly ownAccountId: string;
  readonly parties: readonly OpenedParty[];
  readonly mediators: readonly DisputeMediator[];
  readonly clocks: readonly ClockReading[];
  readonly sessions: readonly DisputeSession[];
  readonly statements: readonly DisputeStatement[];
  readonly offers: readonly DisputeOffer[];
  readonly agreement: DisputeAgreement | null;
  readonly instalments: readonly DisputeInstalment[];
  readonly facts: readonly DisputeFact[];
  readonly rating: DisputeRating | null;
  readonly similar: readonly SimilarDispute[];
  /** The legal aid case to which it was referred. */
  readonly legalAid: SimilarLegalAid | null;
  /** Attached papers, of every side. */
  readonly papers: readonly OpenedPaper[];
  readonly claims: readonly { readonly item: string; readonly amount: Fen }[];
  /** Opens what is sealed in any of the above. */
  readonly open: DisputeCipher;
}

export interface BoardPage {
  readonly today: CivilDate;
  readonly calendar: WorkingCalendar;
  readonly lines: readonly Named<BoardLine>[];
}

/** What the pages of disputes show; everything goes through the wall. */
@Injectable()
export class DisputeReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly calendar: CalendarService,
    private readonly store: DisputeStore,
    private readonly deadlines: DisputeDeadlines,
    private readonly cipher: DisputeCipher,
    private readonly papers: CasePapers,
  ) {}

  lines(actor: Actor, filter: DisputeFilter, after: DuePosition | null, limit: number) {
    return this.uow.read(actor, async (tx) => {
      const lines: DisputeLine[] = await disputeLines(tx, filter, after, limit);
      return lines.map((line) => this.named(actor.tenantId, line));
    });
  }

  counts(actor: Actor): Promise<DisputeCounts> {
    return this.uow.read(actor, disputeCounts);
  }

  board(actor: Actor, unionId: UnionId | null, limit: number): Promise<BoardPage> {
    return this.uow.read(actor, async (tx) => {
      const lines = await boardLines(tx, unionId, limit);
      const [today, calendar] = [await this.organizations.today(tx), await this.calendar.workingDays(tx)];
      return { today, calendar, lines: lines.map((line) => this.named(actor.tenantId, line)) };
    });
  }

  page(actor: Actor, id: DisputeId): Promise<DisputePage> {
    return this.uow.read(actor, async (tx) => this.pageOf(tx, await this.store.find(tx, id)));
  }

  /** The applicant's own. What of it he reads is the portal's business; statements of others are not handed on. */
  ownPage(actor: Actor, id: DisputeId): Promise<DisputePage> {
    return this.uow.read(actor, async (tx) => this.pageOf(tx, await this.store.findOwn(tx, id), actor.memberId));
  }

  private async pageOf(tx: ReadTx, dispute: Dispute, ratedBy: MemberId | null = null): Promise<DisputePage> {
    const { id, tenantId } = dispute;
    const agreement = await this.deadlines.agreementOf(tx, id);
    const parties = (await this.store.partiesOf(tx, id)).map((row) => ({
      ...{ row, name: this.cipher.open(tenantId, 'name', row.nameSealed) },
      phone: this.cipher.open(tenantId, 'phone', row.phoneSealed),
    }));
    const names = await this.organizations.namesOf(tx, [dispute.unionId]);
    const of = { id };
    return {
      ...{ dispute, agreement, unionName: names.get(dispute.unionId) ?? '', open: this.cipher },
      ...{ today: await this.organizations.today(tx), ownAccountId: tx.actor.accountId },
      parts: await this.store.partsOf(tx, dispute),
      parties,
      mediators: await this.store.mediatorsOf(tx, id),
      clocks: await this.deadlines.clocksOf(tx, dispute, agreement),
      sessions: await tx.from(DisputeSession, 's').andWhere('s.disputeId = :id', of).orderBy('s.serial').getMany(),
      statements: await tx.from(DisputeStatement, 's').andWhere('s.disputeId = :id', of).orderBy('s.id').getMany(),
      offers: await tx.from(DisputeOffer, 'o').andWhere('o.disputeId = :id', of).orderBy('o.id').getMany(),
      instalments: await this.deadlines.instalmentsOf(tx, id),
      facts: await tx.from(DisputeFact, 'f').andWhere('f.disputeId = :id', of).orderBy('f.id').getMany(),
      rating: await this.ratingOf(tx, id, ratedBy),
      similar: await this.similar(tx, dispute, parties),
      claims: this.claimsOf(dispute),
      papers: await this.papers.of(tx, id),
      legalAid: dispute.referredTo === 'legal-aid' ? await legalAidOfDispute(tx, id) : null,
    };
  }

  /** One applicant's, or the first that came. */
  private async ratingOf(tx: ReadTx, id: DisputeId, memberId: MemberId | null): Promise<DisputeRating | null> {
    const found = await tx.from(DisputeRating, 'r').andWhere('r.disputeId = :id', { id }).orderBy('r.id').getMany();
    return found.find((each) => memberId === null || each.memberId === memberId) ?? null;
  }

  /** Until it is accepted the desk is told of a running case of the same people, or of the same name, and employer. */
  private similar(tx: ReadTx, dispute: Dispute, parties: readonly OpenedParty[]): Promise<SimilarDispute[]> {
    if (dispute.acceptedOn !== null || dispute.concludedOn !== null) return Promise.resolve([]);
    const people = parties.map(({ row: { memberId, documentMac }, name }) => ({ name, memberId, documentMac }));
    return similarDisputes(tx, this.cipher, dispute, people);
  }

  private claimsOf({ tenantId, claimsSealed }: Dispute): { item: string; amount: Fen }[] {
    const text = this.cipher.open(tenantId, 'claims', claimsSealed);
    const claims = text === null ? [] : (JSON.parse(text) as { item: string; amount: string }[]);
    return claims.map(({ item, amount }) => ({ item, amount: BigInt(amount) }));
  }

  private named<T extends { readonly nameSealed: Buffer | null }>(tenantId: TenantId, line: T): Named<T> {
    return { ...line, applicant: this.cipher.open(tenantId, 'name', line.nameSealed) ?? '' };
  }
}
