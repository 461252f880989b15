import { type CivilDate, type FieldProblem, type Id, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FileRecord, type RecordKind } from '../data/file-record.entity';
import type { HardshipFile } from '../data/hardship-file.entity';
import { refuse } from '../domain/hardship.problems';
import { FileCipher } from './file-cipher';

type FileRecordId = Id<'file-record'>;

/** What was done somewhere by some people, and what was found. */
export interface Recorded {
  readonly heldOn: CivilDate;
  readonly people: readonly string[];
  readonly conforms: boolean;
  readonly words: string;
}

const NO_VOTES = { votesFor: null, votesAgainst: null, abstained: null };

/** What was done for a file and by whom: never changed, the words sealed. */
@Injectable()
export class FileRecords {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly cipher: FileCipher,
  ) {}

  /** Refuses a day that has not come and a record without people. */
  async keep(
    tx: Tx,
    file: HardshipFile,
    kind: RecordKind,
    { heldOn, people, conforms, words }: Recorded,
    votes: Pick<FileRecord, 'votesFor' | 'votesAgainst' | 'abstained'> = NO_VOTES,
  ): Promise<FileRecordId> {
    const faults: FieldProblem[] = [];
    if (heldOn > (await this.organizations.today(tx)))
      faults.push({ field: 'heldOn', message: '日期还没到，请再核对' });
    if (people.length === 0) faults.push({ field: 'people', message: '请写上参加的人' });
    if (faults.length > 0) refuse('hardship-file.invalid', faults[0]!.message, { fields: faults });
    const id = newId<'file-record'>(tx.now.getTime()) as FileRecordId;
    await tx.insert(FileRecord, {
      ...{ id, fileId: file.id, kind, heldOn, people: [...people], conforms },
      ...{ ...votes, wordsSealed: this.cipher.seal(file.tenantId, 'record', words) },
      ...{ recordedBy: tx.actor.accountId, recordedByName: tx.actor.displayName, recordedAt: tx.now },
    });
    return id;
  }
}
