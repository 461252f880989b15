import { AccountDirectory, accountsOf, nearestOf } from '@app/identity';
import type { AccountId, CivilDate, UnionId } from '@app/kernel';
import { type RemindedSubject, ReminderSource } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ClockDeadline } from '../data/clock.entity';
import { ACCIDENT_PERMISSIONS } from '../domain/accidents.permissions';
import { DISPUTE_PERMISSIONS } from '../domain/disputes.permissions';
import type { CaseKind } from '../domain/clock-rules';
import { LEGAL_AID_PERMISSIONS } from '../domain/legal-aids.permissions';
import { PETITION_PERMISSIONS } from '../domain/petitions.permissions';
import { CLOCK_SUBJECT } from './case-deadlines';

/** Working days from the last day in time, by clock: those who handle it, and who stands above them. */
const HANDLERS: Readonly<Record<string, readonly number[]>> = {
  acceptance: [-2, -1, 0, 1],
  mediation: [-7, -3, -1, 0, 1],
  limitation: [-40, -20, -10, -3, -1],
  'judicial-confirmation': [-10, -5, -1],
  'arbitration-review': [-5, -3, -1],
  'arbitration-award': [-5, 0, 1],
  instalment: [-5, -1, 0, 1, 5],
  'petition-reply': [-5, -2, 0, 1],
  'petition-objection': [-2, -1, 0],
  'petition-handling': [-15, -5, -1, 0, 1],
  'petition-review': [-10, -3, 0, 1],
  'petition-recheck': [-10, -3, 0, 1],
  'accident-investigation': [-15, -5, -1, 0, 1],
  'accident-recognition': [-10, -3, -1, 0, 1],
  'accident-recognition-own': [-60, -20, -5, -1],
  'accident-recognition-decision': [-5, 0, 1],
  'accident-decision': [-5, 0, 1],
  'accident-decision-state': [-10, 0, 1],
  'aid-decision': [-3, -1, 0, 1],
  'aid-assignment': [-1, 0, 1],
  'aid-objection': [-3, -1, 0, 1],
};
const OVERSEER: Readonly<Record<string, readonly number[]>> = {
  acceptance: [-1, 1],
  mediation: [-3, 1],
  limitation: [-20, -3],
  'judicial-confirmation': [-3],
  'arbitration-review': [-2],
  'arbitration-award': [1],
  instalment: [3],
  'petition-reply': [-2, 1],
  'petition-objection': [-1],
  'petition-handling': [-5, 1],
  'petition-review': [-5, 1],
  'petition-recheck': [-5, 1],
  'accident-investigation': [-5, 1],
  'accident-recognition': [-3, 1],
  'accident-recognition-own': [-20, -5],
  'accident-recognition-decision': [1],
  'accident-decision': [1],
  'accident-decision-state': [1],
  'aid-decision': [-1, 1],
  'aid-assignment': [-1, 1],
  'aid-objection': [-1, 1],
};

const rowsOf = (recipient: string, table: Readonly<Record<string, readonly number[]>>): string[] =>
  Object.entries(table).flatMap(([clock, days]) =>
    days.map((day) => `('${clock}','${recipient}','${kindOf(recipient, day)}',${day})`),
  );
const kindOf = (recipient: string, day: number): string => {
  if (day < 0) return 'before-deadline';
  if (day === 0) return 'on-deadline';
  return recipient === 'overseer' ? 'escalation' : 'overdue';
};

const PAGES: Readonly<Record<CaseKind, string>> = {
  dispute: '/disputes',
  petition: '/petitions',
  'legal-aid': '/legal-aid',
  accident: '/accidents',
};
const PERMISSIONS: Readonly<Record<CaseKind, { readonly intake: string; readonly oversee: string }>> = {
  dispute: DISPUTE_PERMISSIONS,
  petition: PETITION_PERMISSIONS,
  'legal-aid': LEGAL_AID_PERMISSIONS,
  accident: ACCIDENT_PERMISSIONS,
};
const ABOVE: ReadonlySet<string> = new Set(['petition-review', 'petition-recheck', 'aid-objection']);

