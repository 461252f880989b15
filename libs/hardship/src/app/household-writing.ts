import { type CivilDate, type Fen, type FieldProblem, newId } from '@app/kernel';
import {
  documentKey,
  type IdentityDocument,
  MemberDirectory,
  readIdentityDocument,
  readPersonName,
  type Relation,
} from '@app/members';
import { sqlState, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { AttemptedFile } from '../data/duplicate-sign.query';
import { FilePerson } from '../data/file-person.entity';
import type { HardshipFile } from '../data/hardship-file.entity';
import type { FilePersonId } from '../domain/hardship-file';
import { refuse } from '../domain/hardship.problems';
import { type HolderParticulars, particularFaults, type RelativeParticulars } from '../domain/person-particulars';
import { gapsOf } from '../domain/record-completion';
import { HouseholdHasFile } from './duplicate-signs';
import { FileCipher } from './file-cipher';
import { FileConsents } from './file-consents';
import { FileStore } from './file-store';
import { LineEvidence } from './line-evidence';
import { countGaps } from './record-gaps';

/** Somebody of the household as typed, besides the holder. */
export interface TypedFilePerson {
  readonly name: string;
  readonly relation: Relation;
  readonly idNumber: string | null;
  /** Null keeps the number that is stored for who has the same id. */
  readonly id: string | null;
  readonly monthIncome: Fen | null;
  readonly workStatus: string | null;
  readonly health: string | null;
  readonly school: string | null;
  readonly particulars: RelativeParticulars | null;
}

/** What the form says of the holder himself. */
export interface TypedHolder {
  readonly health: string | null;
  readonly workStatus: string | null;
  readonly monthIncome: Fen | null;
  readonly particulars: HolderParticulars | null;
}

export interface TypedHousehold {
  readonly holder: TypedHolder;
  readonly persons: readonly TypedFilePerson[];
}

/** Reads and writes who lives in the household, as typed into a form. */
@Injectable()
export class HouseholdWriting {
  constructor(
    private readonly members: MemberDirectory,
    private readonly store: FileStore,
    private readonly cipher: FileCipher,
    readonly consents: FileConsents,
    readonly evidence: LineEvidence,
  ) {}

  /** The relatives as rows; who is there already keeps his id, and his number when none is typed. */
  async read(tx: Tx, file: HardshipFile, { persons, holder }: TypedHousehold, today: CivilDate): Promise<FilePerson[]> {
    const { bornOn: holderBornOn } = await this.members.get(tx, file.memberId);
    const there = (await this.store.personsOf(tx, [file.id])).filter(({ relation }) => relation !== 'head');
    const kept = new Map(there.map((row) => [row.id as string, row]));
    const faults: FieldProblem[] = particularFaults(holder.particulars ?? {}, 'particulars', today);
    const read = persons.map((person, index) => {
      const before = person.id === null ? undefined : kept.get(person.id);
      if (before) kept.delete(before.id);
      return readPerson(person, before, { at: `persons.${index}`, faults, today, holderBornOn });
    });
    if (faults.length > 0) refuse('hardship-file.invalid', faults[0]!.message, { fields: faults });
    const documents = read.flatMap(({ known }) => (known ? [known.document as IdentityDocument] : []));
    const memberByDocument = await this.members.findByDocument(tx, documents);
    return read.map(({ person, name, known, before, bornOn }, index) => {
      const document = (known?.document ?? null) as IdentityDocument | null;
      const memberId = document ? (memberByDocument.get(documentKey(document)) ?? null) : (before?.memberId ?? null);
      const { tenantId } = file;
      const id = before?.id ?? (newId<'file-person'>(tx.now.getTime()) as FilePersonId);
      const number = this.numberOf(tx, document, memberId !== null, before);
      return {
        ...UNKNOWN_PERSON,
        ...{ tenantId, id, fileId: file.id, running: true, place: index + 1, memberId, bornOn },
        ...{ ...number, recordGaps: countGaps({ ...person, documentMac: number.documentMac }) },
        ...{ relation: person.relation, gender: known?.gender ?? before?.gender ?? null },
        ...{ monthIncome: person.monthIncome, workStatus: person.workStatus },
        nameSealed: memberId ? null : this.cipher.seal(tenantId, 'name', name),
        healthSealed: this.cipher.seal(tenantId, 'health', person.health),
        schoolSealed: this.cipher.seal(tenantId, 'school', person.school),
        particularsSealed: this.cipher.sealParticulars(tenantId, person.particulars),
      };
    });
  }

  /** The relatives of the file are these from now on; throws `HouseholdHasFile` when one stands in another file. */
  async replace(
    tx: Tx,
    { id, tenantId, memberId, unionId }: HardshipFile,
    persons: readonly FilePerson[],
  ): Promise<void> {
    await tx.rows(`DELETE FROM hardship.file_person WHERE tenant_id = $1 AND file_id = $2 AND relation <> 'head'`, [
      tenantId,
      id,
    ]);
    const macs = persons.flatMap((person) => person.documentMac ?? []);
    const taken = await this.inAnotherFile(tx, id, persons);
    if (taken.length > 0) throw new HouseholdHasFile({ memberId, unionId, macs }, taken);
    await oneHousehold({ memberId, unionId, macs }, () => tx.insert(FilePerson, ...persons));
  }

  private async inAnotherFile(tx: Tx, fileId: string, persons: readonly FilePerson[]): Promise<FieldProblem[]> {
    const macs = persons.flatMap(({ documentMac }) => documentMac ?? []);
    const found = await tx.rows<{ mac: Buffer }>(
      `SELECT document_mac AS mac FROM hardship.file_person
       WHERE tenant_id = $1 AND running AND document_mac = ANY($2::bytea[]) AND file_id <> $3`,
      [tx.actor.tenantId, macs, fileId],
    );
    return persons.flatMap(({ documentMac }, index) =>
      documentMac && found.some(({ mac }) => mac.equals(documentMac))
        ? { field: `persons.${index}.idNumber`, message: ONE_FILE }
        : [],
    );
  }

  async fillHolder(tx: Tx, { id, tenantId }: HardshipFile, holder: TypedHolder): Promise<void> {
    const { workStatus, monthIncome, particulars } = holder;
    const health = this.cipher.seal(tenantId, 'health', holder.health);
    const gaps = gapsOf({ ...holder, document: 'known' }, true).length;
    await tx.rows(
      `UPDATE hardship.file_person SET health_sealed = $3, work_status = $4, month_income = $5, particulars_sealed = $6,
         record_gaps = $7 + num_nulls(document_mac)
       WHERE tenant_id = $1 AND file_id = $2 AND relation = 'head'`,
      [tenantId, id, health, workStatus, monthIncome, this.cipher.sealParticulars(tenantId, particulars), gaps],
    );
  }

  sealNote({ tenantId }: HardshipFile, note: string | null): Buffer | null {
    return this.cipher.seal(tenantId, 'note', note);
  }

  private numberOf(tx: Tx, document: IdentityDocument | null, isMember: boolean, before: FilePerson | undefined) {
    if (!document)
      return {
        documentKind: before?.documentKind ?? null,
        documentSealed: before?.documentSealed ?? null,
        documentMac: before?.documentMac ?? null,
      };
    return {
      documentKind: document.kind,
      documentSealed: isMember ? null : this.cipher.seal(tx.actor.tenantId, 'document', document.number),
      documentMac: this.members.documentMac(tx, document),
    };
  }
}

const ONE_FILE = '他已经在另一份在办或在档的困难职工档案里。一户一档，请核对证件号码，或在那份档案里办理';

export const UNKNOWN_PERSON = {
  ...{ nameSealed: null, documentKind: null, documentSealed: null, documentMac: null, bornOn: null, gender: null },
  ...{ monthIncome: null, workStatus: null, healthSealed: null, schoolSealed: null, particularsSealed: null },
  recordGaps: null,
} as const;

/** The holder of whom the register knows no more than his number, if that. */
export const unknownHolder = (documentMac: Buffer | null) => {
  const said = { workStatus: null, monthIncome: null, health: null, particulars: null };
  const holder = { documentMac, relation: 'head' as const };
  return { ...UNKNOWN_PERSON, ...holder, recordGaps: countGaps({ ...said, ...holder }) };
};

/** The database lets nobody stand in two running files. */
export async function oneHousehold<T>(attempted: AttemptedFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) === '23505') throw new HouseholdHasFile(attempted);
    throw error;
  }
}

