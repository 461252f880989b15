import type { CivilDate } from '@app/kernel';
import { readCivilDate, readText, readWords } from './cell-values';
import { takeName } from './person-fields';
import type { PersonReaders, ReadIdentity } from './person-readers';
import type { RowReader } from './row-reader';
import { OUTSIDE } from './row-verdict';
import type { DateSystem } from './sheet-cell';
import type { KnownUnion, UnionLookups } from './union-fields';

type Document = ReadIdentity['document'];

/** Whom a row of a ledger means. */
export interface LedgerPerson {
  /** Equal for rows that mean the same person. */
  readonly key: string;
  /** Of the register, or kept outside it before; null: known by his document, or new. */
  readonly memberId: string | null;
  readonly name: string;
  readonly document: Document | null;
  readonly bornOn: CivilDate | null;
  readonly gender: 'female' | 'male' | null;
  readonly unionId: string;
  /** False where only a name tells who it is. */
  readonly isCertain: boolean;
}

/** Somebody who could be meant. */
export interface KnownPerson {
  /** Null while the import that brings him is only tried. */
  readonly id: string | null;
  readonly name: string;
  readonly unionId: string;
  readonly unionName: string;
  readonly bornOn: CivilDate | null;
  readonly groupName: string | null;
  readonly document: Document | null;
}

export interface PersonLookups {
  readonly byDocument: (document: Document) => KnownPerson | undefined;
  readonly byName: (name: string) => readonly KnownPerson[];
}

export interface PersonDraft {
  readonly name: string | null;
  readonly identity: ReadIdentity | null;
  readonly bornOn: CivilDate | null;
  readonly union: KnownUnion | null;
}

export interface PersonContext {
  readonly today: CivilDate;
  readonly dateSystem: DateSystem;
  readonly people: PersonReaders;
  readonly unions: UnionLookups;
  /** What the person who imports says of rows, by their number. */
  readonly answers: Readonly<Record<string, string>>;
  /** Whom earlier rows and sheets of the import kept outside the register, by key. */
  readonly outsiders: Map<string, LedgerPerson>;
}

/**
 * Tells whom a row means: by the document, else by name, union and birth date with a question to who imports, else a
 * person outside the register.
 */
export class LedgerPersonJudge {
  constructor(private readonly context: PersonContext) {}

  read(reader: RowReader, field = 'idNumber'): PersonDraft {
    const name = takeName(reader, this.context.people);
    const identity = this.identity(reader, field);
    const bornOn = reader.take('bornOn', (cell) => readCivilDate(cell, this.context.dateSystem));
    return {
      name,
      identity,
      bornOn: bornOn ?? identity?.bornOn ?? null,
      union: takeLedgerUnion(reader, this.context.unions),
    };
  }

  judge(reader: RowReader, draft: PersonDraft, lookups: PersonLookups): LedgerPerson | null {
    if (draft.name === null) return null;
    const { identity } = draft;
    if (!identity) return this.byName(reader, { ...draft, name: draft.name }, lookups);
    const { kind, number } = identity.document;
    const known = lookups.byDocument(identity.document);
    if (known && known.name !== draft.name)
      reader.warn('name', 'name-differs', '证件号码登记的姓名和这一行不同，以证件号码为准，请核对');
    if (known)
      return {
        ...this.personOf(draft, draft.name),
        ...ofKnown(known, draft),
        key: `${kind}:${number}`,
        isCertain: true,
      };
    const person = { ...this.personOf(draft, draft.name), key: `${kind}:${number}`, isCertain: true };
    return this.keptOutside(reader, draft, person);
  }

