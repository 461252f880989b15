import { type MemberId, type PersonId, personsOf } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { sqlState, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { insertParts, insertReceivers, partsOf } from '../data/approval.queries';
import { copyParts, insertReceiversOfAll, otherPartsIn, takePartIn } from '../data/separation.batch';
import { refuse } from '../domain/approval.problems';
import {
  assertSeparateDuties,
  DUTY_PART_NAMES,
  type DutyAssignment,
  type DutyConflict,
  dutyConflict,
  type DutyPart,
  type PersonInHousehold,
} from '../domain/separate-duties';

/** A member is his own person. */
export const personOf = (memberId: MemberId): PersonId => memberId as unknown as PersonId;

const HOME = 'the household of who receives';

/** Who receives, and who lives with him now or did when it was asked for. */
export interface Receivers {
  readonly recipients: readonly PersonInHousehold[];
  /** As the rules want a person: in the household of who receives, or in another. */
  place(personId: PersonId): PersonInHousehold;
}

const receiversOf = (recipientIds: readonly PersonId[], inHousehold: ReadonlySet<PersonId>): Receivers => ({
  recipients: recipientIds.map((personId) => ({ personId, householdId: HOME })),
  place: (personId) => ({ personId, householdId: inHousehold.has(personId) ? HOME : null }),
});

/** A case with who receives in it. */
export interface ReceivingCase {
  readonly subjectId: string;
  readonly recipientId: MemberId;
}

/** The parts that people have in a case, kept so that the database refuses a second one of the same person. */
@Injectable()
export class SeparateDuties {
  constructor(private readonly members: MemberDirectory) {}

  /** The household as it is now joins those who were in it before: marrying after the request changes the answer. */
  async receivers(
    tx: Tx,
    subjectId: string,
    recipientIds: readonly PersonId[],
    asked: readonly DutyAssignment[] | Promise<readonly DutyAssignment[]>,
  ): Promise<Receivers> {
    const [living, parts] = await Promise.all([
      this.members.livingTogether(tx, recipientIds as unknown as MemberId[]),
      asked,
    ]);
    const around = [...living.values()].map((each) => each.around);
    const kept = parts.filter((each) => each.part === 'receives').map((each) => each.personId);
    const now = new Set([...recipientIds, ...around.flat().map(personOf)]);
    await insertReceivers(
      tx,
      subjectId,
      [...now].filter((id) => !kept.includes(id)),
    );
    return receiversOf(recipientIds, new Set([...kept, ...now]));
  }

  /** The first parts in a new case, in one statement: who receives, who lives with him, and who asks. */
  async begin(
    tx: Tx,
    subjectId: string,
    recipientIds: readonly PersonId[],
    household: readonly MemberId[],
  ): Promise<Receivers> {
    const receiving = new Set([...recipientIds, ...household.map(personOf)]);
    const receivers = receiversOf(recipientIds, receiving);
    const asking = personsOf(tx.actor);
    for (const personId of asking) assertSeparateDuties(receivers.place(personId), 'asks', [], receivers.recipients);
    const parts = [...receiving].map((personId): DutyAssignment => ({ personId, part: 'receives' }));
    const asks = asking.map((personId): DutyAssignment => ({ personId, part: 'asks' }));
    await insertParts(tx, subjectId, [...parts, ...asks]);
    return receivers;
  }

  /**
   * The actor takes a part in a case, and so does whom he acts for. Refuses in a sentence who has another part in it, receives, or lives with who
   * receives; the primary key refuses whatever gets past that.
   */
  async take(
    tx: Tx,
    subjectId: string,
    part: DutyPart,
    recipientIds: readonly PersonId[],
    persons: readonly PersonId[] = personsOf(tx.actor),
  ): Promise<void> {
    const taken = await partsOf(tx, subjectId);
    const receivers = await this.receivers(tx, subjectId, recipientIds, taken);
    for (const personId of persons) assertSeparateDuties(receivers.place(personId), part, taken, receivers.recipients);
    await this.write(tx, subjectId, part, persons, taken);
  }

  /** Keeps a part that was judged already; who has it before keeps it. */
  async write(
    tx: Tx,
    subjectId: string,
    part: DutyPart,
    persons: readonly PersonId[],
    taken: readonly DutyAssignment[],
  ): Promise<void> {
    const has = (personId: PersonId): boolean => taken.some((each) => each.personId === personId && each.part === part);
    const fresh = [...new Set(persons)].filter((personId) => !has(personId));
    try {
      await insertParts(
        tx,
        subjectId,
        fresh.map((personId) => ({ personId, part })),
      );
    } catch (error) {
      if (sqlState(error) !== '23505') throw error;
      const sentence = `同一件事一人只能办一个环节，您已经办过别的环节，不能再${DUTY_PART_NAMES[part]}，请由别的同志办理。`;
      refuse('approval.one-person-one-part', sentence);
    }
  }

  /**
   * The cases of a plan that was approved as a whole: who asked, reviewed and approved the plan has that part in each
   * of them, and who receives and lives with him has his.
   */
  async inherit(tx: Tx, planId: string, cases: readonly ReceivingCase[]): Promise<void> {
    await copyParts(
      tx,
      planId,
      cases.map((each) => each.subjectId),
    );
    await this.receiversOfAll(tx, cases);
  }

  /**
   * The actor takes a part in many cases, or in none of them. Refuses like `take`; `extensions.items` names the cases
   * that he has to leave to somebody else.
   */
  async takeAll(tx: Tx, part: DutyPart, cases: readonly ReceivingCase[]): Promise<void> {
    const living = await this.receiversOfAll(tx, cases);
    const ids = cases.map((each) => each.subjectId);
    for (const personId of personsOf(tx.actor)) {
      const others = new Map((await otherPartsIn(tx, personId, ids)).map((each) => [each.subjectId, each.part]));
      const conflicts = cases.flatMap(({ subjectId, recipientId }) => {
        const at = receiversOf([personOf(recipientId)], new Set(living.get(recipientId)?.around.map(personOf)));
        const other = others.get(subjectId);
        // Who lived with him when it was asked for stands back too.
        const place = other === 'receives' ? { personId, householdId: HOME } : at.place(personId);
        const taken = other && other !== 'receives' ? [{ personId, part: other }] : [];
        const conflict = dutyConflict(place, part, taken, at.recipients);
        return conflict ? [{ ...conflict, subjectId }] : [];
      });
      refuseSome(conflicts, cases.length);
      await takePartIn(tx, personId, part, ids);
    }
  }

  private async receiversOfAll(tx: Tx, cases: readonly ReceivingCase[]) {
    const living = await this.members.livingTogether(
      tx,
      cases.map((each) => each.recipientId),
    );
    const pairs = cases.flatMap(({ subjectId, recipientId }) =>
      (living.get(recipientId)?.around ?? [recipientId]).map((id) => ({ subjectId, personId: personOf(id) })),
    );
    await insertReceiversOfAll(tx, pairs);
    return living;
  }
}

function refuseSome(conflicts: readonly (DutyConflict & { readonly subjectId: string })[], of: number): void {
  const [first] = conflicts;
  if (!first) return;
  const sentence =
    of === 1 ? first.sentence : `其中 ${conflicts.length} 笔您要回避：${first.sentence}其余的可以去掉这几笔后再办。`;
  refuse(first.code, sentence, { items: conflicts.map((each) => each.subjectId) });
}
