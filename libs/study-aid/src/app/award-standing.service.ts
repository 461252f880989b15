import { DocumentService } from '@app/documents';
import { HardshipFileService } from '@app/hardship';
import type { Actor } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type Award, AwardFact } from '../data/award.entity';
import { Programme } from '../data/programme.entity';
import { Renewal } from '../data/renewal.entity';
import { academicYearOf } from '../domain/academic-year';
import { type AwardCommand, endedBefore } from '../domain/award.decision';
import type { AwardAction } from '../domain/award.lifecycle';
import { nextRenewalStatus } from '../domain/renewal.lifecycle';
import { AWARD_SUBJECT, type AwardId } from '../domain/study-aid';
import { refuse } from '../domain/study-aid.problems';
import { AwardStore, type SeenAward } from './award-store';
import { ChildConsents } from './child-consents';
import { InstalmentOpening } from './instalment-opening';

/** What an officer orders; the rule of the programme is looked up for a grace year. */
export type AwardOrder =
  | Exclude<AwardCommand, { action: 'give-grace-year' | 'grant' | 'supplement' }>
  | { readonly action: 'give-grace-year'; readonly reason: string };

const ENDS: ReadonlySet<string> = new Set<AwardAction>(['end', 'join-army', 'drop-out', 'finish']);
/** Aid goes on, or begins. */
const GOES_ON: ReadonlySet<string> = new Set<AwardOrder['action']>([
  ...(['verify', 'resume', 'come-back', 'reinstate', 'give-grace-year'] as const),
]);
const STOPS: ReadonlySet<string> = new Set<AwardAction>(['take-leave']);
const MANAGE = 'study-aid:manage';

/** What officers decide on an award: verified, returned, transferred, on leave, ended. Each with a reason. */
@Injectable()
export class AwardStandingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly awards: AwardStore,
    private readonly instalments: InstalmentOpening,
    private readonly documents: DocumentService,
    private readonly files: HardshipFileService,
    private readonly children: ChildConsents,
  ) {}

  order(actor: Actor, seen: SeenAward, order: AwardOrder, idem: Idempotency): Promise<{ id: AwardId }> {
    const work = async (tx: Tx) => {
      const award = await this.awards.lock(tx, MANAGE, seen);
      if (GOES_ON.has(order.action)) await this.children.requireNotWithdrawn(tx, [award.id]);
      if (order.action === 'verify') await this.verify(tx, award);
      else if (order.action === 'give-grace-year') {
        const programme = (await tx.lock(Programme, award.programmeId))!;
        const today = await this.organizations.today(tx);
        if (await this.files.hasActiveFile(tx, award.memberId, today)) refuse('study-award.grace-not-needed');
        await this.awards.move(tx, award, { ...order, rule: programme.lapseRule });
      } else {
        if (order.action === 'reinstate') await this.requireEndedHere(tx, award);
        const wasVerified = award.status === 'verified';
        await this.awards.move(tx, award, order);
        await this.follow(tx, award, order.action, wasVerified);
      }
      return { id: award.id };
    };
    return this.uow.run(actor, work, idem);
  }

  private async requireEndedHere(tx: Tx, award: Award): Promise<void> {
    const told = await tx.found(AwardFact, (param) => `r.award_id = ${param(award.id)}`);
    if (endedBefore(award, told)) refuse('study-award.ended-before');
  }

  /** The first instalment waits for the list: its proof is the admission letter. */
  private async verify(tx: Tx, award: Award): Promise<void> {
    const [letter] = await this.documents.listFor(tx, { type: AWARD_SUBJECT, id: award.id });
    if (!letter) return refuse('study-award.proof-missing');
    const today = await this.organizations.today(tx);
    const [programme] = await tx.found(Programme, (param) => `r.id = ${param(award.programmeId)}`);
    if (programme!.needsFile && !(await this.files.hasActiveFile(tx, award.memberId, today)))
      refuse('study-award.no-file');
    await this.awards.move(tx, award, { action: 'verify' });
    await this.instalments.open(tx, award, award.firstYear, letter.id);
  }

  /** What hangs on the award goes with it: nothing is paid for who is not at school. */
  private async follow(tx: Tx, award: Award, action: string, wasVerified: boolean): Promise<void> {
    const stops = ENDS.has(action) || STOPS.has(action);
    if (stops || (wasVerified && !award.live) || action === 'return') await this.stopMoney(tx, award);
    if (stops) await this.moveRenewals(tx, award, 'end');
    if (action === 'reinstate' || action === 'come-back') await this.moveRenewals(tx, award, 'reinstate');
  }

  private async stopMoney(tx: Tx, award: Award): Promise<void> {
    const rows = await tx.rows<{ status: string }>(
      `SELECT status FROM study_aid.instalment WHERE tenant_id = $1 AND award_id = $2
         AND status IN ('ready','listed','approved') FOR UPDATE`,
      [tx.actor.tenantId, award.id],
    );
    if (rows.some(({ status }) => status !== 'ready')) refuse('study-award.money-on-its-way');
    await tx.rows(
      `UPDATE study_aid.instalment SET status = 'cancelled', version = version + 1
       WHERE tenant_id = $1 AND award_id = $2 AND status = 'ready'`,
      [tx.actor.tenantId, award.id],
    );
    if (rows.length > 0) await this.awards.tell(tx, award.id, 'cancel');
  }

  private async moveRenewals(tx: Tx, award: Award, action: 'end' | 'reinstate'): Promise<void> {
    const today = await this.organizations.today(tx);
    const rows = await tx.found(
      Renewal,
      (param) => `r.award_id = ${param(award.id)} AND r.academic_year = ${param(academicYearOf(today))}
        AND r.ends_on >= ${param(today)}::date`,
      'FOR UPDATE',
    );
    for (const row of rows) {
      const status = nextRenewalStatus(row.status, action);
      if (!status) continue;
      const cleared = action === 'reinstate' ? { studentState: null, answeredAt: null, lastReason: null } : {};
      await tx.update(Renewal, row, { status, ...cleared });
      await this.awards.tell(tx, award.id, `renewal-${action}`, { year: row.academicYear });
    }
  }
}
