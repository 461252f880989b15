import { CalendarService } from '@app/calendar';
import { type Actor, civilDateIn, newId } from '@app/kernel';
import { type ReadTx, sqlState, type Tx, UnitOfWork, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Member } from '../data/member.entity';
import { PersonalRequest } from '../data/personal-request.entity';
import {
  copyGrantedSince,
  ownRequests,
  type RequestRow,
  requestInScope,
  requestsInScope,
} from '../data/personal-request.queries';
import { PersonalRequestSettings } from '../data/personal-request.settings';
import { refuse } from '../domain/members.problems';
import {
  decidePersonalRequest,
  isLate,
  type PersonalRequestCommand,
  type PersonalRequestId,
  type PersonalRequestKind,
} from '../domain/personal-request';
import { PersonalFiles, type PersonalSection } from './personal-file-source';

const WORDS = 'members.personal_request.words';
const ANSWER = 'members.personal_request.answer';
const ZONE = 'Asia/Shanghai';
const DAY_MS = 86_400_000;
const UNIQUE_VIOLATION = '23505';
const MANAGE = 'member:manage';

export interface ShownRequest extends RequestRow {
  readonly words: string | null;
  readonly answer: string | null;
  readonly late: boolean;
  /** Until when a copy that was granted can be fetched. */
  readonly copyUntil: Date | null;
}

