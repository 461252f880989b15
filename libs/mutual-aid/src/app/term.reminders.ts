import { AccountDirectory, accountsOf, nearestOf } from '@app/identity';
import type { AccountId, CivilDate, MemberId, UnionId } from '@app/kernel';
import { type RemindedSubject, ReminderSource } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { PlanId } from '../domain/claim';

/** An enrolment whose member has no cover by another plan after it ends. */
const NOT_RENEWED = `e.cancelled_on IS NULL AND e.import_id IS NULL AND NOT EXISTS
  (SELECT 1 FROM mutual_aid.enrolment n WHERE n.tenant_id = e.tenant_id AND n.member_id = e.member_id
    AND n.cancelled_on IS NULL AND n.ends_on > e.ends_on)`;
const AROUND = `e.ends_on BETWEEN $2::date - 60 AND $3::date + 60`;

interface Ending {
  readonly id: string;
  readonly planId: PlanId;
  readonly unionId: UnionId;
  readonly memberId: MemberId;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly enrolledAt: Date;
  readonly waits: boolean;
}

async function endingOf(tx: ReadTx, id: string): Promise<Ending | undefined> {
  const [row] = await tx.rows<Ending & Record<string, unknown>>(
    `SELECT e.id, e.plan_id AS "planId", e.union_id AS "unionId", e.member_id AS "memberId", e.starts_on AS "startsOn",
       e.ends_on AS "endsOn", e.enrolled_at AS "enrolledAt", ${NOT_RENEWED} AS waits
     FROM mutual_aid.enrolment e WHERE e.tenant_id = $1 AND e.id = $2 AND e.ends_on IS NOT NULL`,
    [tx.actor.tenantId, id],
  );
  return row;
}

const remindedOf = (type: string, row: Ending, link: string): RemindedSubject => ({
  ...{ type, id: row.id, unionId: row.unionId, link, openedAt: row.enrolledAt, openedOn: row.startsOn },
  ...{ deadlineOn: row.endsOn, waits: row.waits ? 'accepted' : 'ended' },
});

/** The member is told before his cover ends, unless it goes on. */
@Injectable()
export class MemberTermReminders extends ReminderSource {
  readonly type = 'mutual-aid-term-member';
  readonly words = { matter: '互助保障', act: '问工会怎么续保' };
  readonly candidates = `SELECT e.id AS subject_id, e.union_id, e.enrolled_at AS opened_at, 'member' AS recipient,
      'before-deadline' AS kind, e.ends_on AS anchor_on, s.days AS working_days, TRUE AS on_working_day
    FROM mutual_aid.enrolment e CROSS JOIN (VALUES (-20), (-5)) s(days)
    WHERE e.tenant_id = $1 AND ${NOT_RENEWED} AND ${AROUND}`;

  constructor(private readonly accounts: AccountDirectory) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    const row = await endingOf(tx, subjectId);
    return row ? remindedOf(this.type, row, '/my/mutual-aid') : null;
  }

  async recipients(tx: ReadTx, subjectId: string): Promise<AccountId[]> {
    const row = await endingOf(tx, subjectId);
    const own = row && (await this.accounts.ofMember(tx, row.memberId));
    return own ? [own] : [];
  }
}

/** The officers of a union are told once for all of its members in a plan: the first enrolment stands for them. */
@Injectable()
export class UnionTermReminders extends ReminderSource {
  readonly type = 'mutual-aid-term';
  readonly words = { matter: '互助保障', act: '办理续保' };
  readonly candidates = `SELECT f.subject_id, f.union_id, f.opened_at, 'officer' AS recipient, 'before-deadline' AS kind,
      f.anchor_on, s.days AS working_days, TRUE AS on_working_day
    FROM (SELECT DISTINCT ON (e.plan_id, e.union_id) e.id AS subject_id, e.union_id, e.enrolled_at AS opened_at,
        e.ends_on AS anchor_on
      FROM mutual_aid.enrolment e WHERE e.tenant_id = $1 AND ${NOT_RENEWED} AND ${AROUND}
      ORDER BY e.plan_id, e.union_id, e.id) f CROSS JOIN (VALUES (-30), (-10)) s(days)`;

  constructor(private readonly accounts: AccountDirectory) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    const row = await endingOf(tx, subjectId);
    return row ? remindedOf(this.type, row, `/mutual-aid/plans/${row.planId}`) : null;
  }

  async recipients(tx: ReadTx, subjectId: string): Promise<AccountId[]> {
    const row = await endingOf(tx, subjectId);
    if (!row) return [];
    return accountsOf(nearestOf(await this.accounts.holdersOf(tx, row.unionId, ['officer'])));
  }
}
