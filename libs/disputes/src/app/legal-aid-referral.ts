import { sumFen } from '@app/kernel';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Dispute } from '../data/dispute.entity';
import type { DisputeParty } from '../data/people.entity';
import { lastDayOf } from '../domain/clock';
import { isLabour } from '../domain/dispute';
import { DisputeCipher } from './dispute-cipher';
import { DisputeDeadlines } from './dispute-deadlines';
import { DisputeStore } from './dispute-store';
import { LegalAidIntakeService, type ReceivedLegalAid } from './legal-aid-intake.service';

/** A dispute that is referred to legal aid opens a case there, with what its applicants themselves told. */
@Injectable()
export class LegalAidReferral {
  constructor(
    private readonly intake: LegalAidIntakeService,
    private readonly store: DisputeStore,
    private readonly deadlines: DisputeDeadlines,
    private readonly cipher: DisputeCipher,
  ) {}

  /** For the desk of the same union. Nothing that a side said to the mediators goes with it. */
  async open(tx: Tx, dispute: Dispute, receivedOn: Dispute['receivedOn']): Promise<ReceivedLegalAid> {
    const parties = await this.store.partiesOf(tx, dispute.id);
    const { tenantId, unionId, matter, employer } = dispute;
    const facts = this.cipher.open(tenantId, 'facts', dispute.factsSealed) ?? '见争议调解的申请';
    return this.intake.take(tx, {
      ...{ unionId, matter, employer, source: 'referred', disputeId: dispute.id, receivedOn, facts },
      ...this.personOf(parties[0]!),
      ...{ people: Math.max(parties.length, 1), asked: sumFen(parties.map(({ asked }) => asked)) },
      ...{ service: isLabour(matter) ? 'arbitration' : 'litigation', isMigrant: false, papers: [] },
      limitationOn: await this.limitationOf(tx, dispute),
    });
  }

  private personOf({ tenantId, memberId, nameSealed, phoneSealed }: DisputeParty) {
    const applicant = this.cipher.open(tenantId, 'name', nameSealed);
    return { memberId, applicant, phone: this.cipher.open(tenantId, 'phone', phoneSealed) };
  }

  private async limitationOf(tx: Tx, dispute: Dispute): Promise<Dispute['receivedOn'] | null> {
    const clocks = await this.deadlines.clocksOf(tx, dispute, null);
    const limitation = clocks.find(({ rule }) => rule.code === 'limitation');
    return limitation?.state === 'running' ? lastDayOf(limitation) : null;
  }
}