/** What a member asks about his own particulars, and how his union answers (domain rules §9). */
@Injectable()
export class PersonalRequestService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly calendar: CalendarService,
    private readonly files: PersonalFiles,
    private readonly settings: PersonalRequestSettings,
  ) {}

  async ask(actor: Actor, kind: PersonalRequestKind, words: string | null): Promise<ShownRequest> {
    if (kind === 'correction' && !words?.trim()) refuse('personal-request.words-missing');
    const id = newId<'personal-request'>();
    try {
      await this.uow.run(actor, (tx) => this.file(tx, id, kind, words));
    } catch (error) {
      if (sqlState(error) === UNIQUE_VIOLATION) refuse('personal-request.already-open');
      throw error;
    }
    return (await this.own(actor)).find((one) => one.id === id)!;
  }

  own(actor: Actor): Promise<ShownRequest[]> {
    const memberId = actor.memberId ?? refuse('member.not-found');
    return this.uow.read(actor, async (tx) => {
      return (await ownRequests(tx, memberId)).map((row) => this.shown(tx, row));
    });
  }

  list(actor: Actor, page: { readonly before: string | null; readonly limit: number }): Promise<ShownRequest[]> {
    return this.uow.read(actor, async (tx) => {
      return (await requestsInScope(tx, MANAGE, page)).map((row) => this.shown(tx, row));
    });
  }

  /** With what asks for keeping, when it is about a deletion that is open. */
  one(actor: Actor, id: PersonalRequestId): Promise<{ request: ShownRequest; grounds: string[] }> {
    return this.uow.read(actor, (tx) => this.withGrounds(tx, id));
  }

  answer(
    actor: Actor,
    id: PersonalRequestId,
    version: number,
    command: PersonalRequestCommand,
  ): Promise<{ request: ShownRequest; grounds: string[] }> {
    return this.uow.run(actor, async (tx) => {
      if (!(await requestInScope(tx, MANAGE, id))) refuse('personal-request.not-found');
      await this.take(tx, id, version, command);
      return this.withGrounds(tx, id);
    });
  }

  async withdraw(actor: Actor, id: PersonalRequestId, version: number): Promise<ShownRequest> {
    await this.uow.run(actor, async (tx) => {
      const row = await tx.lock(PersonalRequest, id);
      if (!row || row.memberId !== actor.memberId) refuse('personal-request.not-found');
      await this.take(tx, id, version, { action: 'withdraw', words: null });
    });
    return (await this.own(actor)).find((one) => one.id === id)!;
  }

  /** Everything that is held about the member, while a copy is granted. That it was fetched is recorded. */
  copy(actor: Actor): Promise<PersonalSection[]> {
    const memberId = actor.memberId ?? refuse('member.not-found');
    return this.uow.run(actor, async (tx) => {
      const since = new Date(tx.now.getTime() - this.settings.copyDays * DAY_MS);
      const granted = (await copyGrantedSince(tx, memberId, since)) ?? refuse('personal-request.no-copy');
      const sections = await this.files.sections(tx, memberId);
      this.record(tx, 'copied', granted, { sections: sections.length });
      return sections;
    });
  }

  private async file(tx: Tx, id: PersonalRequestId, kind: PersonalRequestKind, words: string | null): Promise<void> {
    const memberId = tx.actor.memberId ?? refuse('member.not-found');
    const [member] = await tx.found(Member, (param) => `r.id = ${param(memberId)}`);
    if (!member) return refuse('member.not-found');
    const calendar = await this.calendar.workingDays(tx);
    const row = {
      ...{ id, version: 1, memberId, unionId: member.unionId, kind, status: 'open' as const, askedAt: tx.now },
      dueOn: calendar.addWorkingDays(civilDateIn(ZONE, tx.now), this.settings.answerWorkingDays),
      wordsSealed: words?.trim() ? this.vault.seal(tx.actor.tenantId, WORDS, words.trim()) : null,
    };
    this.record(tx, 'asked', row, { kind });
    tx.announce({ type: 'personal-request.asked.v1', payload: { requestId: id, unionId: row.unionId } });
    await tx.insert(PersonalRequest, row);
  }

  private async take(tx: Tx, id: PersonalRequestId, version: number, command: PersonalRequestCommand): Promise<void> {
    const row = (await tx.lock(PersonalRequest, id)) ?? refuse('personal-request.not-found');
    tx.expectVersion(row, version);
    const isErasure = command.action === 'grant' && row.kind === 'deletion';
    const grounds = isErasure ? await this.files.keepingGrounds(tx, row.memberId) : [];
    const status = decidePersonalRequest(row, command, grounds);
    if (isErasure) await this.files.erase(tx, row.memberId);
    this.record(tx, status, row, { kind: row.kind, status: [row.status, status] });
    if (status !== 'withdrawn') {
      const { memberId, unionId } = row;
      tx.announce({ type: 'personal-request.answered.v1', payload: { requestId: id, unionId, memberId } });
    }
    const words = command.words?.trim();
    await tx.update(PersonalRequest, row, {
      ...{ status, answeredAt: tx.now, answeredById: tx.actor.accountId, answeredByName: tx.actor.displayName },
      answerSealed: words ? this.vault.seal(tx.actor.tenantId, ANSWER, words) : null,
    });
  }

  private async withGrounds(tx: ReadTx, id: PersonalRequestId): Promise<{ request: ShownRequest; grounds: string[] }> {
    const row = (await requestInScope(tx, MANAGE, id)) ?? refuse('personal-request.not-found');
    const isOpenDeletion = row.kind === 'deletion' && row.status === 'open';
    const grounds = isOpenDeletion ? await this.files.keepingGrounds(tx, row.memberId) : [];
    return { request: this.shown(tx, row), grounds };
  }

  private shown(tx: ReadTx, row: RequestRow): ShownRequest {
    const { tenantId } = tx.actor;
    const answeredOn = row.answeredAt && civilDateIn(ZONE, row.answeredAt);
    const isCopy = row.kind === 'copy' && row.status === 'granted' && row.answeredAt;
    return {
      ...row,
      words: row.wordsSealed && this.vault.open(tenantId, WORDS, row.wordsSealed),
      answer: row.answerSealed && this.vault.open(tenantId, ANSWER, row.answerSealed),
      late: row.status !== 'withdrawn' && isLate(row.dueOn, answeredOn, civilDateIn(ZONE, tx.now)),
      copyUntil: isCopy ? new Date(row.answeredAt!.getTime() + this.settings.copyDays * DAY_MS) : null,
    };
  }

  private record(tx: Tx, verb: string, { id, unionId }: Pick<PersonalRequest, 'id' | 'unionId'>, detail: object): void {
    tx.audit({ action: `personal-request.${verb}`, subjectType: 'personal-request', subjectId: id, unionId, detail });
  }
}
