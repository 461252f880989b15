import { ERASED, type ErasedPlace, federationDay, type RetainedKind, RetainedRecords } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ModelWorkerFile } from '../data/file.entity';
import { SpecialAid } from '../data/special-aid.entity';
import { Survey } from '../data/survey.entity';
import { FILE_SUBJECT, SPECIAL_AID_SUBJECT } from '../domain/model-worker';

/** A union of the member's, for what hangs on a file. */
const OF_FILE = `JOIN model_workers.file f ON f.tenant_id = x.tenant_id AND f.id = x.file_id
    JOIN members.member m ON m.tenant_id = f.tenant_id AND m.id = f.member_id`;

/** Yearly surveys: income, causes and needs. The file with the honours itself is kept for good. */
@Injectable()
export class RetainedSurveys extends RetainedRecords {
  readonly kind: RetainedKind = {
    ...{ code: 'model-worker-survey', name: '劳模年度调查', years: 10, leastYears: 5 },
    source: '按本单位档案保管期限表；荣誉档案长期保存',
  };
  readonly ended = `SELECT x.id, m.union_id, '劳模调查 ' || x.year AS number, x.due_on AS ended_on,
      ARRAY[f.member_id] AS member_ids
    FROM model_workers.survey x ${OF_FILE}
    WHERE x.tenant_id = $1 AND x.status NOT IN ('open','answered')`;
  readonly places: readonly ErasedPlace[] = [
    {
      ...{ entity: Survey, rows: 'r.id = ANY($2::uuid[])' },
      // What was answered stays answered, for the figures of that year; the amounts and the words go.
      set: {
        ...{ needs: 'NULL', last_reason: 'NULL', causes: `'{}'` },
        monthly_income: 'CASE WHEN r.monthly_income IS NULL THEN NULL ELSE 0 END',
        answered_by_name: `CASE WHEN r.answered_by_name IS NULL THEN NULL ELSE '${ERASED}' END`,
      },
    },
  ];
}

/** Special aid that was paid or came to nothing: from what it was calculated. The amount stays, it is in the books. */
@Injectable()
export class RetainedSpecialAids extends RetainedRecords {
  readonly kind: RetainedKind = {
    ...{ code: 'model-worker-aid', name: '劳模帮扶', years: 30, leastYears: 30 },
    source: '会计档案管理办法（财政部、国家档案局令第 79 号）',
  };
  readonly ended = `SELECT x.id, x.union_id, '劳模帮扶 ' || x.disbursement_number AS number,
      coalesce(x.paid_on, ${federationDay('x.requested_at')}) AS ended_on, ARRAY[f.member_id] AS member_ids
    FROM model_workers.special_aid x ${OF_FILE}
    WHERE x.tenant_id = $1 AND x.status <> 'requested'`;
  readonly places: readonly ErasedPlace[] = [
    { entity: SpecialAid, rows: 'r.id = ANY($2::uuid[])', set: { inputs: `'{}'`, lines: `'[]'` } },
  ];
  override readonly papers = [{ subjectType: SPECIAL_AID_SUBJECT, subjects: 'SELECT unnest($2::uuid[]) AS id' }];
}

/** A file that was opened by mistake. */
@Injectable()
export class RetainedVoidedFiles extends RetainedRecords {
  readonly kind: RetainedKind = {
    ...{ code: 'model-worker-file', name: '作废的劳模档案', years: 5, leastYears: 3 },
    source: '按本单位档案保管期限表；没有作废的荣誉档案长期保存，不销毁',
  };
  readonly ended = `SELECT f.id, m.union_id, '劳模档案（作废）' AS number, f.since AS ended_on, ARRAY[f.member_id] AS member_ids
    FROM model_workers.file f JOIN members.member m ON m.tenant_id = f.tenant_id AND m.id = f.member_id
    WHERE f.tenant_id = $1 AND f.status = 'voided'`;
  readonly places: readonly ErasedPlace[] = [
    { entity: ModelWorkerFile, rows: 'r.id = ANY($2::uuid[])', set: { barred_reason: 'NULL', note: 'NULL' } },
  ];
  override readonly papers = [{ subjectType: FILE_SUBJECT, subjects: 'SELECT unnest($2::uuid[]) AS id' }];
}
