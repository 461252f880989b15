import type { AccountId, CivilDate } from '@app/kernel';
import { type RemindedSubject, ReminderSource } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { HardshipFile } from '../data/hardship-file.entity';
import { NEXT_WATCH } from '../data/next-watch';
import { STEP_DEADLINES, SUBMIT_WITHIN_DAYS } from '../domain/step-deadline';
import { FileAudience, type FilePart } from './file-audience';

const STEPS = Object.entries(STEP_DEADLINES).map(([status, { holder, days }]) => `('${status}','${holder}',${days})`);
/** Working days from the day on which the step is to be done; who has it in hand, then the chair. */
const TIMES = [
  `(NULL,'before-deadline',-2)`,
  `(NULL,'on-deadline',0)`,
  `(NULL,'overdue',3)`,
  `('chair','escalation',5)`,
];

/** The day on which a file came to its step. */
const SINCE = `(f.moved_at AT TIME ZONE t.zone)::date`;
const WAITING = `SELECT f.id, f.union_id, f.moved_at AS opened_at, step.holder, ${SINCE} + step.days AS due_on
    FROM hardship.hardship_file f JOIN platform.tenant t ON t.tenant_id = f.tenant_id
    JOIN (VALUES ${STEPS.join(',')}) step(status, holder, days) ON step.status = f.status
    WHERE f.tenant_id = $1 AND f.running
  UNION ALL
  SELECT f.id, f.union_id, f.moved_at, 'officer', n.until_on + ${SUBMIT_WITHIN_DAYS}
    FROM hardship.hardship_file f JOIN LATERAL (
      SELECT x.until_on FROM disclosure.public_notice x
      WHERE x.tenant_id = f.tenant_id AND x.subject_id = f.id ORDER BY x.round DESC LIMIT 1) n ON TRUE
    WHERE f.tenant_id = $1 AND f.status = 'publicised'`;

/** A step of a file that waits: who has it in hand is told before it is due, his chair when it is late. */
@Injectable()
export class FileStepReminders extends ReminderSource {
  readonly type = 'hardship-step';
  readonly words = { matter: '档案手续', act: '办完这一步' };
  readonly candidates = `SELECT w.id AS subject_id, w.union_id, w.opened_at, coalesce(s.recipient, w.holder) AS recipient,
      s.kind, w.due_on AS anchor_on, s.days AS working_days, TRUE AS on_working_day
    FROM (${WAITING}) w CROSS JOIN (VALUES ${TIMES.join(',')}) s(recipient, kind, days)
    WHERE w.due_on BETWEEN $2::date - 30 AND $3::date + 30`;

  constructor(private readonly audience: FileAudience) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    const file = await tx.from(HardshipFile, 'f').andWhere('f.id = :subjectId', { subjectId }).getOne();
    if (!file) return null;
    const [step] = await tx.rows<{ dueOn: CivilDate }>(
      `SELECT w.due_on AS "dueOn" FROM (${WAITING}) w WHERE w.id = $2`,
      [tx.actor.tenantId, subjectId],
    );
    return {
      ...{ type: this.type, id: file.id, unionId: file.unionId, link: `/hardship/${file.id}` },
      ...{ openedAt: file.movedAt, openedOn: file.foundOn, deadlineOn: step?.dueOn ?? file.foundOn },
      waits: step ? 'accepted' : 'ended',
    };
  }

  async recipients(tx: ReadTx, subjectId: string, recipient: string): Promise<AccountId[]> {
    const file = await tx.from(HardshipFile, 'f').andWhere('f.id = :subjectId', { subjectId }).getOne();
    return file ? this.audience.of(tx, file, recipient as FilePart) : [];
  }
}

const VISITS = `SELECT * FROM (
      SELECT f.id, f.union_id, f.moved_at AS opened_at, ${NEXT_WATCH} AS due_on
      FROM hardship.hardship_file f WHERE f.tenant_id = $1 AND f.status = 'watched') w
    WHERE w.due_on IS NOT NULL`;

/** The visits after the exit. */
@Injectable()
export class FileWatchReminders extends ReminderSource {
  readonly type = 'hardship-watch';
  readonly words = { matter: '回访', act: '去看看' };
  readonly candidates = `SELECT v.id AS subject_id, v.union_id, v.opened_at, 'officer' AS recipient, s.kind,
      v.due_on AS anchor_on, s.days AS working_days, TRUE AS on_working_day
    FROM (${VISITS}) v CROSS JOIN (VALUES ('before-deadline',-5),('on-deadline',0),('overdue',5)) s(kind, days)
    WHERE v.due_on BETWEEN $2::date - 30 AND $3::date + 30`;

  constructor(private readonly audience: FileAudience) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    const file = await tx.from(HardshipFile, 'f').andWhere('f.id = :subjectId', { subjectId }).getOne();
    if (!file) return null;
    const [visit] = await tx.rows<{ dueOn: CivilDate }>(
      `SELECT v.due_on AS "dueOn" FROM (${VISITS}) v WHERE v.id = $2`,
      [tx.actor.tenantId, subjectId],
    );
    return {
      ...{ type: this.type, id: file.id, unionId: file.unionId, link: `/hardship/${file.id}` },
      ...{ openedAt: file.movedAt, openedOn: file.exitedOn ?? file.foundOn },
      deadlineOn: visit?.dueOn ?? file.foundOn,
      waits: visit ? 'accepted' : 'ended',
    };
  }

  async recipients(tx: ReadTx, subjectId: string): Promise<AccountId[]> {
    const file = await tx.from(HardshipFile, 'f').andWhere('f.id = :subjectId', { subjectId }).getOne();
    return file ? this.audience.of(tx, file, 'officer') : [];
  }
}
