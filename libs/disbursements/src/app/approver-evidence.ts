import { type Actor, addDays, addMonths, type CivilDate, type Fen, type MemberId, sumFen } from '@app/kernel';
import { RouteTable } from '@app/approvals';
import { type DocumentMeta, DocumentService, DocumentSubjects, type SameContent } from '@app/documents';
import { type FundAccountRecord, FundLedger } from '@app/funds';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Disbursement } from '../data/disbursement.entity';
import { type AidRow, findAid, findComparable, findOne } from '../data/disbursement.queries';
import type { DisbursementId } from '../domain/disbursement';
import { refuse } from '../domain/disbursement.problems';
import {
  type ComparedDisbursement,
  findPossibleDuplicates,
  type PossibleDuplicate,
} from '../domain/possible-duplicates';

const WINDOW_DAYS = 30;

/** What somebody looks at before he decides. */
export interface Evidence {
  readonly row: Disbursement;
  /** Null for payments of history without an account. */
  readonly fund: FundAccountRecord | null;
  /** What this person and his household received or asked for in twelve months, without this one, latest first. */
  readonly aid: readonly AidRow[];
  /** In fen. */
  readonly aidTotal: Fen;
  readonly duplicates: readonly PossibleDuplicate[];
  readonly documents: readonly DocumentMeta[];
  /** Who might open the medical ones is told that they open no more. */
  readonly isMedicalWithheld: boolean;
}

interface Papers {
  readonly documents: readonly DocumentMeta[];
  readonly same: readonly SameContent[];
}

/** The approver must see the case, the fund and what else was paid (quality: what people ask for most). */
@Injectable()
export class ApproverEvidence {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly ledger: FundLedger,
    private readonly documents: DocumentService,
    private readonly subjects: DocumentSubjects,
    private readonly routes: RouteTable,
  ) {}

  /** Refuses `disbursement.not-found` outside the actor's scope. */
  of(actor: Actor, id: DisbursementId): Promise<Evidence> {
    return this.uow.read(actor, async (tx) => {
      const row = (await findOne(tx, id)) ?? refuse('disbursement.not-found');
      const today = await this.organizations.today(tx);
      const asked = this.papersOf(tx, row);
      const [aid, papers, fund, duplicates, isMedicalWithheld] = await Promise.all([
        this.aidAround(tx, row, addMonths(today, -12)),
        asked,
        row.fundAccountId && this.ledger.balance(tx, row.fundAccountId, today),
        this.duplicatesOf(tx, row, asked, today),
        this.subjects.of(row.subjectType)?.withholds(tx, actor, row.subjectId) ?? false,
      ]);
      const aidTotal = sumFen(aid.map((each) => each.amount));
      return { row, fund, aid, aidTotal, duplicates, documents: papers.documents, isMedicalWithheld };
    });
  }

  private async aidAround(tx: ReadTx, row: Disbursement, since: CivilDate): Promise<AidRow[]> {
    const household = await this.members.personsAround(tx, row.recipientId);
    const aid = await findAid(tx, [row.recipientId, ...household], since);
    return aid.filter((each) => each.id !== row.id).reverse();
  }

  private async papersOf(tx: ReadTx, row: Disbursement): Promise<Papers> {
    const [ofSubject, own] = await Promise.all([
      this.documents.listFor(tx, { type: row.subjectType, id: row.subjectId }),
      this.documents.listFor(tx, { type: 'disbursement', id: row.id }),
    ]);
    const documents = [...ofSubject, ...own];
    const same = await this.documents.findSameContentOfAll(
      tx,
      documents.map((each) => each.id),
    );
    return { documents, same: [...same.values()].flat() };
  }

  private async duplicatesOf(
    tx: ReadTx,
    row: Disbursement,
    papers: Promise<Papers>,
    today: CivilDate,
  ): Promise<PossibleDuplicate[]> {
    const [sharing, tierLimits, { same }] = await Promise.all([
      this.members.sharingCard(tx, row.recipientId),
      this.tierLimits(tx, row, today),
      papers,
    ]);
    const elsewhere = same.map((each) => each.subject.id).filter((id) => id !== row.subjectId && id !== row.id);
    const from = addDays(row.requestedOn, -WINDOW_DAYS);
    const others = await findComparable(tx, row, { sharingCard: sharing, sameFileSubjects: elsewhere, from });
    const isSameFile = (other: Disbursement): boolean =>
      elsewhere.includes(other.subjectId) || elsewhere.includes(other.id);
    const compare = comparedWith(row, new Set([row.recipientId, ...sharing]));
    return findPossibleDuplicates(
      { ...compare(row), fileChecksums: elsewhere.length > 0 ? [SAME_FILE] : [] },
      others
        .filter((other) => !areOneAid(row, other))
        .map((other) => ({
          ...compare(other),
          fileChecksums: isSameFile(other) ? [SAME_FILE] : [],
        })),
      { windowDays: WINDOW_DAYS, tierLimits },
    );
  }

  /** Highest amounts per payee of the routes in force: who splits a payment stays below one. */
  private async tierLimits(tx: ReadTx, row: Disbursement, on: CivilDate): Promise<Fen[]> {
    const path = (await this.organizations.lineOf(tx, row.unionId)).map((union) => union.id);
    const routes = await this.routes.of(tx, path);
    const limits = routes
      .filter((route) => route.validFrom <= on && (route.validTo === null || on <= route.validTo))
      .flatMap((route) => route.maxAmountPerPayee ?? []);
    return [...new Set(limits)].sort((a, b) => (a < b ? -1 : 1));
  }
}

/** The equality of files was found by their checksums in the documents lib; here it only needs a name. */
const SAME_FILE = 'same file';

/** Cash and goods of one visit are two rows of one aid. */
const areOneAid = (one: Disbursement, other: Disbursement): boolean =>
  one.subjectId === other.subjectId && one.recipientId === other.recipientId && one.paymentKind !== other.paymentKind;

/** A card is compared by its keyed hash; members whose register names one card share the name of that. */
const comparedWith =
  (asked: Disbursement, registerCard: ReadonlySet<MemberId>) =>
  (row: Disbursement): ComparedDisbursement => {
    const isOwn = row.paymentKind === 'transfer' && row.payeeRelation === null && registerCard.has(row.recipientId);
    return {
      id: row.id,
      caseNumber: row.number,
      status: row.status,
      recipientId: row.recipientId,
      occasion: row.occasionCode,
      occasionName: row.occasionName,
      eventKey: row.eventKey,
      cardKey:
        isOwn && asked.payeeRelation === null ? 'card of the register' : (row.payeeCardMac?.toString('hex') ?? null),
      fileChecksums: [],
      amount: row.amount,
      requestedOn: row.requestedOn,
    };
  };
