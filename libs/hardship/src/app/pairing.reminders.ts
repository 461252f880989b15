import type { AccountId } from '@app/kernel';
import { type RemindedSubject, ReminderSource } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { HardshipFile } from '../data/hardship-file.entity';
import { Pairing } from '../data/pairing.entity';
import { FileAudience } from './file-audience';

/** Visits of who is paired with a household: he is told before and on the day, the officer of the file when it is late. */
@Injectable()
export class PairingReminders extends ReminderSource {
  readonly type = 'hardship-pairing';
  readonly words = { matter: '结对走访', act: '去看看' };
  readonly candidates = `SELECT p.id AS subject_id, p.union_id, p.paired_at AS opened_at, s.recipient, s.kind,
      p.next_due_on AS anchor_on, s.days AS working_days, TRUE AS on_working_day
    FROM hardship.pairing p CROSS JOIN (VALUES ('paired','before-deadline',-5), ('paired','on-deadline',0),
      ('paired','overdue',5), ('officer','escalation',10)) s(recipient, kind, days)
    WHERE p.tenant_id = $1 AND p.ended_on IS NULL AND p.next_due_on BETWEEN $2::date - 30 AND $3::date + 30`;

  constructor(private readonly audience: FileAudience) {
    super();
  }

  async current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    const pairing = await pairingOf(tx, subjectId);
    if (!pairing) return null;
    return {
      ...{ type: this.type, id: pairing.id, unionId: pairing.unionId, link: '/hardship/pairings' },
      ...{ openedAt: pairing.pairedAt, openedOn: pairing.sinceOn, deadlineOn: pairing.nextDueOn ?? pairing.sinceOn },
      waits: pairing.endedOn === null ? 'accepted' : 'ended',
    };
  }

  async recipients(tx: ReadTx, subjectId: string, recipient: string): Promise<AccountId[]> {
    const pairing = await pairingOf(tx, subjectId);
    if (!pairing) return [];
    if (recipient === 'paired') return this.audience.person(tx, pairing.personId);
    const file = await tx.from(HardshipFile, 'f').andWhere('f.id = :id', { id: pairing.fileId }).getOne();
    return file ? this.audience.of(tx, file, 'officer') : [];
  }
}

const pairingOf = (tx: ReadTx, id: string): Promise<Pairing | null> =>
  tx.from(Pairing, 'p').andWhere('p.id = :id', { id }).getOne();