  private byName(
    reader: RowReader,
    draft: PersonDraft & { readonly name: string },
    lookups: PersonLookups,
  ): LedgerPerson {
    const { name, bornOn, union } = draft;
    const found = lookups
      .byName(name)
      .filter(
        (known) => (!union || known.unionId === union.id) && (!bornOn || !known.bornOn || known.bornOn === bornOn),
      );
    const key = `${union?.id ?? ''} ${name} ${bornOn ?? ''}`;
    const person = { ...this.personOf(draft, name), key, isCertain: false };
    const answer = this.context.answers[String(reader.row)];
    const chosen = found.find(({ id }) => id !== null && id === answer) ?? (answer === OUTSIDE ? null : undefined);
    const meant = chosen === undefined && found.length === 1 ? found[0]! : chosen;
    this.ask(reader, found, meant?.id ?? OUTSIDE);
    if (meant) {
      if (chosen === undefined) this.sayMatched(reader, bornOn !== null && meant.bornOn === bornOn);
      return {
        ...person,
        ...ofKnown(meant, draft),
        key: meant.id ?? `${meant.document?.kind}:${meant.document?.number}`,
      };
    }
    if (found.length > 1 && chosen === undefined)
      reader.warn(
        'name',
        'several-with-name',
        `名册里有 ${found.length} 个同名的人，请选是哪一位；不选就记作名册外人员`,
      );
    return this.keptOutside(reader, draft, person, found.length === 0);
  }

  private sayMatched(reader: RowReader, byBirth: boolean): void {
    const how = byBirth ? '姓名、工会和出生日期' : '姓名和工会';
    reader.warn(
      'name',
      byBirth ? 'matched-by-birth' : 'matched-by-name',
      `没有证件号码，按${how}认作名册里的这个人，请核对`,
    );
  }

  private ask(reader: RowReader, found: readonly KnownPerson[], chosen: string): void {
    const choices = found.flatMap(({ id, name, unionName, bornOn, groupName }) =>
      id === null
        ? []
        : [
            {
              id,
              label: [name, unionName, groupName, bornOn && `${bornOn.slice(0, 4)} 年生`].filter(Boolean).join(' '),
            },
          ],
    );
    if (choices.length === 0) return;
    const outside = { id: OUTSIDE, label: '都不是，记作名册外人员' };
    reader.ask({ text: '这一行是哪一位？', choices: [...choices, outside], chosen });
  }

  /** The union of the row goes before the one in which he was kept first. */
  private keptOutside(reader: RowReader, { union }: PersonDraft, person: LedgerPerson, isNew = true): LedgerPerson {
    if (isNew) reader.remark('name', { code: 'outside-register', message: '名册里没有这个人，记作名册外人员' });
    const known = this.context.outsiders.get(person.key);
    if (known) return { ...known, unionId: union?.id ?? known.unionId };
    this.context.outsiders.set(person.key, person);
    return person;
  }

  private personOf({ identity, bornOn, union }: PersonDraft, name: string): Omit<LedgerPerson, 'key' | 'isCertain'> {
    const unionId = union?.id ?? this.context.unions.unnamed?.id ?? '';
    return {
      memberId: null,
      name,
      document: identity?.document ?? null,
      bornOn,
      gender: identity?.gender ?? null,
      unionId,
    };
  }

  /** Ledgers are full of numbers that were cut or typed wrong: then the name has to do. */
  private identity(reader: RowReader, field: string): ReadIdentity | null {
    const cell = reader.cell(field);
    const text = readText(cell);
    if (text.ok && text.value === null) return null;
    const reading = text.ok ? this.context.people.identityDocument(cell.text, { today: this.context.today }) : null;
    if (reading?.ok) return reading.value;
    reader.warn(field, 'id-unreadable', '证件号码不对，改按姓名认人，请核对');
    return null;
  }
}

/** The union that a ledger's row names; null when it names none that is known. */
export function takeLedgerUnion(reader: RowReader, unions: UnionLookups): KnownUnion | null {
  const code = reader.take('unionCode', readText);
  const name = reader.take('unionName', readWords);
  if (code === null && name === null) return null;
  const byCode = code === null ? undefined : unions.byCode(code);
  if (byCode) return byCode;
  const found = name === null ? [] : unions.byName(name);
  if (found.length === 1) return found[0]!;
  if (unions.only) return unions.only;
  const message = '没有找到这个工会，认得出人的记在他的工会，认不出的记在导入的工会';
  reader.warn('unionName', 'unknown-union-name', message);
  return null;
}

/** The union of the row goes before the one where he is now. */
const ofKnown = ({ id, document, unionId, bornOn }: KnownPerson, { union }: PersonDraft) => ({
  ...{ memberId: id, document, bornOn },
  unionId: union?.id ?? unionId,
});
