import { type CivilDate, newId, type UnionId } from '@app/kernel';
import { CalendarService } from '@app/calendar';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, type Tx, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Objection, PublicNotice } from '../data/public-notice.entity';
import { refuse } from '../domain/disclosure.problems';
import {
  maskedFacts,
  type NoticeStanding,
  noticeStanding,
  type PublicFacts,
  type PublicNoticeId,
} from '../domain/public-facts';
import { leastDays, MOST_NOTICE_DAYS } from '../domain/publicity-rule';

const WORDS = 'disclosure.objection.words';
const NAME = 'disclosure.objection.name';
const CONTACT = 'disclosure.objection.contact';
const MOST_OBJECTIONS = 50;

export interface Publication {
  /** Such as `{ type: 'hardship-file', id }`; the public is not told. */
  readonly subject: { readonly type: string; readonly id: string };
  readonly unionId: UnionId;
  /** What is announced, such as 困难职工建档公示. */
  readonly title: string;
  readonly facts: PublicFacts;
  readonly consent: { readonly on: CivilDate; readonly by: string } | null;
  /** At least what the rule asks; that when left out. */
  readonly workingDays?: number;
}

export interface ObjectionSaid {
  readonly words: string;
  /** Null: he wishes not to be named. */
  readonly name: string | null;
  readonly contact: string | null;
}

export interface OpenedObjection extends ObjectionSaid {
  readonly id: string;
  readonly receivedAt: Date;
  readonly takenBy: string | null;
}

export interface NoticeWithStanding {
  readonly notice: PublicNotice;
  readonly standing: NoticeStanding;
  readonly objections: number;
}

