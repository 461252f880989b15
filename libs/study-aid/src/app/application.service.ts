import { HardshipFileService } from '@app/hardship';
import { type Actor, type DocumentId, type MemberId, newId, yearOf } from '@app/kernel';
import { MemberDirectory, type MemberRecord, readIdentityDocument, type TypedConsent } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Award, type ChildRelation } from '../data/award.entity';
import { Programme } from '../data/programme.entity';
import { type AcademicYear, academicYearOf } from '../domain/academic-year';
import { courseOf } from '../domain/course';
import { assertEligible, assertWindowOpen } from '../domain/programme';
import {
  AWARD_SUBJECT,
  type AwardId,
  type ProgrammeId,
  type StudyExclusion,
  type StudyLevel,
} from '../domain/study-aid';
import { refuse } from '../domain/study-aid.problems';
import { AwardStore } from './award-store';
import { ChildConsents } from './child-consents';
import { refuseDouble } from './instalment-opening';
import { ProofPapers } from './proof-papers';

/** What is asked for a child, as the form has it. */
export interface Application {
  readonly programmeId: ProgrammeId;
  readonly childName: string;
  readonly childIdNumber: string;
  readonly relation: ChildRelation;
  readonly level: StudyLevel;
  readonly schoolName: string;
  readonly entryYear: AcademicYear;
  readonly schoolingYears: number;
  /** Null: entry and schooling say it. */
  readonly endsInYear: number | null;
  readonly circumstances: readonly StudyExclusion[];
  readonly consented: boolean;
  /** The guardian's separate consent; asked for a child under 14. */
  readonly childConsent: TypedConsent | null;
  /** The admission letter and what else proves it; may come later. */
  readonly documentIds: readonly DocumentId[];
}

