import { type CivilDate, groupsOf, type MemberId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { personsAround, type PersonAround } from '../data/household-around.query';
import type { Relation } from '../domain/household';
import {
  consentStands,
  isSameSubject,
  type LackingConsent,
  lackingConsents,
  type SensitiveSubject,
} from '../domain/sensitive-consent';
import { countsOn, keptAround, type KeptConsent } from './kept-consent';
import { type HeldSubject, SensitiveConsents } from './sensitive-consents';
import { SensitiveUses } from './sensitive-use';

/** Whose sensitive data stand on the record of a member. */
export interface HeldOnRecord {
  readonly memberId: MemberId;
  /** What the member is in his household. */
  readonly ownRelation: Relation;
  readonly subjects: readonly SensitiveSubject[];
}

const REGISTER = '会员登记';

/** Puts together what the register and the other libs hold around members. */
@Injectable()
export class HeldAround {
  constructor(
    private readonly consents: SensitiveConsents,
    private readonly uses: SensitiveUses,
  ) {}

  /** SQL of the members of whom another lib says that a consent could be wanting. */
  candidates(): readonly string[] {
    return this.uses.candidates();
  }

  isPaying(tx: ReadTx, memberId: MemberId): Promise<boolean> {
    return this.uses.isPaying(tx, memberId);
  }

  /** Of the register his card and the children of his household; of other libs what they hold. One person stands once. */
  async of(tx: ReadTx, memberIds: readonly MemberId[]): Promise<HeldOnRecord[]> {
    const persons = await personsAround(tx, memberIds);
    const uses = await this.uses.subjectsOf(tx, memberIds);
    return groupsOf(persons, ({ around }) => around).map((household) => {
      const { around: memberId, ownRelation } = household[0]!;
      const elsewhere = uses.flatMap(({ records, subjects }) =>
        (subjects.get(memberId) ?? []).map((held) => ({ held, records })),
      );
      const held = [...household.map((person) => ({ held: registered(person), records: REGISTER })), ...elsewhere];
      return { memberId, ownRelation, subjects: merged(held.map((one) => this.subjectOf(tx, one))) };
    });
  }

  /** What was consented to on the records of these members and about whom they hold. */
  consentsOf(tx: ReadTx, held: readonly HeldOnRecord[]): Promise<KeptConsent[]> {
    return this.consents.of(tx, held.flatMap(memberIdsOf));
  }

  private subjectOf(tx: ReadTx, { held, records }: { held: HeldSubject; records: string }): SensitiveSubject {
    return { ...this.consents.subjectOf(tx, held), from: [{ records, tells: held.tells }] };
  }
}

/** What is wanting on the record. `all` may hold consents of other records as well. */
export function lackingOn(held: HeldOnRecord, all: readonly KeptConsent[], today: CivilDate): LackingConsent[] {
  const kept = keptAround(all, memberIdsOf(held));
  const counting = kept.filter((one) => countsOn(held.memberId, one));
  const onRecord = kept.filter(({ row }) => row.memberId === held.memberId);
  return held.subjects.flatMap((subject) =>
    lackingConsents([subject], wasTakenBack(subject, onRecord, today) ? onRecord : counting, today),
  );
}

const memberIdsOf = ({ memberId, subjects }: HeldOnRecord): MemberId[] => [
  memberId,
  ...subjects.flatMap(({ identity }) => identity.memberId ?? []),
];

function registered({ around, hasCard, id, memberId, name, relation, bornOn, documentMac }: PersonAround): HeldSubject {
  const person = { memberId, name, bornOn, documentMac };
  if (memberId !== around) return { ...person, relation, tells: [], key: id };
  return { ...person, relation: 'head', tells: hasCard ? ['bank'] : [], key: 'member' };
}

/**
 * What rests on this very record asks for a new consent on it, although another record has one: as study aid, which is
 * one parent's.
 */
const wasTakenBack = ({ identity }: SensitiveSubject, kept: readonly KeptConsent[], today: CivilDate): boolean => {
  const his = kept.filter(({ subject }) => identity.memberId === null && isSameSubject(identity, subject));
  return his.some(({ endedOn }) => endedOn !== null) && !his.some((one) => consentStands(one, today));
};

/** What several libs hold about one person is one entry, with everything that is told of him. */
function merged(subjects: readonly SensitiveSubject[]): SensitiveSubject[] {
  const found: SensitiveSubject[] = [];
  for (const subject of subjects) {
    const at = found.findIndex(({ identity }) => isSameSubject(identity, subject.identity));
    const there = found[at];
    if (!there) found.push(subject);
    else
      found[at] = {
        ...there,
        identity: { ...there.identity, memberId: there.identity.memberId ?? subject.identity.memberId },
        bornOn: there.bornOn ?? subject.bornOn,
        tells: [...new Set([...there.tells, ...subject.tells])],
        receivers: [...(there.receivers ?? []), ...(subject.receivers ?? [])],
        from: [...(there.from ?? []), ...(subject.from ?? [])],
      };
  }
  return found;
}
