import { ERASED, type ErasedPlace, type RetainedKind, RetainedRecords } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Award } from '../data/award.entity';
import { Instalment } from '../data/instalment.entity';
import { Renewal } from '../data/renewal.entity';
import { AWARD_SUBJECT } from '../domain/study-aid';

const OF_AWARD = 'r.award_id = ANY($2::uuid[])';
const SCHOOL = { school_name: `'${ERASED}'`, last_reason: 'NULL' };

/** Study aid after the course, the refusal or the withdrawal: it tells of children. */
@Injectable()
export class RetainedAwards extends RetainedRecords {
  readonly kind: RetainedKind = {
    ...{ code: 'study-award', name: '助学资助', years: 10, leastYears: 5 },
    source: '按本单位档案保管期限表',
  };
  readonly ended = `SELECT id, union_id, number, coalesce(ended_on, applied_on) AS ended_on, ARRAY[member_id] AS member_ids
    FROM study_aid.award WHERE tenant_id = $1 AND NOT live`;
  readonly places: readonly ErasedPlace[] = [
    { entity: Award, rows: 'r.id = ANY($2::uuid[])', set: { ...SCHOOL, child_born_on: 'NULL' } },
    { entity: Instalment, rows: OF_AWARD },
    { entity: Renewal, rows: OF_AWARD, set: { ...SCHOOL, said_school: 'NULL', said_note: 'NULL' } },
  ];
  override readonly papers = [{ subjectType: AWARD_SUBJECT, subjects: 'SELECT unnest($2::uuid[]) AS id' }];
}
