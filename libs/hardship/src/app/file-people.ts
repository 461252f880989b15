import { type CivilDate, groupsOf } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { FilePerson } from '../data/file-person.entity';
import type { HardshipFileId } from '../domain/hardship-file';
import type { AnyParticulars } from '../domain/person-particulars';
import { FileCipher } from './file-cipher';
import { FileStore } from './file-store';

/** Somebody of the household opened: for who may read it, and for the holder himself. */
export interface OpenedPerson {
  readonly row: FilePerson;
  readonly name: string;
  /** By his document, else by the register. */
  readonly bornOn: CivilDate | null;
  readonly idNumber: string | null;
  readonly health: string | null;
  readonly school: string | null;
  readonly particulars: AnyParticulars | null;
}

/** Opens the persons of a file, members by the register. */
@Injectable()
export class FilePeople {
  constructor(
    private readonly store: FileStore,
    private readonly members: MemberDirectory,
    private readonly cipher: FileCipher,
  ) {}

  async of(tx: ReadTx, fileId: HardshipFileId): Promise<OpenedPerson[]> {
    return (await this.ofMany(tx, [fileId])).get(fileId) ?? [];
  }

  /** The same of several, by file. */
  async ofMany(tx: ReadTx, fileIds: readonly HardshipFileId[]): Promise<Map<HardshipFileId, OpenedPerson[]>> {
    const rows = await this.store.personsOf(tx, fileIds);
    const known = await this.members.getMany(
      tx,
      rows.flatMap((row) => row.memberId ?? []),
    );
    const persons = rows.map((row) => ({
      row,
      name:
        (row.memberId && known.get(row.memberId)?.name) || this.cipher.open(row.tenantId, 'name', row.nameSealed) || '',
      bornOn: row.bornOn ?? (row.memberId && known.get(row.memberId)?.bornOn) ?? null,
      idNumber: this.cipher.open(row.tenantId, 'document', row.documentSealed),
      health: this.cipher.open(row.tenantId, 'health', row.healthSealed),
      school: this.cipher.open(row.tenantId, 'school', row.schoolSealed),
      particulars: this.cipher.openParticulars(row.tenantId, row.particularsSealed),
    }));
    return new Map(groupsOf(persons, ({ row }) => row.fileId).map((his) => [his[0]!.row.fileId, his]));
  }
}
