import type { CivilDate } from '@app/kernel';
import {
  type HeldSubject,
  isSameSubject,
  type LackingConsent,
  MemberDirectory,
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
    private readonly members: MemberDirectory,
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

  /** Refuses `sensitive-consent.wanting`, naming whose and what. */
  async require(tx: ReadTx, file: HardshipFile): Promise<void> {
    const today = await this.organizations.today(tx);
    await this.consents.require(tx, file.memberId, await this.subjects(tx, file), today);
  }

  async lacking(tx: ReadTx, file: HardshipFile, persons: readonly OpenedPerson[]): Promise<LackingConsent[]> {
    if (!file.running) return [];
    const today = await this.organizations.today(tx);
    return this.consents.lacking(tx, file.memberId, await this.subjectsOf(tx, file, persons), today);
  }

  /** What somebody took back (or his guardian) and nobody has given again. */
  async takenBack(tx: ReadTx, file: HardshipFile): Promise<LackingConsent[]> {
    const subjects = await this.subjects(tx, file);
    const around = subjects.flatMap(({ identity }) => identity.memberId ?? []);
    const ended = (await this.consents.of(tx, [file.memberId, ...around])).filter(({ endedOn }) => endedOn !== null);
    const lacking = await this.consents.lackingNow(tx, file.memberId, subjects);
    return lacking.filter((one) =>
      ended.some(({ kind, subject }) => kind === one.kind && isSameSubject(subject, one.subject.identity)),
    );
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
    const held = await this.heldOf(tx, file, await this.people.of(tx, file.id));
    return held.map((one) => ({ ...one, key: `${file.id}:${one.key}` }));
  }

  private async subjectsOf(
    tx: ReadTx,
    file: HardshipFile,
    persons: readonly OpenedPerson[],
  ): Promise<SensitiveSubject[]> {
    return (await this.heldOf(tx, file, persons)).map((subject) => this.consents.subjectOf(tx, subject));
  }

  private async heldOf(tx: ReadTx, file: HardshipFile, persons: readonly OpenedPerson[]): Promise<HeldSubject[]> {
    const ids = persons.flatMap(({ row }) => row.memberId ?? []);
    const registered = await this.members.getMany(tx, ids);
    const born = (person: OpenedPerson) =>
      person.row.bornOn ?? (person.row.memberId && registered.get(person.row.memberId)?.bornOn) ?? null;
    return heldSubjects(file, persons, born);
  }
}

const HOLDER = 'holder';
const keyOf = ({ relation, place }: OpenedPerson['row']): string => (relation === 'head' ? HOLDER : String(place - 1));

/** Whose illness the household's cause is nobody wrote down: then it is the holder who is asked. */
function heldSubjects(
  { mainCause, otherCauses }: HardshipFile,
  persons: readonly OpenedPerson[],
  bornOn: (person: OpenedPerson) => CivilDate | null,
): HeldSubject[] {
  const told = persons.some(tellsHealth);
  const isIllness = mainCause === 'major-illness' || otherCauses.includes('major-illness');
  return persons.map((person) => {
    const { row, name } = person;
    const { memberId, documentMac, relation } = row;
    const tells = tellsHealth(person) || (isIllness && !told && relation === 'head');
    return {
      ...{ key: keyOf(row), memberId, documentMac, name, relation, bornOn: bornOn(person) },
      tells: tells ? ['health'] : [],
    };
  });
}

const tellsHealth = ({ health, particulars }: OpenedPerson): boolean =>
  tellsIllness(health) || Boolean((particulars as { readonly disability?: string | null } | null)?.disability);
