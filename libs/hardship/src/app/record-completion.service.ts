import { addDays, type Actor, type CivilDate, type FieldProblem } from '@app/kernel';
import { RELATION_LABELS } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { FilePerson } from '../data/file-person.entity';
import type { HardshipFile } from '../data/hardship-file.entity';
import type { HardshipCause } from '../domain/hardship-cause';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { refuse } from '../domain/hardship.problems';
import {
  changeOf,
  changesHealth,
  changeWords,
  COMPLETION_BY_STATUS,
  type RecordChange,
  type RecordedWords,
} from '../domain/record-completion';
import { DuplicateSigns } from './duplicate-signs';
import type { TypedFileConsent } from './file-consents';
import { FilePeople, type OpenedPerson } from './file-people';
import type { Outcome } from './file-step.service';
import { FileStore, type SeenFile } from './file-store';
import { HouseholdWriting, type TypedFilePerson, type TypedHousehold } from './household-writing';
import { ReviewRules } from './review-rules';

/** The record as the officer has it now: who is not among the persons has left the household. */
export interface CompletedRecord extends TypedHousehold {
  readonly mainCause: HardshipCause;
  readonly otherCauses: readonly HardshipCause[];
  /** What happened; asked for when it leads to a review. */
  readonly reason: string | null;
  /** 单独同意 that were ticked in the form. */
  readonly separateConsents: readonly TypedFileConsent[];
}

/**
 * Completing and putting right the record of a file that was handed in (domain rules §2.4, §2.5). What it was judged by
 * stands: statements and judgements are not touched. A household or an income that changed opens the review.
 */
@Injectable()
export class RecordCompletionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: FileStore,
    private readonly people: FilePeople,
    private readonly household: HouseholdWriting,
    private readonly signs: DuplicateSigns,
    private readonly rules: ReviewRules,
  ) {}

  complete(actor: Actor, seen: SeenFile, record: CompletedRecord): Promise<Outcome> {
    return this.signs.orKeep(actor, () =>
      this.uow.run(actor, async (tx) => {
        const file = await this.store.lock(tx, HARDSHIP_PERMISSIONS.manage, seen);
        if (COMPLETION_BY_STATUS[file.status] === 'none') refuse('hardship-file.action-not-open');
        const today = await this.organizations.today(tx);
        const { version } = await this.write(tx, file, record, today);
        return { version };
      }),
    );
  }

  /** Who stood in the file unasked stays so; what the record tells anew, and of whom, asks for its consent. */
  private async write(tx: Tx, file: HardshipFile, record: CompletedRecord, today: CivilDate): Promise<HardshipFile> {
    const { consents } = this.household;
    const given = { today, byOfficer: true };
    const before = await this.people.of(tx, file.id);
    const persons = await this.household.read(tx, file, record, today);
    const causes = causesChanged(file, record);
    const changes = [...changesOf(before, persons, record), ...causes];
    if (changes.length === 0) {
      await consents.keep(tx, file, record.separateConsents, given);
      return file;
    }
    if (leadsToReview(changes)) refuseReview(file, record);
    const unasked = await consents.unasked(tx, file, changesHealth(changes));
    await this.household.replace(tx, file, persons);
    await this.household.fillHolder(tx, file, record.holder);
    const completed = await this.settle(tx, file, record, changes, today);
    await this.household.evidence.followCauses(tx, completed);
    await consents.keep(tx, completed, record.separateConsents, given);
    await consents.require(tx, completed, { unasked, anew: causes.length > 0 ? 'cause' : null });
    return this.resumed(tx, completed);
  }

  /** Taken out of the record, what a consent was taken back of stops the file no longer. */
  private async resumed(tx: Tx, file: HardshipFile): Promise<HardshipFile> {
    if (file.consentWithdrawnOn === null) return file;
    if ((await this.household.consents.takenBack(tx, file)).length > 0) return file;
    return this.store.touch(tx, file, 'consent-renewed', { consentWithdrawnOn: null });
  }

  private async settle(
    tx: Tx,
    file: HardshipFile,
    record: CompletedRecord,
    changes: readonly RecordChange[],
    today: CivilDate,
  ): Promise<HardshipFile> {
    const patch = { mainCause: record.mainCause, otherCauses: [...record.otherCauses] };
    const changed = { changed: changeWords(changes) };
    const isReview = leadsToReview(changes);
    if (!isReview || file.status !== 'active') {
      const reason = isReview ? { reason: record.reason } : {};
      return this.store.touch(tx, file, 'complete-record', patch, { ...changed, ...reason });
    }
    const reviewDueOn = await this.reviewSoon(tx, file, today);
    return this.store.move(tx, file, 'begin-review', { ...patch, reviewDueOn }, changed, record.reason);
  }

  /** Within the days that the yearly review is given, however far away that is. */
  private async reviewSoon(tx: Tx, { reviewDueOn }: HardshipFile, today: CivilDate): Promise<CivilDate> {
    const { opensBeforeDays } = await this.rules.on(tx, today);
    const soon = addDays(today, opensBeforeDays);
    return reviewDueOn !== null && reviewDueOn < soon ? reviewDueOn : soon;
  }
}

