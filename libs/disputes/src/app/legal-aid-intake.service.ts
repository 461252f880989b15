import { type Actor, type CivilDate, type Fen, type MemberId, newId, type UnionId, yearOf } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { LegalAid } from '../data/legal-aid.entity';
import { type SimilarLegalAid, similarLegalAids } from '../data/legal-aid-list.query';
import { workplaceKey } from '../domain/conflict';
import type { DisputeId, DisputeMatter } from '../domain/dispute';
import type { LegalAidId, LegalAidPaper, LegalAidService, LegalAidSource } from '../domain/legal-aid';
import { checkLegalAid } from '../domain/legal-aid.rules';
import { LEGAL_AID_PERMISSIONS } from '../domain/legal-aids.permissions';
import { refuseLegalAid } from '../domain/legal-aids.problems';
import { DisputeCipher } from './dispute-cipher';
import { LegalAidStore } from './legal-aid-store';

export interface NewLegalAid {
  readonly unionId: UnionId;
  readonly matter: DisputeMatter;
  readonly source: LegalAidSource;
  readonly service: LegalAidService;
  readonly disputeId: DisputeId | null;
  /** Of a member the register's name stands. */
  readonly memberId: MemberId | null;
  readonly applicant: string | null;
  readonly phone: string | null;
  readonly people: number;
  readonly employer: string;
  readonly asked: Fen;
  readonly facts: string;
  readonly isMigrant: boolean;
  readonly limitationOn: CivilDate | null;
  readonly papers: readonly LegalAidPaper[];
  readonly receivedOn: CivilDate;
}

/** What a member writes himself. */
export type OwnLegalAid = Pick<
  NewLegalAid,
  'matter' | 'service' | 'phone' | 'employer' | 'asked' | 'facts' | 'isMigrant' | 'limitationOn'
>;

export interface ReceivedLegalAid {
  readonly id: LegalAidId;
  readonly version: number;
  readonly number: string;
  readonly similar: readonly SimilarLegalAid[];
}

/** Somebody asks for legal aid: at the desk, from his phone, or from a dispute that is referred. */
@Injectable()
export class LegalAidIntakeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly store: LegalAidStore,
    private readonly cipher: DisputeCipher,
  ) {}

  register(actor: Actor, given: NewLegalAid, idempotency?: Idempotency): Promise<ReceivedLegalAid> {
    return this.uow.run(
      actor,
      async (tx) => {
        await this.organizations.requireWithin(tx, LEGAL_AID_PERMISSIONS.intake, given.unionId);
        return this.take(tx, given);
      },
      idempotency,
    );
  }

  /** The member's own application, for the desk of his union; the form that he fills is his application. */
  registerOwn(actor: Actor, given: OwnLegalAid, idempotency?: Idempotency): Promise<ReceivedLegalAid> {
    return this.uow.run(
      actor,
      async (tx) => {
        const { unionId, name: applicant } = await this.members.get(tx, actor.memberId!);
        const receivedOn = await this.organizations.today(tx);
        const self = { memberId: actor.memberId, applicant, people: 1, papers: ['application'] as const };
        return this.take(tx, { ...given, ...self, unionId, source: 'online', disputeId: null, receivedOn });
      },
      idempotency,
    );
  }

  /** Inside the caller's transaction; refuses `legal-aid.invalid` with a sentence per field. */
  async take(tx: Tx, given: NewLegalAid): Promise<ReceivedLegalAid> {
    const known = given.memberId && (await this.members.get(tx, given.memberId));
    const applicant = known ? known.name : given.applicant;
    const fields = checkLegalAid({ ...given, applicant }, await this.organizations.today(tx));
    if (fields.length > 0) refuseLegalAid('legal-aid.invalid', fields[0]!.message, { fields });
    const { id: unionId, code } = await this.organizations.get(tx, given.unionId);
    const id = newId<'legal-aid'>(tx.now.getTime()) as LegalAidId;
    const number = await tx.nextCaseNumber('援助', unionId, code, yearOf(given.receivedOn));
    const row: LegalAid = {
      ...this.columnsOf(tx, given, applicant!),
      ...{ tenantId: tx.actor.tenantId, id, version: 1, number, unionId, status: 'received', openedAt: tx.now },
      ...{ intakeAccountId: tx.actor.accountId, intakeName: tx.actor.displayName, isAhead: false, recovered: 0n },
      ...{
        decidedOn: null,
        decidedBy: null,
        decidedByPersons: [],
        refusalGround: null,
        reasonSealed: null,
        grantedOn: null,
      },
      ...{ objectedOn: null, objectionSealed: null, objectionDecidedOn: null, objectionAnswerSealed: null },
      ...{ handlerAccountId: null, handlerName: null, lawyerName: null, lawyerFirm: null, assignedOn: null },
      ...{ terminationGround: null, outcome: null, resultSealed: null, concludedOn: null, closedOn: null },
    };
    await tx.insert(LegalAid, row);
    await this.store.record(tx, row, 'register', { status: [null, row.status] }, { source: row.source });
    tx.announce({ type: 'legal-aid.registered.v1', payload: { legalAidId: id } });
    const { employerKey, memberId, version } = row;
    const similar = memberId && employerKey ? await similarLegalAids(tx, employerKey, memberId, id) : [];
    return { id, version, number, similar };
  }

  private columnsOf(tx: Tx, given: NewLegalAid, applicant: string) {
    const { matter, source, service, disputeId, memberId, people, asked, isMigrant, limitationOn, receivedOn } = given;
    const { tenantId } = tx.actor;
    const employer = given.employer.trim();
    return {
      ...{ matter, source, service, disputeId, memberId, people, asked, isMigrant, limitationOn, receivedOn, employer },
      ...{ employerKey: workplaceKey(employer), papers: [...given.papers] },
      applicantSealed: this.cipher.seal(tenantId, 'aided', applicant),
      phoneSealed: this.cipher.seal(tenantId, 'aided', given.phone),
      factsSealed: this.cipher.seal(tenantId, 'aid', given.facts),
    };
  }
}
