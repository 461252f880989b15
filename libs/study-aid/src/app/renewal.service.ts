import type { Actor, DocumentId } from '@app/kernel';
import { OrganizationDirectory, withinScope } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Award } from '../data/award.entity';
import { Renewal } from '../data/renewal.entity';
import { academicYearName } from '../domain/academic-year';
import { dayWords } from '../domain/day-words';
import { allGreen } from '../domain/renewal-checks';
import {
  isAtSchool,
  nextRenewalStatus,
  RENEWAL_STATUS_LABELS,
  type RenewalAction,
  STUDENT_STATE_LABELS,
  type StudentState,
} from '../domain/renewal.lifecycle';
import type { RenewalId } from '../domain/study-aid';
import { refuse } from '../domain/study-aid.problems';
import { AwardStore } from './award-store';
import { ChildConsents } from './child-consents';
import { InstalmentOpening } from './instalment-opening';
import { ProofPapers } from './proof-papers';
import { RenewalJudge } from './renewal-judge';

export interface SeenRenewal {
  readonly id: RenewalId;
  readonly version: number;
}

/** What the family says this year. */
export interface FamilyAnswer {
  readonly state: StudentState;
  /** The new school, when it is another one. */
  readonly schoolName: string | null;
  readonly note: string | null;
  /** The certificate of enrolment; null: it comes later. */
  readonly proofDocumentId: DocumentId | null;
}

const MANAGE = 'study-aid:manage';

