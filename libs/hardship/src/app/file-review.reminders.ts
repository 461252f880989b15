import type { AccountId } from '@app/kernel';
import { AccountDirectory, type Role } from '@app/identity';
import { type RemindedSubject, ReminderSource } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { HardshipFile } from '../data/hardship-file.entity';

/** Working days from the day on which the review is due: a file that nobody reviews lapses, so it is said in time. */
const STEPS = [
  ...[-20, -10, -3].map((days) => `('officer','before-deadline',${days})`),
  `('officer','on-deadline',0)`,
  ...[5, 20].map((days) => `('officer','overdue',${days})`),
  `('chair','escalation',10)`,
];
const ON_FILE = ['active', 'review-due'];
const CHAIRS: readonly Role[] = ['chair', 'standing-vice-chair', 'vice-chair'];

/** The yearly review (domain rules §2.4): whose file it is is told before it is due, the chair when it is late. */
@Injectable()
export class FileReviewReminders extends ReminderSource {
  readonly type = 'hardship-file';
  readonly words = { matter: '档案复核', act: '办完' };
  readonly candidates = `SELECT f.id AS subject_id, f.union_id, f.opened_at, s.recipient, s.kind,
      f.review_due_on AS anchor_on, s.days AS working_days, TRUE AS on_working_day
    FROM hardship.hardship_file f CROSS JOIN (VALUES ${STEPS.join(',')}) s(recipient, kind, days)
    WHERE f.tenant_id = $1 AND f.status IN ('active','review-due')
      AND f.review_due_on BETWEEN $2::date - 60 AND $3::date + 60`;

  constructor(private readonly accounts: AccountDirectory) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    const file = await fileOf(tx, subjectId);
    if (!file?.reviewDueOn) return null;
    return {
      ...{ type: this.type, id: file.id, unionId: file.unionId, link: `/hardship/${file.id}` },
      ...{ openedAt: file.openedAt, openedOn: file.foundOn, deadlineOn: file.reviewDueOn },
      waits: ON_FILE.includes(file.status) ? 'accepted' : 'ended',
    };
  }

  /** The officer of the file, else the nearest officers; never the one whose household it is. */
  async recipients(tx: ReadTx, subjectId: string, recipient: string): Promise<AccountId[]> {
    const file = await fileOf(tx, subjectId);
    if (!file) return [];
    const found = await this.accounts.holdersOf(tx, file.unionId, recipient === 'chair' ? CHAIRS : ['officer']);
    const others = found.filter((holder) => holder.memberId !== file.memberId);
    const own = others.filter((holder) => recipient === 'officer' && holder.personId === file.officerPersonId);
    const nearest = others.filter((holder) => holder.distance === others[0]?.distance);
    return [...new Set((own.length > 0 ? own : nearest).map((holder) => holder.accountId))];
  }
}

const fileOf = (tx: ReadTx, id: string): Promise<HardshipFile | null> =>
  tx.from(HardshipFile, 'f').andWhere('f.id = :id', { id }).getOne();