const leadsToReview = (changes: readonly RecordChange[]): boolean => changes.some((change) => change.leadsToReview);

function refuseReview({ status }: HardshipFile, { reason }: CompletedRecord): void {
  if (COMPLETION_BY_STATUS[status] !== 'household') refuse('hardship-file.household-closed');
  if (reason?.trim()) return;
  const message = '家里的人口、收入或致困原因变了，请写一句变在哪里；保存后会转入复核';
  const fields: FieldProblem[] = [{ field: 'reason', message }];
  refuse('hardship-file.invalid', message, { fields });
}

function changesOf(
  before: readonly OpenedPerson[],
  persons: readonly FilePerson[],
  { holder, persons: typed }: CompletedRecord,
): RecordChange[] {
  const head = before.find(({ row }) => row.relation === 'head');
  const relatives = before.filter((person) => person !== head);
  const there = new Map(relatives.map((person) => [person.row.id, person]));
  const changes: (RecordChange | null)[] = [];
  if (head) changes.push(changeOf(own(head), { ...own(head), ...holder }));
  persons.forEach((row, index) => {
    const person = there.get(row.id);
    there.delete(row.id);
    const who = RELATION_LABELS[row.relation];
    changes.push(
      person
        ? changeOf(wordsOf(person), typedWords(row, typed[index]!, person))
        : { who, fields: ['新加入家庭'], leadsToReview: true },
    );
  });
  for (const { row } of there.values())
    changes.push({ who: RELATION_LABELS[row.relation], fields: ['不再一起生活'], leadsToReview: true });
  return changes.filter((change) => change !== null);
}

function causesChanged(file: HardshipFile, { mainCause, otherCauses }: CompletedRecord): RecordChange[] {
  const same = file.mainCause === mainCause && [...file.otherCauses].sort().join() === [...otherCauses].sort().join();
  return same ? [] : [{ who: '全家', fields: ['致困原因'], leadsToReview: true }];
}

const numberOf = ({ documentMac }: FilePerson): string | null => documentMac?.toString('hex') ?? null;

const own = (head: OpenedPerson): RecordedWords => ({ ...wordsOf(head), relationLabel: '本人' });

const wordsOf = ({ row, name, health, school, particulars }: OpenedPerson): RecordedWords => ({
  ...{ name, health, school, particulars, relationLabel: RELATION_LABELS[row.relation], document: numberOf(row) },
  ...{ workStatus: row.workStatus, monthIncome: row.monthIncome },
});

const typedWords = (row: FilePerson, typed: TypedFilePerson, before: OpenedPerson): RecordedWords => ({
  name: row.memberId === null ? typed.name : before.name,
  ...{ health: typed.health, school: typed.school, particulars: typed.particulars, document: numberOf(row) },
  ...{ relationLabel: RELATION_LABELS[row.relation], workStatus: typed.workStatus, monthIncome: typed.monthIncome },
});