/** A renewal before the family and before the officer. */
@Injectable()
export class RenewalService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly awards: AwardStore,
    private readonly instalments: InstalmentOpening,
    private readonly papers: ProofPapers,
    private readonly judge: RenewalJudge,
    private readonly children: ChildConsents,
  ) {}

  /** By the member himself, until the last day on which it can resume. */
  answerOwn(actor: Actor, seen: SeenRenewal, answer: FamilyAnswer, idem: Idempotency): Promise<{ id: RenewalId }> {
    const work = async (tx: Tx) => {
      const row = (await tx.lock(Renewal, seen.id)) ?? refuse('study-renewal.not-found');
      if (actor.memberId === null || row.memberId !== actor.memberId) return refuse('study-renewal.not-found');
      tx.expectVersion(row, seen.version);
      return this.answer(tx, row, answer);
    };
    return this.uow.run(actor, work, idem);
  }

  /** By an officer who was told at the desk. */
  answerFor(actor: Actor, seen: SeenRenewal, answer: FamilyAnswer, idem: Idempotency): Promise<{ id: RenewalId }> {
    return this.uow.run(actor, async (tx) => this.answer(tx, await this.lock(tx, seen), answer), idem);
  }

  /** The proof is not right; the family is asked again. */
  sendBack(actor: Actor, seen: SeenRenewal, reason: string): Promise<{ id: RenewalId }> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.lock(tx, seen);
      return this.move(tx, row, 'send-back', { proofDocumentId: null, lastReason: reason }, reason);
    });
  }

  /**
   * Accepts those whose checks are all green: the instalment of the year waits for the list. Refuses the whole order when
   * one is not (`study-renewal.check-failed`), naming it in `extensions.items`.
   */
  accept(actor: Actor, seen: readonly SeenRenewal[], idem: Idempotency): Promise<{ accepted: number }> {
    const work = async (tx: Tx) => {
      const rows: Renewal[] = [];
      for (const one of [...seen].sort((a, b) => (a.id < b.id ? -1 : 1))) rows.push(await this.lock(tx, one));
      const awardIds = rows.map(({ awardId }) => awardId);
      await this.children.requireNotWithdrawn(tx, awardIds);
      const ids = rows.map(({ id }) => id);
      const checks = await this.judge.checksOf(tx, ids);
      const failed = ids.filter((id) => !allGreen(checks.get(id) ?? []));
      if (failed.length > 0) {
        const [first] = (checks.get(failed[0]!) ?? []).filter(({ ok }) => !ok);
        refuse('study-renewal.check-failed', first?.sentence, { items: failed });
      }
      for (const row of rows) await this.acceptOne(tx, row);
      return { accepted: rows.length };
    };
    return this.uow.run(actor, work, idem);
  }

  /** Opens an accepted one again while its money is on no list. */
  reopen(actor: Actor, seen: SeenRenewal, reason: string): Promise<{ id: RenewalId }> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.lock(tx, seen);
      const moved = await tx.rows<{ id: string }>(
        `UPDATE study_aid.instalment SET status = 'cancelled', version = version + 1
         WHERE tenant_id = $1 AND award_id = $2 AND academic_year = $3 AND status = 'ready' RETURNING id`,
        [tx.actor.tenantId, row.awardId, row.academicYear],
      );
      if (moved.length === 0) refuse('study-award.money-on-its-way');
      return this.move(tx, row, 'reopen', { lastReason: reason }, reason);
    });
  }

  private async acceptOne(tx: Tx, row: Renewal): Promise<void> {
    const award = (await tx.lock(Award, row.awardId))!;
    await this.awards.refuseOwn(tx, award);
    const schoolName = row.saidSchool ?? award.schoolName;
    if (award.status === 'suspended') {
      await this.awards.move(tx, award, { action: 'resume', reason: '证明已补交并核对' }, { schoolName });
    } else if (schoolName !== award.schoolName) await tx.update(Award, award, { schoolName });
    await this.instalments.open(tx, award, row.academicYear, row.proofDocumentId!);
    await this.move(tx, row, 'accept', {}, null);
  }

  private async answer(tx: Tx, row: Renewal, answer: FamilyAnswer): Promise<{ id: RenewalId }> {
    const today = await this.organizations.today(tx);
    if (today > row.endsOn)
      refuse(
        'study-renewal.over',
        `${academicYearName(row.academicYear)}的续办已经在 ${dayWords(row.endsOn)}截止，请联系工会。`,
      );
    const { state, schoolName, note, proofDocumentId } = answer;
    const said = { studentState: state, saidSchool: schoolName, saidNote: note, answeredAt: tx.now };
    if (proofDocumentId !== null) {
      const award = (await tx.lock(Award, row.awardId))!;
      await this.papers.attach(tx, award, [proofDocumentId]);
      return this.move(tx, row, 'prove', { ...said, proofDocumentId, lastReason: null }, STUDENT_STATE_LABELS[state]);
    }
    // A proof that is there stays when only words change.
    const action = !isAtSchool(state) ? 'report' : row.proofDocumentId !== null ? 'prove' : 'confirm';
    return this.move(tx, row, action, said, STUDENT_STATE_LABELS[state]);
  }

  private async lock(tx: Tx, { id, version }: SeenRenewal): Promise<Renewal> {
    const row = await withinScope(tx.from(Renewal, 'r'), tx.actor, MANAGE, 'r.unionId')
      .andWhere('r.id = :id', { id })
      .setLock('pessimistic_write')
      .getOne();
    const renewal = row ?? refuse('study-renewal.not-found');
    await this.awards.refuseOwn(tx, renewal);
    tx.expectVersion(renewal, version);
    return renewal;
  }

  private async move(
    tx: Tx,
    row: Renewal,
    action: RenewalAction,
    patch: Partial<Renewal>,
    words: string | null,
  ): Promise<{ id: RenewalId }> {
    const before = row.status;
    const status =
      nextRenewalStatus(before, action) ??
      refuse('study-renewal.action-not-open', `这次续办${RENEWAL_STATUS_LABELS[before]}，现在不能这样办。`);
    await tx.update(Renewal, row, { ...patch, status });
    await this.awards.tell(tx, row.awardId, `renewal-${action}`, { words, year: row.academicYear });
    const detail = before === status ? {} : { status: [before, status] };
    const { id: subjectId, unionId } = row;
    tx.audit({ action: `study-renewal.${action}`, subjectType: 'study-renewal', subjectId, unionId, detail });
    tx.announce({ type: 'study-renewal.moved.v1', payload: { renewalId: subjectId, unionId, action, status } });
    return { id: row.id };
  }
}
