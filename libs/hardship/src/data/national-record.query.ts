import type { CivilDate } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { HardshipCause } from '../domain/hardship-cause';
import type { HardshipFileId } from '../domain/hardship-file';
import type { Area } from '../domain/subsistence-standard';

/** What a hand that signed said of the file. */
export interface Opinion {
  readonly byName: string;
  readonly on: CivilDate;
  readonly words: string | null;
}

/** What a file says of itself for the national record, besides its people; sums as text, in fen. */
export interface RecordFacts {
  readonly fileId: HardshipFileId;
  readonly otherCauses: readonly HardshipCause[];
  readonly area: Area | null;
  readonly income: string | null;
  readonly unearned: string | null;
  /** Per month and head, as the last judgement has it. */
  readonly perCapita: string | null;
  readonly persons: number;
  /** Last day of the last notice. */
  readonly noticeUntil: CivilDate | null;
  /** Who reviewed for the union and who approved, with what they said; null where nobody has. */
  readonly endorsed: Opinion | null;
  readonly approved: Opinion | null;
}

const opinion = (action: 'endorse' | 'approve'): string =>
  `(SELECT jsonb_build_object('byName', x.by_name, 'words', x.detail ->> 'reason',
      'on', to_char(x.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'))
    FROM hardship.file_fact x WHERE x.tenant_id = $1 AND x.file_id = f.id AND x.action = '${action}'
    ORDER BY x.id DESC LIMIT 1)`;

/** Of these files, by the last statement and the last judgement of each. */
export const recordFacts = (tx: ReadTx, ids: readonly HardshipFileId[]): Promise<RecordFacts[]> =>
  tx.rows<RecordFacts & Record<string, unknown>>(
    `SELECT f.id AS "fileId", f.other_causes AS "otherCauses", s.area, l.income::text AS income,
       l.unearned::text AS unearned, j.per_capita::text AS "perCapita",
       (SELECT count(*)::int FROM hardship.file_person p WHERE p.tenant_id = $1 AND p.file_id = f.id) AS persons,
       (SELECT n.until_on FROM disclosure.public_notice n
        WHERE n.tenant_id = $1 AND n.subject_id = f.id ORDER BY n.round DESC LIMIT 1) AS "noticeUntil",
       ${opinion('endorse')} AS endorsed, ${opinion('approve')} AS approved
     FROM hardship.hardship_file f
     LEFT JOIN LATERAL (SELECT x.id, x.area FROM hardship.household_statement x
       WHERE x.tenant_id = $1 AND x.file_id = f.id ORDER BY x.id DESC LIMIT 1) s ON TRUE
     LEFT JOIN LATERAL (SELECT sum(i.yearly) AS income,
         sum(i.yearly) FILTER (WHERE i.kind NOT IN ('wage', 'as-filed')) AS unearned
       FROM hardship.income_line i WHERE i.tenant_id = $1 AND i.statement_id = s.id) l ON TRUE
     LEFT JOIN LATERAL (SELECT x.per_capita FROM hardship.judgement x
       WHERE x.tenant_id = $1 AND x.file_id = f.id ORDER BY x.id DESC LIMIT 1) j ON TRUE
     WHERE f.tenant_id = $1 AND f.id = ANY($2::uuid[])`,
    [tx.actor.tenantId, ids],
  );
