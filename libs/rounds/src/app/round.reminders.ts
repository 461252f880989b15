import type { AccountId } from '@app/kernel';
import { AccountDirectory, accountsOf, nearestOf, type Role } from '@app/identity';
import { type RecipientKind, type RemindedSubject, ReminderSource } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { RoundVisitorRow } from '../data/round-conduct.entity';
import { Round } from '../data/round.entity';
import type { RoundId } from '../domain/round';

export const ROUND_REMINDERS = 'round';

/**
 * Who plans a round is told when the holiday comes nearer; days are working days before it must be done. The first of them
 * is the day on which the holiday's lead begins.
 */
const OWNER_STEPS = [-30, -20, -15, -10, -7, -5, -3, -2, -1]
  .map((days) => `('owner','before-deadline',${days})`)
  .concat(
    `('owner','on-deadline',0)`,
    `('owner','overdue',1)`,
    `('chair','escalation',2)`,
    `('superior','escalation',5)`,
  );
/** Who still has people to visit. */
const VISITOR_STEPS = [-10, -5, -3, -1]
  .map((days) => `('before-deadline',${days})`)
  .concat(`('on-deadline',0)`, `('overdue',1)`, `('overdue',3)`);

const DAYS_OF_WEEK = 7;
const WORKING_DAYS_OF_WEEK = 5;

const RUNNING = `r.status NOT IN ('refused','closed','cancelled')`;

/** Rounds as the reminders see them: their owner until they are closed, their visitors while somebody waits for them. */
@Injectable()
export class RoundReminders extends ReminderSource {
  readonly type = ROUND_REMINDERS;
  readonly words = { matter: '走访活动', act: '办好' };
  readonly candidates = `SELECT r.id AS subject_id, r.union_id, r.created_at AS opened_at, s.recipient, s.kind,
      r.due_on AS anchor_on, s.days AS working_days, TRUE AS on_working_day
    FROM rounds.round r CROSS JOIN (VALUES ${OWNER_STEPS.join(',')}) s(recipient, kind, days)
    WHERE r.tenant_id = $1 AND ${RUNNING} AND r.due_on BETWEEN $2::date - 60 AND $3::date + 60
      AND (s.kind <> 'before-deadline' OR r.holiday_lead_days IS NULL
        OR r.due_on + s.days * ${DAYS_OF_WEEK} / ${WORKING_DAYS_OF_WEEK} > r.holiday_on - r.holiday_lead_days)
    UNION ALL
    SELECT r.id, r.union_id, r.created_at, 'owner', 'before-deadline', r.holiday_on - r.holiday_lead_days, 0, TRUE
    FROM rounds.round r
    WHERE r.tenant_id = $1 AND ${RUNNING} AND r.holiday_on - r.holiday_lead_days BETWEEN $2::date AND $3::date + 30
      AND r.holiday_on - r.holiday_lead_days < r.due_on
    UNION ALL
    SELECT r.id, r.union_id, r.created_at, 'account:' || v.account_id, s.kind, r.due_on, s.days, TRUE
    FROM rounds.round r JOIN rounds.round_visitor v ON v.tenant_id = $1 AND v.round_id = r.id AND v.account_id IS NOT NULL
    CROSS JOIN (VALUES ${VISITOR_STEPS.join(',')}) s(kind, days)
    WHERE r.tenant_id = $1 AND r.status IN ('approved','under-way') AND r.due_on BETWEEN $2::date - 60 AND $3::date + 60
      AND EXISTS (SELECT 1 FROM rounds.roster_entry e WHERE e.tenant_id = $1 AND e.round_id = r.id
        AND e.visitor_id = v.person_id AND e.status IN ('allotted','absent'))`;

  constructor(
    private readonly accounts: AccountDirectory,
    private readonly organizations: OrganizationDirectory,
  ) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    const row = await tx.from(Round, 'r').andWhere('r.id = :subjectId', { subjectId }).getOne();
    if (!row) return null;
    return {
      ...{ type: this.type, id: row.id, unionId: row.unionId, link: `/rounds/${row.id}` },
      ...{ openedAt: row.createdAt, openedOn: await this.dayOf(tx, row), deadlineOn: row.dueOn },
      waits: row.endedAt === null ? 'accepted' : 'ended',
    };
  }

  async recipients(tx: ReadTx, subjectId: string, recipient: RecipientKind | 'owner'): Promise<AccountId[]> {
    const row = await tx.from(Round, 'r').andWhere('r.id = :subjectId', { subjectId }).getOne();
    if (!row) return [];
    if (recipient === 'owner') return this.owner(tx, row);
    if (recipient === 'superior') return this.holders(tx, row, ['federation-officer', 'chair'], 1);
    return this.holders(tx, row, ['chair', 'standing-vice-chair', 'vice-chair'], 0);
  }

  /** Accounts of who visits in the round. */
  async visitors(tx: ReadTx, roundId: RoundId): Promise<AccountId[]> {
    const rows = await tx.from(RoundVisitorRow, 'v').andWhere('v.roundId = :roundId', { roundId }).getMany();
    return rows.flatMap((row) => row.accountId ?? []);
  }

  /** Who planned it, else the officers of its union. */
  async owner(tx: ReadTx, row: Round): Promise<AccountId[]> {
    const officers = await this.accounts.holding(tx, row.unionId, 'round:manage');
    const own = officers.filter((each) => each.personId === row.createdById);
    return accountsOf(own.length > 0 ? own : nearestOf(officers));
  }

  private async holders(tx: ReadTx, row: Round, roles: readonly Role[], from: number): Promise<AccountId[]> {
    const found = (await this.accounts.holdersOf(tx, row.unionId, roles)).filter((each) => each.distance >= from);
    const nearest = nearestOf(found);
    const first = roles.find((role) => nearest.some((each) => each.role === role));
    return nearest.filter((each) => each.role === first).map((each) => each.accountId);
  }

  private async dayOf(tx: ReadTx, { createdAt }: Round) {
    const [row] = await tx.rows<{ day: RemindedSubject['openedOn'] }>(
      `SELECT ($2 AT TIME ZONE zone)::date AS day FROM platform.tenant WHERE tenant_id = $1`,
      [tx.actor.tenantId, createdAt],
    );
    return row?.day ?? this.organizations.today(tx);
  }
}
