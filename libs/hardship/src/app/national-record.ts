import type { Actor } from '@app/kernel';
import { type FullParticulars, MemberDirectory, type MemberRecord } from '@app/members';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type FileFilter, type FileLine, fileLines, type FilePosition } from '../data/file-list.query';
import { FilePerson } from '../data/file-person.entity';
import { recordFacts, type RecordFacts } from '../data/national-record.query';
import type { AnyParticulars } from '../domain/person-particulars';
import { FileCipher } from './file-cipher';

/** One household with everything that the national record asks for and the system knows. */
export interface RecordedHousehold {
  readonly line: FileLine;
  readonly facts: RecordFacts;
  readonly persons: readonly RecordedPerson[];
}

export interface RecordedPerson {
  readonly row: FilePerson;
  readonly name: string;
  readonly idNumber: string | null;
  readonly health: string | null;
  readonly school: string | null;
  readonly particulars: AnyParticulars;
  /** Of members; null for relatives. */
  readonly member: MemberRecord | null;
  readonly full: FullParticulars | null;
}

/** Households for the national record (domain rules §2.5): in full, and every look is recorded for the member. */
@Injectable()
export class NationalRecord {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly members: MemberDirectory,
    private readonly cipher: FileCipher,
  ) {}

  /** The list's own page, its scope and its filters; one more than `limit` when there is a next page. */
  page(
    actor: Actor,
    filter: FileFilter,
    after: FilePosition | null,
    limit: number,
    reason: string,
  ): Promise<RecordedHousehold[]> {
    return this.uow.run(actor, async (tx) => {
      const lines = await fileLines(tx, filter, after, limit + 1);
      const ids = lines.map((line) => line.id);
      const facts = new Map((await recordFacts(tx, ids)).map((each) => [each.fileId, each]));
      const persons = await this.personsOf(tx, ids, reason);
      return lines.map((line) => ({
        ...{ line, facts: facts.get(line.id)! },
        persons: persons.filter((person) => person.row.fileId === line.id),
      }));
    });
  }

  private async personsOf(tx: Tx, ids: readonly string[], reason: string): Promise<RecordedPerson[]> {
    const rows = await tx
      .from(FilePerson, 'p')
      .andWhere('p.fileId = ANY(CAST(:ids AS uuid[]))', { ids })
      .orderBy('p.fileId')
      .addOrderBy('p.place')
      .getMany();
    const memberIds = rows.flatMap((row) => row.memberId ?? []);
    const known = await this.members.getMany(tx, memberIds);
    const full = await this.members.fullParticulars(tx, memberIds, reason);
    return rows.map((row) => {
      const member = (row.memberId && known.get(row.memberId)) || null;
      const own = (row.memberId && full.get(row.memberId)) || null;
      const open = <T extends 'name' | 'document' | 'health' | 'school'>(field: T, sealed: Buffer | null) =>
        this.cipher.open(row.tenantId, field, sealed);
      return {
        ...{ row, member, full: own, name: member?.name ?? open('name', row.nameSealed) ?? '' },
        idNumber: own?.idNumber ?? open('document', row.documentSealed),
        ...{ health: open('health', row.healthSealed), school: open('school', row.schoolSealed) },
        particulars: this.cipher.openParticulars(row.tenantId, row.particularsSealed) ?? {},
      };
    });
  }
}
