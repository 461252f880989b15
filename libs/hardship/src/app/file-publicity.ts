import { DisclosureService, type ObjectionSaid } from '@app/disclosure';
import type { Actor, CivilDate } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { HardshipFile } from '../data/hardship-file.entity';
import { HARDSHIP_CATEGORY_LABELS } from '../domain/category';
import { HARDSHIP_CAUSE_LABELS } from '../domain/hardship-cause';
import { refuse } from '../domain/hardship.problems';
import { FILE_SUBJECT } from './file-subject';

/** Whose word stands for the consent when an officer wrote it down. */
export const consentByWayOf = ({ displayName }: Actor): string => `本人，由${displayName}记录`;

/** Public notices of files, with nothing in them but what may be published. */
@Injectable()
export class FilePublicity {
  constructor(
    private readonly disclosure: DisclosureService,
    private readonly members: MemberDirectory,
  ) {}

  async publish(tx: Tx, file: HardshipFile, workingDays: number | undefined): Promise<CivilDate> {
    if (file.consentedOn === null) return refuse('hardship-file.not-consented');
    const { name, unionName } = await this.members.get(tx, file.memberId);
    const { untilOn } = await this.disclosure.publish(tx, {
      ...{ subject: { type: FILE_SUBJECT, id: file.id }, unionId: file.unionId, title: '困难职工建档公示' },
      facts: {
        ...{ name, unionName, categoryLabel: HARDSHIP_CATEGORY_LABELS[file.category!] },
        causeLabel: file.consentedCause && file.mainCause ? HARDSHIP_CAUSE_LABELS[file.mainCause] : null,
      },
      consent: { on: file.consentedOn, by: file.consentedBy ?? '本人' },
      ...(workingDays !== undefined && { workingDays }),
    });
    return untilOn;
  }

  /** Told to an officer, by phone or at the desk. */
  async object(tx: Tx, { id }: HardshipFile, said: ObjectionSaid): Promise<void> {
    const notices = await this.disclosure.noticesOf(tx, { type: FILE_SUBJECT, id });
    const last = notices.at(-1) ?? refuse('hardship-file.action-not-open');
    await this.disclosure.object(tx, last.notice.id, said, tx.actor.displayName);
  }

  /** Refuses unless the last notice hung its whole time and nobody objected. */
  async requireOver(tx: Tx, { id }: HardshipFile): Promise<void> {
    const notices = await this.disclosure.noticesOf(tx, { type: FILE_SUBJECT, id });
    if (notices.at(-1)?.standing !== 'over') refuse('hardship-file.notice-not-over');
  }

  takeDown(tx: Tx, { id }: HardshipFile, reason: string): Promise<void> {
    return this.disclosure.takeDown(tx, { type: FILE_SUBJECT, id }, reason);
  }
}
