import type { AccountId } from '@app/kernel';
import { type RemindedSubject, ReminderSource } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { HardshipFile } from '../data/hardship-file.entity';
import { FileAudience, type FilePart } from './file-audience';

/** Working days from the day on which the review is due: a file that nobody reviews lapses, so it is said in time. */
const STEPS = [
  ...[-20, -10, -3].map((days) => `('officer','before-deadline',${days})`),
  `('officer','on-deadline',0)`,
  ...[5, 20].map((days) => `('officer','overdue',${days})`),
  `('chair','escalation',10)`,
];
const MEMBER_STEPS = [`('member','before-deadline',-15)`, `('member','overdue',10)`];
const ON_FILE = ['active', 'review-due'];

const candidatesOf = (steps: readonly string[]): string =>
  `SELECT f.id AS subject_id, f.union_id, f.opened_at, s.recipient, s.kind,
      f.review_due_on AS anchor_on, s.days AS working_days, TRUE AS on_working_day
    FROM hardship.hardship_file f CROSS JOIN (VALUES ${steps.join(',')}) s(recipient, kind, days)
    WHERE f.tenant_id = $1 AND f.status IN ('active','review-due')
      AND f.review_due_on BETWEEN $2::date - 60 AND $3::date + 60`;

/** The yearly review (domain rules §2.4): whose file it is is told before it is due, the chair when it is late. */
@Injectable()
export class FileReviewReminders extends ReminderSource {
  readonly type: string = 'hardship-file';
  readonly words = { matter: '档案复核', act: '办完' };
  readonly candidates: string = candidatesOf(STEPS);

  constructor(private readonly audience: FileAudience) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    const file = await fileOf(tx, subjectId);
    if (!file?.reviewDueOn) return null;
    return {
      ...{ type: this.type, id: file.id, unionId: file.unionId, link: this.linkOf(file) },
      ...{ openedAt: file.openedAt, openedOn: file.foundOn, deadlineOn: file.reviewDueOn },
      waits: ON_FILE.includes(file.status) ? 'accepted' : 'ended',
    };
  }

  async recipients(tx: ReadTx, subjectId: string, recipient: string): Promise<AccountId[]> {
    const file = await fileOf(tx, subjectId);
    return file ? this.audience.of(tx, file, recipient as FilePart) : [];
  }

  protected linkOf(file: HardshipFile): string {
    return `/hardship/${file.id}`;
  }
}

/** The household itself gets its papers ready in time. */
@Injectable()
export class OwnReviewReminders extends FileReviewReminders {
  override readonly type = 'own-hardship-file';
  override readonly words = { matter: '年度复核', act: '备好材料' };
  override readonly candidates = candidatesOf(MEMBER_STEPS);

  protected override linkOf(): string {
    return '/my/hardship';
  }
}

const fileOf = (tx: ReadTx, id: string): Promise<HardshipFile | null> =>
  tx.from(HardshipFile, 'f').andWhere('f.id = :id', { id }).getOne();
