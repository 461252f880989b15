import { AccountDirectory, accountsOf, nearestOf, type Role } from '@app/identity';
import type { AccountId } from '@app/kernel';
import { type RemindedSubject, ReminderSource } from '@app/notifications';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Renewal } from '../data/renewal.entity';
import { RENEWAL_SUBJECT } from '../domain/study-aid';

/** Working days from the last day for the proof: the family first, then the officer, then the chair. */
const FAMILY_STEPS = [
  ...[-40, -20, -10, -5, -2].map((days) => `('before-deadline',${days})`),
  `('on-deadline',0)`,
  ...[1, 10].map((days) => `('overdue',${days})`),
];
const UNION_STEPS = [`('officer','before-deadline',-3)`, `('officer','overdue',1)`, `('chair','escalation',5)`];
const WAITING = `('new','waiting-for-proof','suspended')`;
const CHAIRS: readonly Role[] = ['chair', 'standing-vice-chair', 'vice-chair'];
const AROUND = `r.cut_off_on BETWEEN $2::date - 90 AND $3::date + 90`;

/** A renewal that waits for the family; `link` opens the page of whoever is told. */
async function remindedOf(tx: ReadTx, type: string, id: string, link: string): Promise<RemindedSubject | null> {
  const row = await renewalOf(tx, id);
  if (!row) return null;
  const waits = ['new', 'waiting-for-proof', 'suspended'].includes(row.status);
  return {
    ...{ type, id: row.id, unionId: row.unionId, link: link.replace(':award', row.awardId) },
    ...{ openedAt: row.openedAt, openedOn: row.opensOn, deadlineOn: row.cutOffOn },
    waits: waits ? 'accepted' : 'ended',
  };
}

/** The family is told when a renewal opens, before the cut-off and after it. */
@Injectable()
export class FamilyRenewalReminders extends ReminderSource {
  readonly type = `${RENEWAL_SUBJECT}-family`;
  readonly words = { matter: '年度续办', act: '确认并上传证明' };
  /** The working day after it opened the family is told whatever the cut-off is. */
  readonly candidates = `SELECT r.id AS subject_id, r.union_id, r.opened_at, 'family' AS recipient, s.kind,
      r.cut_off_on AS anchor_on, s.days AS working_days, TRUE AS on_working_day
    FROM study_aid.renewal r CROSS JOIN (VALUES ${FAMILY_STEPS.join(',')}) s(kind, days)
    WHERE r.tenant_id = $1 AND r.status IN ${WAITING} AND ${AROUND}
    UNION ALL SELECT r.id, r.union_id, r.opened_at, 'family', 'before-deadline', (r.opened_at AT TIME ZONE t.zone)::date,
      1, TRUE FROM study_aid.renewal r JOIN platform.tenant t ON t.tenant_id = r.tenant_id
    WHERE r.tenant_id = $1 AND r.status IN ${WAITING} AND r.opened_at > $2::date - 10`;

  constructor(private readonly accounts: AccountDirectory) {
    super();
  }

  current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    return remindedOf(tx, this.type, subjectId, '/my/study-aid');
  }

  async recipients(tx: ReadTx, subjectId: string): Promise<AccountId[]> {
    const row = await renewalOf(tx, subjectId);
    const own = row && (await this.accounts.ofMember(tx, row.memberId));
    return own ? [own] : [];
  }
}

/** Who handles it is told shortly before the cut-off and after it, then the chair. */
@Injectable()
export class RenewalReminders extends ReminderSource {
  readonly type = RENEWAL_SUBJECT;
  readonly words = { matter: '年度续办', act: '催一催' };
  readonly candidates = `SELECT r.id AS subject_id, r.union_id, r.opened_at, s.recipient, s.kind,
      r.cut_off_on AS anchor_on, s.days AS working_days, TRUE AS on_working_day
    FROM study_aid.renewal r CROSS JOIN (VALUES ${UNION_STEPS.join(',')}) s(recipient, kind, days)
    WHERE r.tenant_id = $1 AND r.status IN ${WAITING} AND ${AROUND}`;

  constructor(private readonly accounts: AccountDirectory) {
    super();
  }

  current(tx: ReadTx, subjectId: string): Promise<RemindedSubject | null> {
    return remindedOf(tx, this.type, subjectId, '/study-aid/awards/:award');
  }

  /** Never the one whose household it is. */
  async recipients(tx: ReadTx, subjectId: string, recipient: string): Promise<AccountId[]> {
    const row = await renewalOf(tx, subjectId);
    if (!row) return [];
    const found = await this.accounts.holdersOf(tx, row.unionId, recipient === 'chair' ? CHAIRS : ['officer']);
    const others = found.filter((holder) => holder.memberId !== row.memberId);
    return accountsOf(nearestOf(others));
  }
}

const renewalOf = async (tx: ReadTx, id: string): Promise<Renewal | null> =>
  (await tx.found(Renewal, (param) => `r.id = ${param(id)}`))[0] ?? null;
