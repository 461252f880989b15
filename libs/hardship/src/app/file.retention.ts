import {
  ERASED,
  type ErasedPlace,
  federationDay,
  type HeldRecord,
  type ReadTx,
  type RetainedKind,
  RetainedRecords,
  RetentionHold,
} from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FileAppeal } from '../data/file-appeal.entity';
import { FilePerson } from '../data/file-person.entity';
import { FileRecord } from '../data/file-record.entity';
import { HardshipFile } from '../data/hardship-file.entity';
import { ExpenseLineRow, IncomeLineRow, StatementRow } from '../data/household-statement.entity';
import { JudgementRow } from '../data/judgement.entity';
import { FILE_SUBJECT } from './file-subject';

const OF_FILE = 'r.file_id = ANY($2::uuid[])';
const OF_STATEMENT = `r.statement_id IN (SELECT s.id FROM hardship.household_statement s
  WHERE s.tenant_id = $1 AND s.file_id = ANY($2::uuid[]))`;

/** Hardship files after the exit, the refusal or the withdrawal. */
@Injectable()
export class RetainedFiles extends RetainedRecords {
  readonly kind: RetainedKind = {
    ...{ code: 'hardship-file', name: '困难职工档案', years: 10, leastYears: 10 },
    source: '困难职工档案退档后保存十年（全总 2016 年建档办法）',
  };
  readonly ended = `SELECT id, union_id, number, ARRAY[member_id] AS member_ids,
      coalesce(exited_on, (kept_until - interval '10 years' + interval '1 day')::date,
        ${federationDay('moved_at')}) AS ended_on
    FROM hardship.hardship_file WHERE tenant_id = $1 AND NOT running`;
  readonly places: readonly ErasedPlace[] = [
    { entity: HardshipFile, rows: 'r.id = ANY($2::uuid[])', set: { exit_reason: 'NULL', consented_by: 'NULL' } },
    {
      ...{ entity: FilePerson, rows: OF_FILE },
      set: { particulars_sealed: 'NULL', document_kind: 'NULL', born_on: 'NULL', work_status: 'NULL' },
    },
    { entity: FileRecord, rows: OF_FILE },
    { entity: FileAppeal, rows: OF_FILE },
    { entity: StatementRow, rows: OF_FILE, set: { stated_by: `'${ERASED}'`, exclusion_override: 'NULL' } },
    { entity: IncomeLineRow, rows: OF_STATEMENT, set: { whose: 'NULL' } },
    { entity: ExpenseLineRow, rows: OF_STATEMENT },
    {
      ...{ entity: JudgementRow, rows: OF_FILE },
      set: { lines: `'[]'`, changes: `'[]'`, reason: `CASE WHEN r.reason IS NULL THEN NULL ELSE '${ERASED}' END` },
    },
  ];
  override readonly papers = [{ subjectType: FILE_SUBJECT, subjects: 'SELECT unnest($2::uuid[]) AS id' }];
}

/** An appeal that is not answered, a file that is running again, and a term that was set for the file itself. */
@Injectable()
export class FileHold extends RetentionHold {
  async reasons(tx: ReadTx, records: readonly HeldRecord[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.rows<{ id: string; reason: string }>(
      `SELECT h.id, '申诉还没有答复' AS reason FROM unnest($2::uuid[]) AS h(id)
         WHERE EXISTS (SELECT 1 FROM hardship.file_appeal a WHERE a.tenant_id = $1 AND a.file_id = h.id AND a.status = 'open')
       UNION ALL
       SELECT f.id, '这份档案要保管到 ' || f.kept_until FROM hardship.hardship_file f
         WHERE f.tenant_id = $1 AND f.id = ANY($2::uuid[]) AND f.kept_until >= $3::date
       UNION ALL
       SELECT h.id, '本人现在有困难职工档案' FROM unnest($4::uuid[], $5::uuid[]) AS h(id, member_id)
         WHERE EXISTS (SELECT 1 FROM hardship.hardship_file f
           WHERE f.tenant_id = $1 AND f.member_id = h.member_id AND f.running)`,
      [tx.actor.tenantId, records.map(({ id }) => id), tx.now, ...membersOf(records)],
    );
    return new Map(rows.map(({ id, reason }) => [id, reason]));
  }
}

/** Ids of the records and of their members, side by side. */
function membersOf(records: readonly HeldRecord[]): [string[], string[]] {
  const pairs = records.flatMap(({ id, memberIds }) => memberIds.map((memberId) => [id, memberId] as const));
  return [pairs.map(([id]) => id), pairs.map(([, memberId]) => memberId)];
}