/** Applications: by the member on the phone, or by an officer for him. */
@Injectable()
export class ApplicationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly files: HardshipFileService,
    private readonly awards: AwardStore,
    private readonly children: ChildConsents,
    private readonly papers: ProofPapers,
  ) {}

  applyOwn(actor: Actor, application: Application, idem: Idempotency): Promise<{ id: AwardId }> {
    const work = async (tx: Tx) => {
      const member = await this.members.get(tx, actor.memberId ?? refuse('study-award.not-found'));
      const programme = await this.openProgramme(tx, application.programmeId, member);
      assertWindowOpen(programme, await this.organizations.today(tx));
      return this.insert(tx, member, programme, application, false);
    };
    return this.uow.run(actor, work, idem);
  }

  /** The window binds families, not officers: an exception is theirs to take in. */
  applyFor(actor: Actor, memberId: MemberId, application: Application, idem: Idempotency): Promise<{ id: AwardId }> {
    const work = async (tx: Tx) => {
      const member = await this.members.require(tx, actor, 'study-aid:manage', memberId);
      await this.awards.refuseOwn(tx, { memberId });
      const programme = await this.openProgramme(tx, application.programmeId, member);
      return this.insert(tx, member, programme, application, true);
    };
    return this.uow.run(actor, work, idem);
  }

  /** Papers that were missing; what was returned goes back to the officer. */
  supplementOwn(
    actor: Actor,
    seen: { readonly id: AwardId; readonly version: number },
    documentIds: readonly DocumentId[],
    idem: Idempotency,
  ): Promise<{ id: AwardId }> {
    const work = async (tx: Tx) => {
      const award = await this.awards.lockOwn(tx, seen);
      return this.addPapers(tx, award, documentIds);
    };
    return this.uow.run(actor, work, idem);
  }

  supplement(
    actor: Actor,
    seen: { readonly id: AwardId; readonly version: number },
    documentIds: readonly DocumentId[],
    idem: Idempotency,
  ): Promise<{ id: AwardId }> {
    const work = async (tx: Tx) =>
      this.addPapers(tx, await this.awards.lock(tx, 'study-aid:manage', seen), documentIds);
    return this.uow.run(actor, work, idem);
  }

  withdrawOwn(actor: Actor, seen: { readonly id: AwardId; readonly version: number }, reason: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const award = await this.awards.lockOwn(tx, seen);
      await this.awards.move(tx, award, { action: 'withdraw', reason });
    });
  }

  /** Programmes that serve the member's union and are open. */
  async offered(tx: ReadTx, member: Pick<MemberRecord, 'unionId'>): Promise<Programme[]> {
    return tx.found(
      Programme,
      (param) => `r.status = 'open' AND r.union_id IN (SELECT c.ancestor_id FROM organizations.union_closure c
        WHERE c.tenant_id = $1 AND c.descendant_id = ${param(member.unionId)})`,
      'ORDER BY r.id DESC',
    );
  }

  private async addPapers(tx: Tx, award: Award, documentIds: readonly DocumentId[]): Promise<{ id: AwardId }> {
    await this.papers.attach(tx, award, documentIds);
    if (award.status === 'returned') await this.awards.move(tx, award, { action: 'supplement' });
    else if (award.live) {
      await tx.update(Award, award, {});
      await this.awards.tell(tx, award.id, 'supplement', { words: `补充材料 ${documentIds.length} 份` });
    } else refuse('study-award.action-not-open');
    return { id: award.id };
  }

  private async openProgramme(tx: Tx, id: ProgrammeId, member: MemberRecord): Promise<Programme> {
    const programme = (await this.offered(tx, member)).find((each) => each.id === id);
    return programme ?? refuse('study-programme.not-found');
  }

  private async insert(
    tx: Tx,
    member: MemberRecord,
    programme: Programme,
    application: Application,
    byOfficer: boolean,
  ): Promise<{ id: AwardId }> {
    assertEligible(programme, application);
    const { entryYear, schoolingYears, endsInYear, relation, level, schoolName, circumstances } = application;
    const course = courseOf(entryYear, schoolingYears, endsInYear);
    const today = await this.organizations.today(tx);
    if (programme.needsFile && !(await this.files.hasActiveFile(tx, member.id, today))) refuse('study-award.no-file');
    const child = this.child(tx, application);
    const { childConsent: consent, childName } = application;
    await this.children.ask(tx, member, { ...child, childName, relation }, { consent, byOfficer, today });
    const firstYear = academicYearOf(today);
    const { code } = await this.organizations.get(tx, member.unionId);
    const id = newId<'study-award'>(tx.now.getTime());
    const award = {
      ...{ id, version: 1, programmeId: programme.id, unionId: member.unionId, memberId: member.id },
      number: await tx.nextCaseNumber('助学', member.unionId, code, yearOf(today)),
      ...child,
      ...{ relation, level, schoolName, ...course, firstYear, circumstances: [...circumstances] },
      ...{ maxYears: programme.maxYears, exclusive: programme.exclusive, status: 'applied' as const, live: true },
      ...{
        suspendedFor: null,
        leaveSince: null,
        graceYear: null,
        endGround: null,
        endedOn: null,
        lastReason: null,
        byOfficer,
      },
      ...{ consentedOn: application.consented ? today : null, inHistory: false, importId: null },
      ...{ appliedOn: today, createdAt: tx.now },
    };
    await tx.insert(Award, award).catch(refuseDouble);
    await this.papers.attach(tx, award, application.documentIds);
    await this.awards.tell(tx, id, 'apply', { words: byOfficer ? '由工会代为申请' : null });
    const { unionId } = award;
    const detail = { status: [null, 'applied'], programmeId: [null, programme.id] };
    tx.audit({ action: 'study-award.apply', subjectType: AWARD_SUBJECT, subjectId: id, unionId, detail });
    tx.announce({ type: 'study-award.applied.v1', payload: { awardId: id, unionId } });
    return { id };
  }

  private child(tx: Tx, { childName, childIdNumber }: Application) {
    const reading = readIdentityDocument(childIdNumber);
    if (!reading.ok) return refuse('study-award.child-document', `学生的证件号码：${reading.fault.message}`);
    const { document, bornOn } = reading.value;
    return {
      ...this.children.cipher.seal(tx.actor.tenantId, childName, document),
      childMac: this.members.documentMac(tx, document),
      childBornOn: bornOn,
    };
  }
}
