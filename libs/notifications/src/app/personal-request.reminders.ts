import { AccountDirectory } from '@app/identity';
import type { AccountId, CivilDate, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { RemindedSubject } from '../domain/reminder';
import { personalRequestDesk } from './personal-request.desk';
import { ReminderSource } from './reminder-source';

interface RequestRow extends Record<string, unknown> {
  readonly id: string;
  readonly unionId: UnionId;
  readonly askedAt: Date;
  readonly askedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly open: boolean;
}

/**
 * What a member asks about his own particulars is answered within a term (domain rules §9): the desk is told five and two
 * working days before it ends, on its day and after it.
 */
@Injectable()
export class PersonalRequestReminders extends ReminderSource {
  readonly type = 'personal-request';
  readonly words = { matter: '资料申请', act: '答复' };
  readonly candidates = `SELECT r.id AS subject_id, r.union_id, r.asked_at AS opened_at, 'desk' AS recipient, s.kind,
      r.due_on AS anchor_on, s.days AS working_days, TRUE AS on_working_day
    FROM members.personal_request r
    CROSS JOIN (VALUES ('before-deadline',-5),('before-deadline',-2),('on-deadline',0),('overdue',3)) s(kind, days)
    WHERE r.tenant_id = $1 AND r.status = 'open' AND r.due_on BETWEEN $2::date - 30 AND $3::date + 30`;

  constructor(private readonly accounts: AccountDirectory) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    const request = await requestOf(tx, subjectId);
    if (!request) return null;
    const { id, unionId, askedAt: openedAt, askedOn: openedOn, dueOn: deadlineOn, open } = request;
    return {
      ...{ type: this.type, id, unionId, link: '/personal-requests', openedAt, openedOn, deadlineOn },
      waits: open ? 'accepted' : 'ended',
    };
  }

  async recipients(tx: ReadTx, subjectId: string): Promise<AccountId[]> {
    const request = await requestOf(tx, subjectId);
    return request ? personalRequestDesk(tx, this.accounts, request.unionId) : [];
  }
}

async function requestOf(tx: ReadTx, id: string): Promise<RequestRow | null> {
  const [row] = await tx.rows<RequestRow>(
    `SELECT r.id, r.union_id AS "unionId", r.asked_at AS "askedAt",
       (r.asked_at AT TIME ZONE t.zone)::date AS "askedOn", r.due_on AS "dueOn", r.status = 'open' AS open
     FROM members.personal_request r JOIN platform.tenant t ON t.tenant_id = r.tenant_id
     WHERE r.tenant_id = $1 AND r.id = $2`,
    [tx.actor.tenantId, id],
  );
  return row ?? null;
}
