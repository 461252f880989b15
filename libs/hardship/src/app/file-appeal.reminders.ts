import { type AccountId, addDays } from '@app/kernel';
import { type RemindedSubject, ReminderSource } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FileAppeal } from '../data/file-appeal.entity';
import { HardshipFile } from '../data/hardship-file.entity';
import { APPEAL_ANSWERED_WITHIN_DAYS } from '../domain/file-appeal';
import { FileAudience } from './file-audience';

/** An appeal that waits: whoever may answer it is told before it is due, on the day and after it. */
@Injectable()
export class FileAppealReminders extends ReminderSource {
  readonly type = 'hardship-appeal';
  readonly words = { matter: '申诉', act: '答复' };
  readonly candidates = `SELECT a.id AS subject_id, a.union_id, a.raised_at AS opened_at, 'overseer' AS recipient, s.kind,
      a.raised_on + ${APPEAL_ANSWERED_WITHIN_DAYS} AS anchor_on, s.days AS working_days, TRUE AS on_working_day
    FROM hardship.file_appeal a
    CROSS JOIN (VALUES ('before-deadline',-5),('on-deadline',0),('overdue',3)) s(kind, days)
    WHERE a.tenant_id = $1 AND a.status = 'open' AND a.raised_on BETWEEN $2::date - 60 AND $3::date + 60`;

  constructor(private readonly audience: FileAudience) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    const appeal = await appealOf(tx, subjectId);
    if (!appeal) return null;
    return {
      ...{ type: this.type, id: appeal.id, unionId: appeal.unionId, link: '/hardship/appeals' },
      ...{
        openedAt: appeal.raisedAt,
        openedOn: appeal.raisedOn,
        deadlineOn: addDays(appeal.raisedOn, APPEAL_ANSWERED_WITHIN_DAYS),
      },
      waits: appeal.status === 'open' ? 'accepted' : 'ended',
    };
  }

  async recipients(tx: ReadTx, subjectId: string): Promise<AccountId[]> {
    const appeal = await appealOf(tx, subjectId);
    const file = appeal && (await tx.from(HardshipFile, 'f').andWhere('f.id = :id', { id: appeal.fileId }).getOne());
    return file ? this.audience.of(tx, file, 'overseer') : [];
  }
}

const appealOf = (tx: ReadTx, id: string): Promise<FileAppeal | null> =>
  tx.from(FileAppeal, 'a').andWhere('a.id = :id', { id }).getOne();
