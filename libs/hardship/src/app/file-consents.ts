import type { CivilDate } from '@app/kernel';
import {
  type HeldSubject,
  isAnswered,
  isSameSubject,
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
import { refuse } from '../domain/hardship.problems';
import { tellsIllness } from '../domain/told-health';
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
      return { lack, rowId: person.row.id, isInferred: person.row.relation === 'head' && !tellsHealth(person) };
    });
  }

  async lacking(tx: ReadTx, file: HardshipFile, persons: readonly OpenedPerson[]): Promise<LackingConsent[]> {
    if (!file.running) return [];
    const today = await this.organizations.today(tx);
    return this.consents.lacking(tx, file.memberId, await this.subjectsOf(tx, file, persons), today);
  }

  /** What somebody took back (or his guardian) and nobody has given again. */
  async takenBack(tx: ReadTx, file: HardshipFile): Promise<LackingConsent[]> {
    const lacks = await this.consents.lacksNow(tx, file.memberId, await this.subjects(tx, file));
    return lacks.filter(({ takenBack }) => takenBack);
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
  async held(tx: ReadTx, file: HardshipFile): Promise<HeldSubject[]> {
    const held = heldSubjects(file, await this.people.of(tx, file.id));
    return held.map((one) => ({ ...one, key: `${file.id}:${one.key}` }));
  }

  private async subjectsOf(
    tx: ReadTx,
    file: HardshipFile,
    persons: readonly OpenedPerson[],
  ): Promise<SensitiveSubject[]> {
    return heldSubjects(file, persons).map((subject) => this.consents.subjectOf(tx, subject));
  }
}

/** What lacks its consent about somebody of a file; `isInferred`: only the cause of hardship tells of his illness. */
interface PersonLack {
  readonly rowId: string;
  readonly lack: LackingConsent;
  readonly isInferred: boolean;
}

/** How a record stood before it was completed. */
interface RecordBefore {
  readonly unasked: readonly PersonLack[];
  readonly hasNewCauses: boolean;
}

/** By his row: names and numbers are what a record is completed with. */
const mayGoOn = ({ rowId, lack, isInferred }: PersonLack, { unasked, hasNewCauses }: RecordBefore): boolean =>
  (isInferred && !hasNewCauses) || unasked.some((other) => other.rowId === rowId && isAnswered(other.lack, lack.kind));

const isSameLack = (one: LackingConsent, other: LackingConsent): boolean =>
  one.kind === other.kind && isSameSubject(one.subject.identity, other.subject.identity);

const HOLDER = 'holder';
const keyOf = ({ relation, place }: OpenedPerson['row']): string => (relation === 'head' ? HOLDER : String(place - 1));

/** Whose illness the household's cause is nobody wrote down: then it is the holder who is asked. */
function heldSubjects({ mainCause, otherCauses }: HardshipFile, persons: readonly OpenedPerson[]): HeldSubject[] {
  const told = persons.some(tellsHealth);
  const isIllness = mainCause === 'major-illness' || otherCauses.includes('major-illness');
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
