import { actingUnder, type Actor, type CivilDate, type PersonId, personsOf } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type LegalAid, LegalAidFact, LegalAidRecord } from '../data/legal-aid.entity';
import {
  type LegalAidCounts,
  legalAidCounts,
  type LegalAidFilter,
  type LegalAidLine,
  legalAidLines,
  type SimilarLegalAid,
  similarLegalAids,
} from '../data/legal-aid-list.query';
import type { ClockReading } from '../domain/clock';
import type { LegalAidId } from '../domain/legal-aid';
import type { LegalAidPart } from '../domain/legal-aid.policy';
import { CasePapers, type OpenedPaper } from './case-papers';
import { DisputeCipher } from './dispute-cipher';
import { LegalAidDeadlines } from './legal-aid-deadlines';
import { LegalAidStore } from './legal-aid-store';
import { LEGAL_AID_PERMISSIONS } from '../domain/legal-aids.permissions';
import type { DuePosition } from '../data/due-position';

export type NamedLegalAid = LegalAidLine & { readonly applicant: string };

/** Everything about a case, opened: for those whom the wall lets in. */
export interface LegalAidPage {
  readonly aid: LegalAid;
  readonly unionName: string;
  readonly today: CivilDate;
  readonly parts: ReadonlySet<LegalAidPart>;
  /** Whose doing it would be. */
  readonly persons: readonly PersonId[];
  readonly clocks: readonly ClockReading[];
  readonly facts: readonly LegalAidFact[];
  readonly records: readonly LegalAidRecord[];
  readonly similar: readonly SimilarLegalAid[];
  /** The number of the dispute from which it came. */
  readonly disputeNumber: string | null;
  readonly papers: readonly OpenedPaper[];
  readonly open: DisputeCipher;
}

/** The applicant's own, without what the handlers noted. */
export interface OwnLegalAidPage {
  readonly aid: LegalAid;
  readonly unionName: string;
  readonly clocks: readonly ClockReading[];
  readonly next: LegalAidRecord | null;
  readonly papers: readonly OpenedPaper[];
  readonly open: DisputeCipher;
}

/** What the pages of legal aid show; everything goes through the wall. */
@Injectable()
export class LegalAidReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: LegalAidStore,
    private readonly deadlines: LegalAidDeadlines,
    private readonly cipher: DisputeCipher,
    private readonly papers: CasePapers,
  ) {}

  lines(actor: Actor, filter: LegalAidFilter, after: DuePosition | null, limit: number): Promise<NamedLegalAid[]> {
    return this.uow.read(actor, async (tx) => {
      const lines = await legalAidLines(tx, filter, after, limit);
      return lines.map((line) => ({
        ...line,
        applicant: this.cipher.open(actor.tenantId, 'aided', line.applicantSealed),
      }));
    });
  }

  counts(actor: Actor): Promise<LegalAidCounts> {
    return this.uow.read(actor, legalAidCounts);
  }

  page(actor: Actor, id: LegalAidId): Promise<LegalAidPage> {
    return this.uow.read(actor, async (tx) => {
      const aid = await this.store.find(tx, id);
      const { employerKey, memberId, unionId } = aid;
      return {
        ...{ aid, unionName: await this.unionName(tx, unionId), open: this.cipher },
        persons: personsOf(actingUnder(actor, LEGAL_AID_PERMISSIONS.oversee)),
        today: await this.organizations.today(tx),
        parts: await this.store.partsOf(tx, aid),
        clocks: await this.deadlines.clocksOf(tx, aid),
        facts: await tx.from(LegalAidFact, 'f').andWhere('f.legalAidId = :id', { id }).orderBy('f.id').getMany(),
        records: await this.recordsOf(tx, id),
        similar: memberId && employerKey ? await similarLegalAids(tx, employerKey, memberId, id) : [],
        disputeNumber: await disputeNumberOf(tx, aid),
        papers: await this.papers.of(tx, id),
      };
    });
  }

  own(actor: Actor): Promise<LegalAid[]> {
    return this.uow.read(actor, (tx) => this.store.ownOf(tx));
  }

  ownPage(actor: Actor, id: LegalAidId): Promise<OwnLegalAidPage> {
    return this.uow.read(actor, async (tx) => {
      const aid = await this.store.findOwn(tx, id);
      const today = await this.organizations.today(tx);
      const coming = (await this.recordsOf(tx, id)).filter(({ nextOn }) => nextOn !== null && nextOn >= today);
      return {
        ...{ aid, unionName: await this.unionName(tx, aid.unionId), open: this.cipher },
        clocks: await this.deadlines.clocksOf(tx, aid),
        next: aid.status === 'handling' ? (coming.at(-1) ?? null) : null,
        papers: await this.papers.of(tx, id),
      };
    });
  }

  private recordsOf(tx: ReadTx, id: LegalAidId): Promise<LegalAidRecord[]> {
    return tx.from(LegalAidRecord, 'r').andWhere('r.legalAidId = :id', { id }).orderBy('r.id').getMany();
  }

  private async unionName(tx: ReadTx, unionId: LegalAid['unionId']): Promise<string> {
    return (await this.organizations.namesOf(tx, [unionId])).get(unionId) ?? '';
  }
}

async function disputeNumberOf(tx: ReadTx, { disputeId }: LegalAid): Promise<string | null> {
  if (disputeId === null) return null;
  const [row] = await tx.rows<{ number: string }>(
    `SELECT d.number FROM disputes.dispute d WHERE d.tenant_id = $1 AND d.id = $2`,
    [tx.actor.tenantId, disputeId],
  );
  return row?.number ?? null;
}
