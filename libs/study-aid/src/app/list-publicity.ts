import { DisclosureService } from '@app/disclosure';
import type { CivilDate } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Award } from '../data/award.entity';
import type { GrantList } from '../data/instalment.entity';
import { AWARD_SUBJECT, STUDY_LEVEL_LABELS } from '../domain/study-aid';
import { refuse } from '../domain/study-aid.problems';

/**
 * Public notices of who is new on a list: the parent's masked name, the union, the level. Never a child's name or school
 * (domain rules §9).
 */
@Injectable()
export class ListPublicity {
  constructor(
    private readonly disclosure: DisclosureService,
    private readonly members: MemberDirectory,
  ) {}

  /** Hangs a notice for every new student who has none; returns how long they hang. */
  async publish(tx: Tx, list: GrantList, workingDays: number): Promise<CivilDate | null> {
    let until: CivilDate | null = null;
    for (const award of await this.fresh(tx, list)) {
      const subject = { type: AWARD_SUBJECT, id: award.id };
      const last = (await this.disclosure.noticesOf(tx, subject)).at(-1)?.standing;
      if (last === 'hanging' || last === 'over') continue;
      const { name, unionName } = await this.members.get(tx, award.memberId);
      const notice = await this.disclosure.publish(tx, {
        ...{ subject, unionId: award.unionId, title: '金秋助学资助公示', workingDays },
        facts: { name, unionName, categoryLabel: STUDY_LEVEL_LABELS[award.level], causeLabel: null },
        consent: award.consentedOn === null ? null : { on: award.consentedOn, by: name },
      });
      until = notice.untilOn;
    }
    return until;
  }

  /** Refuses unless every new student's notice hung its whole time and nobody objected. */
  async requireOver(tx: Tx, list: GrantList): Promise<void> {
    for (const award of await this.fresh(tx, list)) {
      const notices = await this.disclosure.noticesOf(tx, { type: AWARD_SUBJECT, id: award.id });
      if (notices.at(-1)?.standing !== 'over') refuse('study-list.notice-not-over');
    }
  }

  async hasNew(tx: ReadTx, list: GrantList): Promise<boolean> {
    return (await this.fresh(tx, list)).length > 0;
  }

  private fresh(tx: ReadTx, list: GrantList): Promise<Award[]> {
    return tx.found(
      Award,
      (param) => `r.id IN (SELECT i.award_id FROM study_aid.instalment i WHERE i.tenant_id = $1
        AND i.grant_list_id = ${param(list.id)} AND i.ordinal = 1)`,
      'ORDER BY r.id',
    );
  }
}
