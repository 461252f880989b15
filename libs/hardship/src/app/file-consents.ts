import type { CivilDate, MemberId } from '@app/kernel';
import {
  type HeldSubject,
  isAnswered,
  isSameSubject,
  isUnderFourteen,
  keptAround,
  type KeptConsent,
  type LackingConsent,
  SensitiveConsents,
  type SensitiveKind,
  type SensitiveSubject,
  type TypedConsent,
} from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { HardshipFile } from '../data/hardship-file.entity';
import { statingHealth } from '../data/stated-health.query';
import { refuse } from '../domain/hardship.problems';
import { type HealthTold, tellsIllness } from '../domain/told-health';
import { FilePeople, type OpenedPerson } from './file-people';

/** A separate consent as the form has it: for the holder, or for the relative at that place. */
export interface TypedFileConsent extends TypedConsent {
  /** Null is the holder; a relative's place among the persons of the form, from 0. */
  readonly person: number | null;
}

/** The separate consents (单独同意) that a file asks for: of whose health it tells, and of its children under 14. */
@Injectable()
export class FileConsents {
  constructor(
    readonly people: FilePeople,
    private readonly organizations: OrganizationDirectory,
    private readonly consents: SensitiveConsents,
  ) {}

  /** Records what was ticked; whoever is not in the file any more is left out. */
  async keep(
    tx: Tx,
    file: HardshipFile,
    given: readonly TypedFileConsent[],
    { today, byOfficer }: { readonly today: CivilDate; readonly byOfficer: boolean },
  ): Promise<void> {
    if (given.length === 0) return;
    const subjects = new Map((await this.subjects(tx, file)).map((subject) => [subject.key, subject]));
    const answers = given.flatMap(({ person, ...typed }) => {
      const subject = subjects.get(person === null ? HOLDER : String(person));
      if (!subject) return [];
      if (byOfficer && typed.means !== 'signed' && typed.means !== 'oral') refuse('hardship-file.consent-means');
      return [{ subject, typed: byOfficer ? typed : { ...typed, means: 'web' as const } }];
    });
    await this.consents.giveTyped(tx, { id: file.memberId, unionId: file.unionId }, answers, today);
  }

  /** Refuses `sensitive-consent.wanting`, naming whose and what; who stood there unasked may go on without. */
  async require(tx: ReadTx, file: HardshipFile, before?: RecordBefore): Promise<void> {
    const today = await this.organizations.today(tx);
    const lacks = await this.lacksOf(tx, file);
    const wanting = before ? lacks.filter((one) => !mayGoOn(one, before)) : lacks;
    const subjects = wanting.map(({ lack }) => lack.subject);
    await this.consents.require(tx, file.memberId, subjects, today);
  }

  /** What lacks its consent as the record stands. What was taken back is not among it when health is written anew. */
  async unasked(tx: ReadTx, file: HardshipFile, tellsAnew: boolean): Promise<PersonLack[]> {
    const lacks = await this.lacksOf(tx, file);
    if (!tellsAnew) return lacks;
    const ended = await this.takenBack(tx, file);
    return lacks.filter(({ lack }) => !ended.some((other) => isSameLack(lack, other)));
  }

  private async lacksOf(tx: ReadTx, file: HardshipFile): Promise<PersonLack[]> {
    const persons = await this.people.of(tx, file.id);
    const byKey = new Map(persons.map((person) => [keyOf(person.row), person]));
    const lacking = await this.consents.lackingNow(tx, file.memberId, await this.subjectsOf(tx, file, persons));
    return lacking.map((lack) => {
      const person = byKey.get(lack.subject.key)!;
      const isNamed = person.row.relation !== 'head' || tellsHealth(person);
      return { lack, rowId: person.row.id, by: isNamed ? 'words' : isIllnessCause(file) ? 'cause' : 'statement' };
    });
  }

  async lacking(tx: ReadTx, file: HardshipFile, persons: readonly OpenedPerson[]): Promise<LackingConsent[]> {
    if (!file.running) return [];
    const today = await this.organizations.today(tx);
    return this.consents.lacking(tx, file.memberId, await this.subjectsOf(tx, file, persons), today);
  }

  /** What somebody took back (or his guardian) and nobody has given again. */
  async takenBack(tx: ReadTx, file: HardshipFile): Promise<LackingConsent[]> {
    const subjects = await this.subjects(tx, file);
    const around = aroundOf(
      file,
      subjects.map(({ identity }) => identity),
    );
    const kept = await this.consents.of(tx, around);
    const lacks = await this.consents.lacksNow(tx, file.memberId, subjects);
    return lacks.filter(({ takenBack, subject }) => takenBack || isGuardiansNo(subject, kept));
  }

  /** What stands of each person of the file, by his row. */
  async standing(
    tx: ReadTx,
    file: HardshipFile,
    persons: readonly OpenedPerson[],
  ): Promise<ReadonlyMap<string, readonly SensitiveKind[]>> {
    const today = await this.organizations.today(tx);
    const subjects = await this.subjectsOf(tx, file, persons);
    const kinds = await this.consents.standingKinds(tx, file.memberId, subjects, today);
    return new Map(persons.map(({ row }) => [row.id, kinds.get(keyOf(row)) ?? []]));
  }

  async subjects(tx: ReadTx, file: HardshipFile): Promise<SensitiveSubject[]> {
    return this.subjectsOf(tx, file, await this.people.of(tx, file.id));
  }

