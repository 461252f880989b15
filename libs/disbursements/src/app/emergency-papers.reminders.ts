import { AccountDirectory, accountsOf, nearestOf } from '@app/identity';
import type { AccountId, CivilDate, MemberId, UnionId } from '@app/kernel';
import { type RemindedSubject, ReminderSource } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';

/** Working days from the day on which the papers are due; the chair is told when nothing happens. */
const STEPS = [
  ...['officer', 'treasurer'].flatMap((part) => [
    `('${part}','before-deadline',-2)`,
    `('${part}','on-deadline',0)`,
    `('${part}','overdue',1)`,
  ]),
  `('chair','escalation',1)`,
];

const CHAIRS = ['chair', 'standing-vice-chair', 'vice-chair'] as const;

interface OwedPapers {
  readonly id: string;
  readonly unionId: UnionId;
  readonly recipientId: MemberId;
  readonly openedAt: Date;
  readonly openedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly owed: boolean;
}

/** 应急先付: its papers are completed and looked at within five working days. */
@Injectable()
export class EmergencyPapersReminders extends ReminderSource {
  readonly type = 'disbursement-papers';
  readonly words = { matter: '应急先付的手续', act: '补齐和复核' };
  readonly candidates = `SELECT d.id AS subject_id, d.union_id, d.requested_at AS opened_at, w.recipient, w.kind,
      d.papers_due_on AS anchor_on, w.days AS working_days, TRUE AS on_working_day
    FROM disbursements.disbursement d
    CROSS JOIN (VALUES ${STEPS.join(',')}) w(recipient, kind, days)
    WHERE d.tenant_id = $1 AND d.papers_due_on BETWEEN $2::date - 30 AND $3::date + 30
      AND d.papers_reviewed_on IS NULL AND d.status IN ('approved','paid')`;

  constructor(private readonly accounts: AccountDirectory) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    const row = await this.owed(tx, subjectId);
    if (!row) return null;
    const { id, unionId, openedAt, openedOn, dueOn } = row;
    const waits = row.owed ? 'accepted' : 'ended';
    return { type: this.type, id, unionId, link: `/payments/${id}`, openedAt, openedOn, deadlineOn: dueOn, waits };
  }

  /** Never who receives. */
  async recipients(tx: ReadTx, subjectId: string, recipient: string): Promise<AccountId[]> {
    const row = await this.owed(tx, subjectId);
    if (!row) return [];
    const roles = recipient === 'chair' ? CHAIRS : ([recipient as 'officer' | 'treasurer'] as const);
    const found = await this.accounts.holdersOf(tx, row.unionId, roles);
    const others = found.filter((holder) => holder.memberId !== row.recipientId);
    return accountsOf(nearestOf(others));
  }

  private async owed(tx: ReadTx, id: string): Promise<OwedPapers | undefined> {
    const [row] = await tx.rows<OwedPapers & Record<string, unknown>>(
      `SELECT d.id, d.union_id AS "unionId", d.recipient_id AS "recipientId", d.requested_at AS "openedAt",
         d.requested_on AS "openedOn", d.papers_due_on AS "dueOn",
         d.papers_reviewed_on IS NULL AND d.status IN ('approved','paid') AS owed
       FROM disbursements.disbursement d WHERE d.tenant_id = $1 AND d.id = $2 AND d.papers_due_on IS NOT NULL`,
      [tx.actor.tenantId, id],
      'emergency-papers-reminded',
    );
    return row;
  }
}