interface TypedAt {
  /** Where the person stands in the form. */
  readonly at: string;
  readonly faults: FieldProblem[];
  readonly today: CivilDate;
  readonly holderBornOn: CivilDate | null;
}

/** One person as typed; what cannot be is added to `faults`. */
function readPerson(
  person: TypedFilePerson,
  before: FilePerson | undefined,
  { at, faults, today, holderBornOn }: TypedAt,
) {
  const name = readPersonName(person.name);
  if (!name.ok) faults.push({ field: `${at}.name`, message: name.fault.message });
  const identity = person.idNumber === null ? null : readIdentityDocument(person.idNumber, { today });
  if (identity && !identity.ok) faults.push({ field: `${at}.idNumber`, message: identity.fault.message });
  const known = identity?.ok ? identity.value : null;
  const bornOn = known?.bornOn ?? before?.bornOn ?? null;
  faults.push(...particularFaults(person.particulars ?? {}, `${at}.particulars`, today));
  const wrong = relationFault(person.relation, bornOn, holderBornOn);
  if (wrong) faults.push({ field: `${at}.relation`, message: wrong });
  return { person, name: name.ok ? name.value : person.name, known, before, bornOn };
}

function relationFault(relation: Relation, bornOn: CivilDate | null, holderBornOn: CivilDate | null): string | null {
  if (relation === 'head') return '户主就是本人，这里只写家人，请改关系';
  if (bornOn === null || holderBornOn === null) return null;
  if (relation === 'child' && bornOn <= holderBornOn) return '子女比本人年长，请核对关系和证件号码';
  return relation === 'parent' && bornOn >= holderBornOn ? '父母比本人年轻，请核对关系和证件号码' : null;
}