  /** Keys name the rows, for pages on which several cases stand. */
  async held(
    tx: ReadTx,
    files: readonly HardshipFile[],
  ): Promise<{ readonly file: HardshipFile; readonly subjects: readonly HeldSubject[] }[]> {
    const ids = files.map(({ id }) => id);
    const people = await this.people.ofMany(tx, ids);
    const records = files.map((file) => ({ file, persons: people.get(file.id) ?? [] }));
    const held = await this.heldOf(tx, records);
    return files.map((file, at) => ({
      file,
      subjects: held[at]!.map((one) => ({ ...one, key: `${file.id}:${one.key}` })),
    }));
  }

  private async subjectsOf(
    tx: ReadTx,
    file: HardshipFile,
    persons: readonly OpenedPerson[],
  ): Promise<SensitiveSubject[]> {
    const [held] = await this.heldOf(tx, [{ file, persons }]);
    return held!.map((subject) => this.consents.subjectOf(tx, subject));
  }

  /** In order. A child whose guardian took the consent back speaks for himself once he is grown, whatever is told of him. */
  private async heldOf(tx: ReadTx, records: readonly FileRecord[]): Promise<HeldSubject[][]> {
    const others = records.flatMap(({ file }) => (isIllnessCause(file) ? [] : file.id));
    const stating = await statingHealth(tx, others);
    const households = records.map(({ file, persons }) => {
      const held = heldSubjects(persons, isIllnessCause(file) || stating.has(file.id));
      return { held, around: aroundOf(file, held) };
    });
    const all = await this.consents.of(
      tx,
      households.flatMap(({ around }) => around),
    );
    const today = await this.organizations.today(tx);
    return households.map(({ held, around }) => {
      // Who is known by his name alone is somebody else in the next household.
      const kept = keptAround(all, around);
      return held.map((one) => {
        const subject = this.consents.subjectOf(tx, one);
        const isAsked = !isUnderFourteen(subject, today) && isGuardiansNo(subject, kept);
        return isAsked ? { ...one, tells: ['health'] } : one;
      });
    });
  }
}

/** Whose records can hold a consent to what the file tells: the holder's and those of relatives who are members. */
const aroundOf = (
  { memberId }: HardshipFile,
  persons: readonly { readonly memberId: MemberId | null }[],
): MemberId[] => [memberId, ...persons.flatMap((person) => person.memberId ?? [])];

/** A file with the persons of its household. */
interface FileRecord {
  readonly file: HardshipFile;
  readonly persons: readonly OpenedPerson[];
}

/** Whether this consent, taken back, is one that is wanting now. */
export const isStopped = (lack: LackingConsent, taken: Pick<KeptConsent, 'kind' | 'receiver' | 'subject'>): boolean =>
  isAnswered(lack, taken) && isSameSubject(taken.subject, lack.subject.identity);

/** The guardian's last word on a child was that he takes his consent back. */
const isGuardiansNo = ({ identity }: SensitiveSubject, kept: readonly KeptConsent[]): boolean => {
  const last = kept.findLast(({ kind, subject }) => kind === 'child' && isSameSubject(subject, identity));
  return (last?.endedOn ?? null) !== null;
};

/** What lacks its consent about somebody of a file, and what tells it. */
interface PersonLack {
  readonly rowId: string;
  readonly lack: LackingConsent;
  readonly by: HealthTold;
}

/** How a record stood before it was completed or reviewed. */
interface RecordBefore {
  readonly unasked: readonly PersonLack[];
  /** What names nobody and was written anew. */
  readonly anew: 'cause' | 'statement' | null;
}

/** By his row: names and numbers are what a record is completed with. An expense that stood there excuses no words. */
const mayGoOn = ({ rowId, lack, by }: PersonLack, { unasked, anew }: RecordBefore): boolean =>
  (by !== 'words' && by !== anew) ||
  unasked.some(
    (other) =>
      other.rowId === rowId && isAnswered(other.lack, lack) && (other.by !== 'statement' || by === 'statement'),
  );

const isSameLack = (one: LackingConsent, other: LackingConsent): boolean =>
  one.kind === other.kind && isSameSubject(one.subject.identity, other.subject.identity);

const HOLDER = 'holder';
const keyOf = ({ relation, place }: OpenedPerson['row']): string => (relation === 'head' ? HOLDER : String(place - 1));

const isIllnessCause = ({ mainCause, otherCauses }: HardshipFile): boolean =>
  mainCause === 'major-illness' || otherCauses.includes('major-illness');

/** Whose illness the household's cause or its expense is nobody wrote down: then it is the holder who is asked. */
function heldSubjects(persons: readonly OpenedPerson[], isIllness: boolean): HeldSubject[] {
  const told = persons.some(tellsHealth);
  return persons.map((person) => {
    const { row, name, bornOn } = person;
    const { memberId, documentMac, relation } = row;
    const tells = tellsHealth(person) || (isIllness && !told && relation === 'head');
    return {
      ...{ key: keyOf(row), memberId, documentMac, name, relation, bornOn },
      tells: tells ? ['health'] : [],
    };
  });
}

const tellsHealth = ({ health, particulars }: OpenedPerson): boolean =>
  tellsIllness(health) || Boolean((particulars as { readonly disability?: string | null } | null)?.disability);
