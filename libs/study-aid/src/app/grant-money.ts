import { type DisbursementId, PlannedCaps, type PlannedItem, PlannedDisbursementService } from '@app/disbursements';
import { HardshipFileService } from '@app/hardship';
import { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type GrantList, Instalment } from '../data/instalment.entity';
import type { Programme } from '../data/programme.entity';
import { academicYearName, dayOfAcademicYear } from '../domain/academic-year';
import { type InstalmentAction, nextInstalmentStatus } from '../domain/instalment.lifecycle';
import { GRANT_LIST_SUBJECT, INSTALMENT_SUBJECT } from '../domain/study-aid';
import { refuse } from '../domain/study-aid.problems';
import { AwardStore } from './award-store';
import { ChildConsents } from './child-consents';

/** An academic year begins on 1 September. */
const FIRST_DAY = '09-01';

/** The money of lists: one disbursement for each instalment, and the instalment follows it. */
@Injectable()
export class GrantMoney {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly planned: PlannedDisbursementService,
    private readonly files: HardshipFileService,
    private readonly awards: AwardStore,
    private readonly caps: PlannedCaps,
    private readonly children: ChildConsents,
  ) {}

  /** Whose grants of the year are more than the household may have, in Chinese; null when nobody's. */
  async beyondCaps(tx: Tx, list: GrantList, programme: Programme): Promise<string | null> {
    const items = await this.itemsOf(tx, list, programme);
    return this.caps.beyond(tx, { ...payerOf(list, programme), items });
  }

  /** Opens what was approved: every instalment of the list waits for the cashier and its award runs. */
  async open(tx: Tx, list: GrantList, programme: Programme, approvalId: string): Promise<void> {
    const payer = payerOf(list, programme);
    const items = await this.caps.marked(tx, { ...payer, items: await this.itemsOf(tx, list, programme) });
    const opened = await this.planned.openApproved(tx, {
      ...payer,
      plan: { type: GRANT_LIST_SUBJECT, id: list.id, number: list.number },
      approvalId,
      items,
    });
    await tx.rows(
      `UPDATE study_aid.instalment i SET status = 'approved', disbursement_id = w.disbursement_id, version = i.version + 1
       FROM unnest($2::uuid[], $3::uuid[]) AS w(id, disbursement_id) WHERE i.tenant_id = $1 AND i.id = w.id`,
      [tx.actor.tenantId, opened.map(({ entryId }) => entryId), opened.map(({ id }) => id)],
    );
    await this.grant(tx, list);
  }

  /** What the disbursement has become: paid, undone, taken back. By the rows as they are now; may run twice. */
  async follow(tx: Tx, disbursementId: DisbursementId): Promise<void> {
    const [money] = await tx.rows<{ subjectId: string; status: string; paidOn: string | null }>(
      `SELECT subject_id AS "subjectId", status, paid_on AS "paidOn" FROM disbursements.disbursement
       WHERE tenant_id = $1 AND id = $2 AND subject_type = '${INSTALMENT_SUBJECT}'`,
      [tx.actor.tenantId, disbursementId],
      'study-money-of-instalment',
    );
    const row = money && (await tx.lock(Instalment, money.subjectId));
    if (!row) return;
    const isOwn = row.disbursementId === disbursementId;
    if (money.status === 'paid' || money.status === 'reconciled') {
      if (row.status === 'approved' || row.status === 'reversed')
        await this.move(tx, row, 'pay', { disbursementId, paidOn: money.paidOn as Instalment['paidOn'] });
    } else if (money.status === 'reversed' && isOwn && row.status === 'paid') await this.move(tx, row, 'reverse', {});
    else if ((money.status === 'withdrawn' || money.status === 'refused') && isOwn && row.status === 'approved')
      await this.move(tx, row, 'take-back', { disbursementId: null, grantListId: null });
  }

  private async itemsOf(tx: Tx, list: GrantList, programme: Programme): Promise<PlannedItem[]> {
    const rows = await tx.found(
      Instalment,
      (param) => `r.grant_list_id = ${param(list.id)} AND r.status = 'listed'`,
      'ORDER BY r.id FOR UPDATE',
    );
    const awardIds = [...new Set(rows.map(({ awardId }) => awardId))];
    await this.children.requireNotWithdrawn(tx, awardIds);
    const today = await this.organizations.today(tx);
    const onFile = await this.files.onFile(tx, [...new Set(rows.map(({ memberId }) => memberId))], today);
    return rows.map((row) => itemOf(programme, row, onFile.has(row.memberId)));
  }

  private async move(tx: Tx, row: Instalment, action: InstalmentAction, patch: Partial<Instalment>): Promise<void> {
    const status = nextInstalmentStatus(row.status, action) ?? refuse('study-instalment.action-not-open');
    const before = row.status;
    await tx.update(Instalment, row, { ...patch, status });
    const told = action === 'pay' || action === 'reverse' || action === 'take-back' ? action : null;
    if (told) await this.awards.tell(tx, row.awardId, told, { year: row.academicYear });
    const { id: subjectId, unionId, awardId } = row;
    tx.audit({
      ...{ action: `study-instalment.${action}`, subjectType: INSTALMENT_SUBJECT, subjectId, unionId },
      detail: { status: [before, status] },
    });
    tx.announce({ type: 'study-instalment.moved.v1', payload: { instalmentId: subjectId, awardId, action, status } });
  }

  private async grant(tx: Tx, list: GrantList): Promise<void> {
    const { tenantId, displayName } = tx.actor;
    await tx.rows(
      `WITH granted AS (
         UPDATE study_aid.award a SET status = 'running', version = a.version + 1
         WHERE a.tenant_id = $1 AND a.status = 'verified' AND a.id IN (SELECT i.award_id FROM study_aid.instalment i
           WHERE i.tenant_id = $1 AND i.grant_list_id = $2)
         RETURNING a.id)
       INSERT INTO study_aid.award_fact (tenant_id, id, award_id, action, at, by_name, words, academic_year)
       SELECT $1, uuidv7(), i.award_id, CASE WHEN g.id IS NULL THEN 'approve' ELSE 'grant' END, $3, $4, $5, $6
       FROM study_aid.instalment i LEFT JOIN granted g ON g.id = i.award_id
       WHERE i.tenant_id = $1 AND i.grant_list_id = $2`,
      [tenantId, list.id, tx.now, displayName, list.number, list.academicYear],
    );
  }
}

const payerOf = (list: GrantList, programme: Programme) => ({
  unionId: list.unionId,
  fundAccountId: programme.fundAccountId ?? refuse('study-programme.no-fund'),
});

const itemOf = (programme: Programme, row: Instalment, onFile: boolean): PlannedItem => ({
  recipientId: row.memberId,
  subject: { type: INSTALMENT_SUBJECT, id: row.id },
  amount: row.amount,
  method: { kind: 'own-account' },
  occasion: {
    ...{ code: 'STUDY', name: programme.name, subCondition: academicYearName(row.academicYear), purpose: 'study-aid' },
    ...{ eventDate: dayOfAcademicYear(row.academicYear, FIRST_DAY), eventKey: row.awardId },
    ...{ diseaseKey: null, isMedical: false },
  },
  rule: {
    ...{ standardCode: null, version: null, fundKinds: null, allowed: row.amount },
    sentence: `${row.ruleSentence}第 ${row.ordinal} 年，最多 ${row.maxYears} 年。`,
  },
  marks: [],
  hasActiveHardshipFile: onFile,
});
