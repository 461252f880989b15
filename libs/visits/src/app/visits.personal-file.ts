import type { MemberId } from '@app/kernel';
import { PersonalFileSource, type PersonalSection } from '@app/members';
import { type ReadTx, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';

interface DutyRow extends Record<string, unknown> {
  readonly number: string;
  readonly name: string;
  readonly day: string;
  readonly note: Buffer | null;
}

interface VisitRow extends Record<string, unknown> {
  readonly day: string;
  readonly words: Buffer | null;
  readonly need: Buffer | null;
}

/** Occasions that were reported of a member, and visits to him. */
@Injectable()
export class VisitsPersonalFile extends PersonalFileSource {
  readonly place = 2;

  constructor(private readonly vault: Vault) {
    super();
  }

  async sections(tx: ReadTx, memberId: MemberId): Promise<PersonalSection[]> {
    const { tenantId } = tx.actor;
    const open = (purpose: string, sealed: Buffer | null) => sealed && this.vault.open(tenantId, purpose, sealed);
    const duties = await tx.rows<DutyRow>(
      `SELECT number, occasion_name AS name, event_on AS day, note_sealed AS note
       FROM visits.visit_duty WHERE tenant_id = $1 AND member_id = $2 ORDER BY event_on, id`,
      [tenantId, memberId],
    );
    const visits = await tx.rows<VisitRow>(
      `SELECT visited_on AS day, words_sealed AS words, next_need_sealed AS need
       FROM visits.visit WHERE tenant_id = $1 AND member_id = $2 AND status = 'logged' ORDER BY visited_on, id`,
      [tenantId, memberId],
    );
    return [
      {
        title: '报告过的事项',
        records: duties.map(({ number, name, day, note }) => [
          ['编号', number],
          ['事项', name],
          ['日期', day],
          ['说明', open('visits.visit_duty.note', note)],
        ]),
      },
      {
        title: '走访和谈心',
        records: visits.map(({ day, words, need }) => [
          ['日期', day],
          ['本人的话', open('visits.visit.words', words)],
          ['还需要什么', open('visits.visit.next_need', need)],
        ]),
      },
    ];
  }

  override async keepingGrounds(tx: ReadTx, memberId: MemberId): Promise<string[]> {
    const rows = await tx.rows(
      `SELECT 1 FROM visits.visit_duty WHERE tenant_id = $1 AND member_id = $2
         AND status IN ('open', 'assigned', 'accepted') LIMIT 1`,
      [tx.actor.tenantId, memberId],
    );
    return rows.length > 0 ? ['还有走访没有办完，办完再删'] : [];
  }
}