/** Public notices of the cases of other libs, inside their transactions. */
@Injectable()
export class DisclosureService {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly calendar: CalendarService,
    private readonly vault: Vault,
  ) {}

  /**
   * Hangs a notice from today for so many working days; the next round when one hung before. Refuses without consent
   * (`notice.no-consent`), while one hangs (`notice.hanging`), and fewer days than the rule asks.
   */
  async publish(tx: Tx, { subject, unionId, title, facts, consent, workingDays }: Publication): Promise<PublicNotice> {
    if (!consent) return refuse('notice.no-consent');
    const before = await this.noticesOf(tx, subject);
    if (before.some(({ standing }) => standing === 'hanging')) refuse('notice.hanging');
    const round = before.length + 1;
    const least = leastDays(before.at(-1)?.standing ?? null);
    const days = workingDays ?? least;
    if (days < least || days > MOST_NOTICE_DAYS) refuse('notice.too-short');
    const today = await this.organizations.today(tx);
    const untilOn = (await this.calendar.workingDays(tx)).addWorkingDays(today, days);
    const notice: PublicNotice = {
      ...{ tenantId: tx.actor.tenantId, id: newId<'public-notice'>(tx.now.getTime()) as PublicNoticeId, version: 1 },
      ...{ subjectType: subject.type, subjectId: subject.id, unionId, round, status: 'open', title },
      ...maskedFacts(facts),
      ...{ publishedOn: today, untilOn, workingDays: days, consentedOn: consent.on, consentedBy: consent.by },
      ...{ publishedBy: tx.actor.personId, publishedByName: tx.actor.displayName, publishedAt: tx.now },
      ...{ endedAt: null, endedReason: null },
    };
    await tx.insert(PublicNotice, notice);
    this.audit(tx, notice, 'publish', { round, untilOn, consentedOn: consent.on });
    return notice;
  }

  /** The notices of a subject, the first round first. */
  async noticesOf(tx: ReadTx, { type, id }: Publication['subject']): Promise<NoticeWithStanding[]> {
    const notices = await tx
      .from(PublicNotice, 'n')
      .andWhere('n.subjectType = :type AND n.subjectId = :id', { type, id })
      .orderBy('n.round')
      .getMany();
    if (notices.length === 0) return [];
    const today = await this.organizations.today(tx);
    const counts = await this.objectionCounts(
      tx,
      notices.map((notice) => notice.id),
    );
    return notices.map((notice) => ({
      notice,
      standing: noticeStanding(notice, today),
      objections: counts.get(notice.id) ?? 0,
    }));
  }

  /**
   * Takes an objection and stops the clock. Refuses when the notice does not hang any more (`notice.over`): its last day
   * is over, it was taken down, or the next round hangs in its place.
   */
  async object(tx: Tx, id: PublicNoticeId, said: ObjectionSaid, takenBy: string | null): Promise<PublicNotice> {
    const notice = (await tx.lock(PublicNotice, id)) ?? refuse('notice.not-found');
    const standing = noticeStanding(notice, await this.organizations.today(tx));
    if (standing !== 'hanging' && standing !== 'objected') refuse('notice.over');
    if (!(await this.isLastRound(tx, notice))) refuse('notice.over');
    const counts = await this.objectionCounts(tx, [id]);
    if ((counts.get(id) ?? 0) >= MOST_OBJECTIONS) refuse('notice.too-many-objections');
    const { tenantId } = tx.actor;
    await tx.insert(Objection, {
      ...{ id: newId<'objection'>(tx.now.getTime()), noticeId: id, unnamed: said.name === null, takenBy },
      wordsSealed: this.vault.seal(tenantId, WORDS, said.words),
      nameSealed: said.name === null ? null : this.vault.seal(tenantId, NAME, said.name),
      contactSealed: said.contact === null ? null : this.vault.seal(tenantId, CONTACT, said.contact),
      receivedAt: tx.now,
    });
    this.audit(tx, notice, 'object', { status: [notice.status, 'objected'], unnamed: said.name === null });
    const { subjectType, subjectId } = notice;
    tx.announce({ type: 'disclosure.objected.v1', payload: { noticeId: id, subjectType, subjectId } });
    return tx.update(PublicNotice, notice, { status: 'objected' });
  }

  /** What was said against the notices of a subject. Whether the actor may read it was asked by the caller. */
  async objectionsTo(tx: ReadTx, subject: Publication['subject']): Promise<OpenedObjection[]> {
    const noticeIds = (await this.noticesOf(tx, subject)).map(({ notice }) => notice.id);
    if (noticeIds.length === 0) return [];
    const rows = await tx
      .from(Objection, 'o')
      .andWhere('o.noticeId = ANY(:noticeIds)', { noticeIds })
      .orderBy('o.id')
      .getMany();
    return rows.map(({ id, tenantId, wordsSealed, nameSealed, contactSealed, receivedAt, takenBy }) => ({
      ...{ id, receivedAt, takenBy, words: this.vault.open(tenantId, WORDS, wordsSealed) },
      name: nameSealed && this.vault.open(tenantId, NAME, nameSealed),
      contact: contactSealed && this.vault.open(tenantId, CONTACT, contactSealed),
    }));
  }

  /** Takes what still hangs down: the case was withdrawn or refused. */
  async takeDown(tx: Tx, subject: Publication['subject'], reason: string): Promise<void> {
    for (const { notice, standing } of await this.noticesOf(tx, subject)) {
      if (standing !== 'hanging' && standing !== 'objected') continue;
      this.audit(tx, notice, 'take-down', { status: [notice.status, 'taken-down'] }, reason);
      await tx.update(PublicNotice, notice, { status: 'taken-down', endedAt: tx.now, endedReason: reason });
    }
  }

  private async isLastRound(tx: ReadTx, { subjectType, subjectId, round }: PublicNotice): Promise<boolean> {
    const of = { subjectType, subjectId, round };
    const query = tx.from(PublicNotice, 'n').andWhere('n.subjectType = :subjectType AND n.subjectId = :subjectId', of);
    return (await query.andWhere('n.round > :round', of).getCount()) === 0;
  }

  private async objectionCounts(tx: ReadTx, ids: readonly PublicNoticeId[]): Promise<Map<PublicNoticeId, number>> {
    const rows = await tx.rows<{ id: PublicNoticeId; count: number }>(
      `SELECT notice_id AS id, count(*)::int AS count FROM disclosure.objection
       WHERE tenant_id = $1 AND notice_id = ANY($2::uuid[]) GROUP BY notice_id`,
      [tx.actor.tenantId, ids],
    );
    return new Map(rows.map((row) => [row.id, row.count]));
  }

  private audit(tx: Tx, notice: PublicNotice, action: string, detail: object, reason: string | null = null): void {
    const { id: subjectId, unionId } = notice;
    tx.audit({ action: `public-notice.${action}`, subjectType: 'public-notice', subjectId, unionId, detail, reason });
  }
}
