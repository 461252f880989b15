import { AccountDirectory, accountsOf, nearestOf } from '@app/identity';
import type { AccountId, CivilDate, MemberId, UnionId } from '@app/kernel';
import { type RemindedSubject, ReminderSource } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type ModelWorkerFileId, SURVEY_SUBJECT } from '../domain/model-worker';
import type { SurveyStatus } from '../domain/survey.lifecycle';

/** Working days from the day it is due. */
const HIS_STEPS = [
  ...[-20, -10, -5, -1].map((days) => `('before-deadline',${days})`),
  `('on-deadline',0)`,
  ...[3, 10].map((days) => `('overdue',${days})`),
];
const UNION_STEPS = [`('officer','before-deadline',-3)`, `('officer','overdue',1)`, `('chair','escalation',10)`];

/** One row for each step of a survey that waits; its union is the member's. */
const candidatesOf = (recipient: string, steps: readonly string[], columns: string, waiting: string): string =>
  `SELECT s.id AS subject_id, m.union_id, s.opened_at, ${recipient} AS recipient, w.kind, s.due_on AS anchor_on,
    w.days AS working_days, TRUE AS on_working_day
  FROM model_workers.survey s
  JOIN model_workers.file f ON f.tenant_id = s.tenant_id AND f.id = s.file_id
  JOIN members.member m ON m.tenant_id = s.tenant_id AND m.id = f.member_id
  CROSS JOIN (VALUES ${steps.join(',')}) w(${columns})
  WHERE s.tenant_id = $1 AND s.status IN (${waiting}) AND s.due_on BETWEEN $2::date - 60 AND $3::date + 60`;

interface WaitingSurvey {
  readonly id: string;
  readonly fileId: ModelWorkerFileId;
  readonly memberId: MemberId;
  readonly unionId: UnionId;
  readonly status: SurveyStatus;
  readonly openedAt: Date;
  readonly openedOn: CivilDate;
  readonly dueOn: CivilDate;
}

async function surveyOf(tx: ReadTx, id: string): Promise<WaitingSurvey | undefined> {
  const [row] = await tx.rows<WaitingSurvey & Record<string, unknown>>(
    `SELECT s.id, s.file_id AS "fileId", f.member_id AS "memberId", m.union_id AS "unionId", s.status,
       s.opened_at AS "openedAt", (s.opened_at AT TIME ZONE t.zone)::date AS "openedOn", s.due_on AS "dueOn"
     FROM model_workers.survey s
     JOIN model_workers.file f ON f.tenant_id = s.tenant_id AND f.id = s.file_id
     JOIN members.member m ON m.tenant_id = s.tenant_id AND m.id = f.member_id
     JOIN platform.tenant t ON t.tenant_id = s.tenant_id
     WHERE s.tenant_id = $1 AND s.id = $2`,
    [tx.actor.tenantId, id],
    'model-worker-survey-reminded',
  );
  return row;
}

const reminded = (row: WaitingSurvey, type: string, link: string, waits: boolean): RemindedSubject => ({
  ...{ type, id: row.id, unionId: row.unionId, link, openedAt: row.openedAt, openedOn: row.openedOn },
  ...{ deadlineOn: row.dueOn, waits: waits ? 'accepted' : 'ended' },
});

/** The model worker himself is told before, on and after the last day. */
@Injectable()
export class OwnSurveyReminders extends ReminderSource {
  readonly type = `${SURVEY_SUBJECT}-own`;
  readonly words = { matter: '劳模年度调查', act: '填一填' };
  readonly candidates = candidatesOf(`'family'`, HIS_STEPS, 'kind, days', `'open'`);

  constructor(private readonly accounts: AccountDirectory) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    const row = await surveyOf(tx, subjectId);
    return row ? reminded(row, this.type, '/my/model-worker', row.status === 'open') : null;
  }

  async recipients(tx: ReadTx, subjectId: string): Promise<AccountId[]> {
    const row = await surveyOf(tx, subjectId);
    const own = row && (await this.accounts.ofMember(tx, row.memberId));
    return own ? [own] : [];
  }
}

/** The officer asks for it, or answers for him, and checks it; the chair is told when nothing happens. */
@Injectable()
export class SurveyReminders extends ReminderSource {
  readonly type = SURVEY_SUBJECT;
  readonly words = { matter: '劳模年度调查', act: '催填和核对' };
  readonly candidates = candidatesOf('w.recipient', UNION_STEPS, 'recipient, kind, days', `'open','answered'`);

  constructor(private readonly accounts: AccountDirectory) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    const row = await surveyOf(tx, subjectId);
    const waits = row?.status === 'open' || row?.status === 'answered';
    return row ? reminded(row, this.type, `/model-workers/${row.fileId}`, waits) : null;
  }

  /** Never the one whose file it is. */
  async recipients(tx: ReadTx, subjectId: string, recipient: string): Promise<AccountId[]> {
    const row = await surveyOf(tx, subjectId);
    if (!row) return [];
    const roles =
      recipient === 'chair' ? (['chair', 'standing-vice-chair', 'vice-chair'] as const) : (['officer'] as const);
    const found = await this.accounts.holdersOf(tx, row.unionId, roles);
    const others = found.filter((holder) => holder.memberId !== row.memberId);
    return accountsOf(nearestOf(others));
  }
}