/** Warns well before a clock of a case runs out. Its words name neither the case nor what kind of case it is. */
@Injectable()
export class CaseClockReminders extends ReminderSource {
  readonly type = CLOCK_SUBJECT;
  readonly words = { matter: '有期限的事', act: '办完' };
  readonly candidates = `SELECT d.id AS subject_id, d.union_id, d.opened_at, s.recipient, s.kind,
      d.ends_on AS anchor_on, s.days AS working_days, TRUE AS on_working_day
    FROM disputes.clock_deadline d
    JOIN (VALUES ${[...rowsOf('handlers', HANDLERS), ...rowsOf('overseer', OVERSEER)].join(',')})
      s(clock, recipient, kind, days) ON s.clock = d.clock
    WHERE d.tenant_id = $1 AND d.ends_on BETWEEN $2::date - 60 AND $3::date + 120`;

  constructor(private readonly accounts: AccountDirectory) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    const row = await deadlineOf(tx, subjectId);
    if (!row) return null;
    const { id, unionId, caseId, openedAt, openedOn, endsOn } = row;
    const link = `${PAGES[row.caseKind]}/${caseId}`;
    return { type: this.type, id, unionId, link, openedAt, openedOn, deadlineOn: endsOn, waits: 'accepted' };
  }

  async recipients(tx: ReadTx, subjectId: string, recipient: string): Promise<AccountId[]> {
    const row = await deadlineOf(tx, subjectId);
    if (!row) return [];
    const { intake, oversee } = PERMISSIONS[row.caseKind];
    if (recipient === 'overseer') return this.nearest(tx, row.unionId, oversee);
    // Who answered is not who reviews his answer.
    if (ABOVE.has(row.clock)) return this.nearest(tx, row.unionId, oversee);
    const handlers = await handlersOf(tx, row);
    return handlers.length > 0 ? handlers : this.nearest(tx, row.unionId, intake);
  }

  private async nearest(tx: ReadTx, unionId: UnionId, permission: string): Promise<AccountId[]> {
    return accountsOf(nearestOf(await this.accounts.holding(tx, unionId, permission)));
  }
}

interface DeadlineRow extends Pick<
  ClockDeadline,
  'id' | 'unionId' | 'caseKind' | 'caseId' | 'clock' | 'endsOn' | 'openedAt'
> {
  readonly openedOn: CivilDate;
}

async function deadlineOf(tx: ReadTx, id: string): Promise<DeadlineRow | undefined> {
  const [row] = await tx.rows<DeadlineRow & Record<string, unknown>>(
    `SELECT c.id, c.union_id AS "unionId", c.case_kind AS "caseKind", c.case_id AS "caseId", c.clock,
       c.ends_on AS "endsOn", c.opened_at AS "openedAt",
       coalesce(d.received_on, p.received_on, l.received_on, a.reported_on) AS "openedOn"
     FROM disputes.clock_deadline c
     LEFT JOIN disputes.dispute d ON d.tenant_id = c.tenant_id AND d.id = c.case_id
     LEFT JOIN disputes.petition p ON p.tenant_id = c.tenant_id AND p.id = c.case_id
     LEFT JOIN disputes.legal_aid l ON l.tenant_id = c.tenant_id AND l.id = c.case_id
     LEFT JOIN disputes.accident a ON a.tenant_id = c.tenant_id AND a.id = c.case_id
     WHERE c.tenant_id = $1 AND c.id = $2`,
    [tx.actor.tenantId, id],
  );
  return row;
}

/** Who mediates a dispute, who handles a petition or legal aid, who takes part in an investigation. */
async function handlersOf(tx: ReadTx, { caseId }: DeadlineRow): Promise<AccountId[]> {
  const rows = await tx.rows<{ accountId: AccountId }>(
    `SELECT account_id AS "accountId" FROM disputes.dispute_mediator
     WHERE tenant_id = $1 AND dispute_id = $2 AND replaced_on IS NULL
     UNION ALL SELECT handler_account_id FROM disputes.petition
     WHERE tenant_id = $1 AND id = $2 AND handler_account_id IS NOT NULL
     UNION ALL SELECT handler_account_id FROM disputes.accident
     WHERE tenant_id = $1 AND id = $2 AND handler_account_id IS NOT NULL
     UNION ALL SELECT handler_account_id FROM disputes.legal_aid
     WHERE tenant_id = $1 AND id = $2 AND handler_account_id IS NOT NULL`,
    [tx.actor.tenantId, caseId],
  );
  return rows.map(({ accountId }) => accountId);
}
