import { type Actor, type CivilDate, type Fen, type FieldProblem, sumFen } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Dispute } from '../data/dispute.entity';
import { DisputeParty } from '../data/people.entity';
import { workplaceKey } from '../domain/conflict';
import type { PartyId } from '../domain/dispute';
import { refuse } from '../domain/disputes.problems';
import { checkIntake } from '../domain/intake.rules';
import { DisputeCipher } from './dispute-cipher';
import type { NewDispute } from './dispute-intake.service';
import { DisputeStore, type SeenDispute } from './dispute-store';
import { MediatorPanel } from './mediator-panel';

export interface CorrectedParty {
  readonly id: PartyId;
  /** Of a member the register's name stands. */
  readonly name: string;
  readonly phone: string | null;
  readonly asked: Fen;
}

export type DisputeCorrection = Pick<
  NewDispute,
  | 'matter'
  | 'employer'
  | 'employerContact'
  | 'knownOn'
  | 'employment'
  | 'employmentEndedOn'
  | 'recordedPlace'
  | 'facts'
  | 'claims'
> & { readonly applicants: readonly CorrectedParty[]; readonly reason: string };

/** 更正: what was written down wrongly at the desk is put right, and what was changed by whom stays on record. */
@Injectable()
export class DisputeCorrectionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: DisputeStore,
    private readonly panel: MediatorPanel,
    private readonly cipher: DisputeCipher,
  ) {}

  /** While it runs; who mediates is held against the employer that stands there now. */
  correct(actor: Actor, seen: SeenDispute, given: DisputeCorrection): Promise<Dispute> {
    return this.uow.run(actor, async (tx) => {
      const dispute = await this.store.lock(tx, seen, ['desk', 'mediator']);
      if (dispute.concludedOn !== null) refuse('dispute.action-not-open');
      const parties = await this.store.partiesOf(tx, dispute.id);
      this.requireWhole(dispute, parties, given, await this.organizations.today(tx));
      const amounts = await this.correctParties(tx, parties, given.applicants);
      const patch = { ...this.patchOf(dispute, given), asked: sumFen(amounts) };
      await this.panel.requireNoConflict(tx, { ...dispute, ...patch });
      const corrected = await tx.update(Dispute, dispute, patch);
      await this.store.record(tx, corrected, 'correct', changesOf(dispute, patch), {}, given.reason);
      return corrected;
    });
  }

  private requireWhole(dispute: Dispute, parties: readonly DisputeParty[], given: DisputeCorrection, today: CivilDate) {
    const { source, receivedOn } = dispute;
    const byId = new Map(parties.map((party) => [party.id, party]));
    const applicants = given.applicants.map(({ id, name, asked }) => ({
      ...{ name, asked, isRepresentative: byId.get(id)?.isRepresentative ?? false },
    }));
    const fields: FieldProblem[] = checkIntake({ ...given, source, receivedOn, applicants }, today);
    if (given.applicants.length !== parties.length || given.applicants.some(({ id }) => !byId.has(id)))
      fields.push({ field: 'applicants', message: '申请人和登记的不一样，请刷新再改' });
    if (fields.length > 0) refuse('dispute.invalid', fields[0]!.message, { fields });
  }

  private async correctParties(tx: Tx, parties: readonly DisputeParty[], given: readonly CorrectedParty[]) {
    const byId = new Map(given.map((each) => [each.id, each]));
    for (const party of parties) {
      const { name, phone, asked } = byId.get(party.id)!;
      const { tenantId, memberId } = party;
      const nameSealed = memberId ? party.nameSealed : this.cipher.seal(tenantId, 'name', name);
      await tx.rows(
        `UPDATE disputes.dispute_party SET name_sealed = $3, phone_sealed = $4, asked = $5::bigint
         WHERE tenant_id = $1 AND id = $2`,
        [tenantId, party.id, nameSealed, this.cipher.seal(tenantId, 'phone', phone), String(asked)],
      );
    }
    return given.map(({ asked }) => asked);
  }

  private patchOf({ tenantId }: Dispute, given: DisputeCorrection) {
    const { matter, employer, knownOn, employment, recordedPlace } = given;
    const claims = given.claims.map(({ item, amount }) => ({ item, amount: String(amount) }));
    return {
      ...{ matter, employer, knownOn, employment, recordedPlace, employerKey: workplaceKey(employer) },
      employmentEndedOn: employment === 'ended' ? given.employmentEndedOn : null,
      employerContactSealed: this.cipher.seal(tenantId, 'contact', given.employerContact),
      factsSealed: this.cipher.seal(tenantId, 'facts', given.facts),
      claimsSealed: this.cipher.seal(tenantId, 'claims', claims.length > 0 ? JSON.stringify(claims) : null),
    };
  }
}

const AUDITED = ['matter', 'employer', 'knownOn', 'employment', 'employmentEndedOn', 'asked'] as const;

/** From what to what, of what is no personal data; the words of people are sealed and not repeated here. */
function changesOf(before: Dispute, after: Partial<Dispute>): Record<string, [unknown, unknown]> {
  const changed = AUDITED.filter((field) => before[field] !== after[field]);
  const text = (value: unknown) => (typeof value === 'bigint' ? String(value) : value);
  return Object.fromEntries(changed.map((field) => [field, [text(before[field]), text(after[field])]]));
}
