import {
  type Actor,
  type CivilDate,
  type Fen,
  type FieldProblem,
  type MemberId,
  newId,
  splitFen,
  sumFen,
  type UnionId,
  yearOf,
} from '@app/kernel';
import { documentKey, MemberDirectory, readIdentityDocument } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Dispute } from '../data/dispute.entity';
import { DisputeParty } from '../data/people.entity';
import { workplaceKey } from '../domain/conflict';
import type { DisputeId, DisputeMatter, DisputeSource, Employment, PartyId } from '../domain/dispute';
import { DISPUTE_PERMISSIONS } from '../domain/disputes.permissions';
import { refuse } from '../domain/disputes.problems';
import { checkIntake } from '../domain/intake.rules';
import { DisputeCipher } from './dispute-cipher';
import { DisputeStore } from './dispute-store';
import { type SimilarDispute, similarDisputes } from './similar-disputes';

export interface NewApplicant {
  readonly memberId: MemberId | null;
  /** Of a member the register's name stands. */
  readonly name: string;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly isRepresentative: boolean;
  /** Null takes his share of the claims. */
  readonly asked: Fen | null;
}

export interface NewDispute {
  readonly unionId: UnionId;
  readonly matter: DisputeMatter;
  readonly source: DisputeSource;
  readonly employer: string;
  readonly employerUnionId: UnionId | null;
  readonly employerContact: string | null;
  readonly receivedOn: CivilDate;
  readonly knownOn: CivilDate;
  readonly employment: Employment;
  readonly employmentEndedOn: CivilDate | null;
  readonly recordedPlace: string | null;
  readonly facts: string;
  readonly claims: readonly { readonly item: string; readonly amount: Fen }[];
  readonly applicants: readonly NewApplicant[];
}

export interface ReceivedDispute {
  readonly id: DisputeId;
  readonly version: number;
  readonly number: string;
  readonly similar: readonly SimilarDispute[];
}

/** What a member writes himself. */
export type OwnDispute = Pick<
  NewDispute,
  'matter' | 'employer' | 'knownOn' | 'employment' | 'employmentEndedOn' | 'facts' | 'claims'
>;

type KnownApplicant = NewApplicant & { readonly documentMac: Buffer | null };

