import { type CivilDate, type Fen, type MemberId, newId, type UnionId } from '@app/kernel';
import { type IdentityDocument, MemberDirectory } from '@app/members';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Dispute } from '../data/dispute.entity';
import { DisputeParty } from '../data/people.entity';
import { workplaceKey } from '../domain/conflict';
import type { DisputeId, DisputeMatter, DisputeSource, PartyId, Referral } from '../domain/dispute';
import type { DisputeOutcome } from '../domain/dispute.lifecycle';
import { refuse } from '../domain/disputes.problems';
import { DisputeCipher } from './dispute-cipher';
import { DisputeDeadlines } from './dispute-deadlines';

/** One row of a ledger of disputes. */
export interface ImportedDispute {
  readonly number: string;
  readonly unionId: UnionId;
  readonly receivedOn: CivilDate;
  readonly source: DisputeSource;
  readonly name: string;
  readonly memberId: MemberId | null;
  readonly document: IdentityDocument | null;
  readonly workers: number;
  readonly employer: string;
  readonly matter: DisputeMatter;
  readonly claim: string | null;
  readonly acceptedOn: CivilDate | null;
  readonly concludedOn: CivilDate | null;
  readonly outcome: DisputeOutcome | null;
  readonly referredTo: Referral | null;
  readonly asked: Fen;
  readonly recovered: Fen;
  readonly remark: string | null;
}

/** Ledgers of earlier years, set-based, inside the caller's transaction. Scope is the caller's business. */
@Injectable()
export class DisputeImport {
  constructor(
    private readonly members: MemberDirectory,
    private readonly deadlines: DisputeDeadlines,
    private readonly cipher: DisputeCipher,
  ) {}

  async knownNumbers(tx: ReadTx, numbers: readonly string[]): Promise<Set<string>> {
    const rows = await tx.rows<{ number: string }>(
      `SELECT number FROM disputes.dispute WHERE tenant_id = $1 AND number = ANY($2::text[])`,
      [tx.actor.tenantId, numbers],
    );
    return new Set(rows.map(({ number }) => number));
  }

  async importDisputes(tx: Tx, importId: string, imported: readonly ImportedDispute[]): Promise<void> {
    const disputes = imported.map((each) => this.rowOf(tx, importId, each));
    const parties = imported.map((each, i) => this.partyOf(tx, disputes[i]!.id, each));
    if (disputes.length === 0) return;
    await tx.insert(Dispute, ...disputes);
    await tx.insert(DisputeParty, ...parties);
    for (const dispute of disputes) {
      const { id: subjectId, unionId, status } = dispute;
      const detail = { status: [null, status], importId };
      tx.audit({ action: 'dispute.import', subjectType: 'dispute', subjectId, unionId, detail });
    }
    await this.deadlines.refresh(tx, ...disputes.filter(({ status }) => status !== 'closed'));
  }

  /** Takes the disputes of an import back; refuses `dispute.changed-since-import` when one was handled since. */
  async undoImport(tx: Tx, importId: string): Promise<void> {
    const values = [tx.actor.tenantId, importId];
    const of = `SELECT id FROM disputes.dispute WHERE tenant_id = $1 AND import_id = $2`;
    const touched = await tx.rows(
      `SELECT 1 FROM disputes.dispute d WHERE d.tenant_id = $1 AND d.import_id = $2 AND (d.version <> 1
         OR EXISTS (SELECT 1 FROM disputes.dispute_fact f WHERE f.tenant_id = $1 AND f.dispute_id = d.id)) LIMIT 1`,
      values,
    );
    if (touched.length > 0) refuse('dispute.changed-since-import');
    await tx.rows(`DELETE FROM disputes.clock_deadline WHERE tenant_id = $1 AND case_id IN (${of})`, values);
    await tx.rows(`DELETE FROM disputes.dispute_party WHERE tenant_id = $1 AND dispute_id IN (${of})`, values);
    await tx.rows(`DELETE FROM disputes.dispute WHERE tenant_id = $1 AND import_id = $2`, values);
  }

  private rowOf(tx: Tx, importId: string, each: ImportedDispute): Dispute {
    const { tenantId, displayName } = tx.actor;
    const claims = each.claim === null ? null : JSON.stringify([{ item: each.claim, amount: String(each.asked) }]);
    const { number, unionId, receivedOn, source, employer, matter, workers, acceptedOn, concludedOn, outcome } = each;
    return {
      ...{ tenantId, id: newId<'dispute'>(tx.now.getTime()) as DisputeId, version: 1, number, unionId },
      ...{ receivedOn, knownOn: receivedOn, source, employer, employerKey: workplaceKey(employer), matter, workers },
      status: concludedOn ? 'closed' : acceptedOn ? 'accepted' : 'received',
      ...{ employerUnionId: null, employerContactSealed: null, employment: 'unknown', employmentEndedOn: null },
      ...{ recordedPlace: null, factsSealed: null, claimsSealed: this.cipher.seal(tenantId, 'claims', claims) },
      remarkSealed: this.cipher.seal(tenantId, 'remark', each.remark),
      ...{ asked: each.asked, recovered: each.recovered, intakeAccountId: null, intakeName: displayName },
      ...{ consentAskedOn: null, acceptedOn, concludedOn, outcome, reasonSealed: null, referredTo: each.referredTo },
      ...{
        remedy: null,
        arbitrationAcceptedOn: null,
        arbitrationDecidedOn: null,
        closedOn: concludedOn,
        importId,
        openedAt: tx.now,
      },
    };
  }

  /** A ledger names one of a group; the sums of all stand with him. */
  private partyOf(tx: Tx, disputeId: DisputeId, each: ImportedDispute): DisputeParty {
    const { tenantId } = tx.actor;
    const { memberId, document, asked, recovered, outcome } = each;
    return {
      ...{ tenantId, id: newId<'dispute-party'>(tx.now.getTime()) as PartyId, disputeId, place: 0, memberId },
      nameSealed: this.cipher.seal(tenantId, 'name', each.name),
      documentMac: document && this.members.documentMac(tx, document),
      documentSealed: this.cipher.seal(tenantId, 'document', memberId ? null : (document?.number ?? null)),
      ...{ phoneSealed: null, isRepresentative: false, asked, recovered },
      agreed: outcome === 'agreed' ? recovered : null,
    };
  }
}