/** An application comes in: at the desk, or from the member himself. */
@Injectable()
export class DisputeIntakeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly store: DisputeStore,
    private readonly cipher: DisputeCipher,
  ) {}

  receive(actor: Actor, given: NewDispute, idempotency?: Idempotency): Promise<ReceivedDispute> {
    return this.uow.run(
      actor,
      async (tx) => {
        await this.organizations.requireWithin(tx, DISPUTE_PERMISSIONS.intake, given.unionId);
        return this.take(tx, given);
      },
      idempotency,
    );
  }

  /** The member's own application, for the desk of his union. */
  receiveOwn(actor: Actor, given: OwnDispute, idempotency?: Idempotency): Promise<ReceivedDispute> {
    return this.uow.run(
      actor,
      async (tx) => {
        const { unionId, name } = await this.members.get(tx, actor.memberId!);
        const receivedOn = await this.organizations.today(tx);
        const nothing = { employerUnionId: null, employerContact: null, recordedPlace: null };
        const self = {
          memberId: actor.memberId,
          name,
          idNumber: null,
          phone: null,
          isRepresentative: false,
          asked: null,
        };
        return this.take(tx, { ...given, ...nothing, unionId, source: 'online', receivedOn, applicants: [self] });
      },
      idempotency,
    );
  }

  private async take(tx: Tx, given: NewDispute): Promise<ReceivedDispute> {
    const known = await this.known(tx, given);
    const { id: unionId, code } = await this.organizations.get(tx, given.unionId);
    const id = newId<'dispute'>(tx.now.getTime()) as DisputeId;
    const number = await tx.nextCaseNumber('调解', unionId, code, yearOf(given.receivedOn));
    const parties = this.partyRows(tx, id, given, known);
    const row: Dispute = {
      ...this.columnsOf(tx, given, parties),
      ...{ tenantId: tx.actor.tenantId, id, version: 1, number, unionId, status: 'received' },
      ...{ remarkSealed: null, recovered: 0n, intakeAccountId: tx.actor.accountId, intakeName: tx.actor.displayName },
      ...{ consentAskedOn: null, acceptedOn: null, outcome: null, concludedOn: null, reasonSealed: null },
      ...{ referredTo: null, remedy: null, arbitrationAcceptedOn: null, arbitrationDecidedOn: null },
      ...{ closedOn: null, importId: null, openedAt: tx.now },
    };
    await tx.insert(Dispute, row);
    await tx.insert(DisputeParty, ...parties);
    await this.store.record(tx, row, 'receive', { status: [null, row.status] }, { source: row.source });
    tx.announce({ type: 'dispute.received.v1', payload: { disputeId: id } });
    return { id, version: row.version, number, similar: await similarDisputes(tx, this.cipher, row, known) };
  }

  /** Applicants with the register's name and document; refuses `dispute.invalid` with a sentence per field. */
  private async known(tx: ReadTx, given: Omit<NewDispute, 'unionId'>): Promise<KnownApplicant[]> {
    const today = await this.organizations.today(tx);
    const applicants = given.applicants.map((each) => ({ ...each, asked: each.asked ?? 0n }));
    const fields: FieldProblem[] = checkIntake({ ...given, applicants }, today);
    const read = given.applicants.map(({ idNumber }) => (idNumber ? readIdentityDocument(idNumber) : null));
    for (const [index, reading] of read.entries())
      if (reading && !reading.ok)
        fields.push({ field: 'applicants', message: `第 ${index + 1} 位申请人的证件号对不上，请再核对` });
    if (fields.length > 0) refuse('dispute.invalid', fields[0]!.message, { fields });
    const documents = read.map((reading) => (reading?.ok ? reading.value.document : null));
    const ofDocument = await this.members.findByDocument(
      tx,
      documents.flatMap((document) => document ?? []),
    );
    const found = given.applicants.map((each, i) => ({
      ...each,
      memberId: each.memberId ?? (documents[i] ? (ofDocument.get(documentKey(documents[i])) ?? null) : null),
    }));
    const ids = found.flatMap(({ memberId }) => memberId ?? []);
    const [records, macs] = [await this.members.getMany(tx, ids), await this.members.documentMacsOf(tx, ids)];
    return found.map((each, i) => ({
      ...each,
      name: (each.memberId && records.get(each.memberId)?.name) || each.name,
      documentMac:
        (each.memberId && macs.get(each.memberId)) ||
        (documents[i] ? this.members.documentMac(tx, documents[i]) : null),
    }));
  }

  private partyRows(
    tx: Tx,
    disputeId: DisputeId,
    { claims }: Pick<NewDispute, 'claims'>,
    known: readonly KnownApplicant[],
  ): DisputeParty[] {
    const { tenantId } = tx.actor;
    const shares = splitFen(sumFen(claims.map(({ amount }) => amount)), Math.max(known.length, 1));
    return known.map((each, place) => ({
      ...{ tenantId, id: newId<'dispute-party'>(tx.now.getTime()) as PartyId, disputeId, place },
      ...{ memberId: each.memberId, isRepresentative: each.isRepresentative, documentMac: each.documentMac },
      nameSealed: this.cipher.seal(tenantId, 'name', each.name),
      documentSealed: this.cipher.seal(tenantId, 'document', each.memberId ? null : each.idNumber),
      phoneSealed: this.cipher.seal(tenantId, 'phone', each.phone),
      ...{ asked: each.asked ?? shares[place]!, agreed: null, recovered: 0n },
    }));
  }

  private columnsOf(tx: Tx, given: Omit<NewDispute, 'unionId'>, parties: readonly DisputeParty[]) {
    const { tenantId } = tx.actor;
    const claims = given.claims.map(({ item, amount }) => ({ item, amount: String(amount) }));
    const { matter, source, employer, employerUnionId, receivedOn, knownOn, employment, recordedPlace } = given;
    return {
      ...{ matter, source, employer, employerUnionId, receivedOn, knownOn, employment, recordedPlace },
      employmentEndedOn: employment === 'ended' ? given.employmentEndedOn : null,
      employerKey: workplaceKey(employer),
      employerContactSealed: this.cipher.seal(tenantId, 'contact', given.employerContact),
      factsSealed: this.cipher.seal(tenantId, 'facts', given.facts),
      claimsSealed: this.cipher.seal(tenantId, 'claims', claims.length > 0 ? JSON.stringify(claims) : null),
      workers: parties.length,
      asked: sumFen(parties.map(({ asked }) => asked)),
    };
  }
}
