import type { CivilDate, UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { FileStatus } from '../domain/file.lifecycle';
import type { HonourLevel, ModelWorkerFileId } from '../domain/model-worker';
import type { SurveyStatus } from '../domain/survey.lifecycle';
import { WITHOUT_FILE } from './roster-opening.query';

/** What somebody has to do with a file. */
export const FILE_DUES = [
  'survey-overdue',
  'survey-open',
  'survey-answered',
  'register-left',
  'honour-unknown',
] as const;
export type FileDue = (typeof FILE_DUES)[number];

export interface FileFilter {
  readonly unionId?: UnionId | undefined;
  readonly status?: FileStatus | undefined;
  readonly level?: HonourLevel | undefined;
  readonly due?: FileDue | undefined;
  readonly name?: string | undefined;
  readonly today: CivilDate;
  /** Pinyin and id of the last row of the page before. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

export interface FileLine {
  readonly id: ModelWorkerFileId;
  readonly name: string;
  readonly pinyin: string;
  readonly unionName: string;
  readonly level: HonourLevel;
  readonly title: string | null;
  readonly status: FileStatus;
  readonly isBarred: boolean;
  readonly surveyStatus: SurveyStatus | null;
  readonly surveyDueOn: CivilDate | null;
  readonly aidOfYear: string;
  readonly dues: readonly FileDue[];
}

/** $1 is the tenant, $2 today. */
const LISTED = `SELECT f.id, m.name, m.name_pinyin AS pinyin, m.union_id, u.name AS union_name, f.level, f.status,
    f.honours->0->>'title' AS title, f.barred_reason IS NOT NULL AS is_barred, s.status AS survey_status,
    s.due_on AS survey_due_on, array_remove(ARRAY[
      CASE WHEN s.status = 'open' AND s.due_on < $2::date THEN 'survey-overdue' END,
      CASE WHEN s.status = 'open' AND s.due_on >= $2::date THEN 'survey-open' END,
      CASE WHEN s.status = 'answered' THEN 'survey-answered' END,
      CASE WHEN f.status IN ('active','abroad','lost') AND m.status IN ('deceased','left','expelled')
        THEN 'register-left' END,
      CASE WHEN f.status <> 'voided' AND jsonb_path_exists(f.honours, '$[*] ? (@.title == null || @.year == null)')
        THEN 'honour-unknown' END], NULL) AS dues
  FROM model_workers.file f
  JOIN members.member m ON m.tenant_id = $1 AND m.id = f.member_id
  JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = m.union_id
  LEFT JOIN model_workers.survey s ON s.tenant_id = $1 AND s.file_id = f.id
    AND s.year = extract(year FROM $2::date)
  WHERE f.tenant_id = $1`;

const belowUnion = (table: string, unionId: UnionId, add: (value: unknown) => string): string =>
  `${table}.union_id IN (SELECT descendant_id FROM organizations.union_closure
      WHERE tenant_id = $1 AND ancestor_id = ${add(unionId)}::uuid)`;

/** By name in the actor's scope; voided files only when they are asked for. */
export function filesPage(tx: ReadTx, filter: FileFilter): Promise<FileLine[]> {
  const { unionId, status, level, due, name, today, after, limit } = filter;
  const values: unknown[] = [tx.actor.tenantId, today];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [scopeCondition(tx.actor, 'model-worker:read', 'l.union_id', values)];
  if (unionId) conditions.push(belowUnion('l', unionId, add));
  conditions.push(status ? `l.status = ${add(status)}` : `l.status <> 'voided'`);
  if (level) conditions.push(`l.level = ${add(level)}`);
  if (due) conditions.push(`${add(due)} = ANY(l.dues)`);
  if (name) conditions.push(`strpos(l.name, ${add(name)}) > 0`);
  if (after) conditions.push(`(l.pinyin, l.id) > (${add(after[0])} COLLATE "C", ${add(after[1])}::uuid)`);
  return tx.rows<FileLine & Record<string, unknown>>(
    `SELECT l.id, l.name, l.pinyin, l.union_name AS "unionName", l.level, l.title, l.status, l.is_barred AS "isBarred",
       l.survey_status AS "surveyStatus", l.survey_due_on AS "surveyDueOn", l.dues,
       (SELECT coalesce(sum(a.amount), 0)::text FROM model_workers.special_aid a WHERE a.tenant_id = $1
          AND a.file_id = l.id AND a.status = 'paid' AND a.year = extract(year FROM $2::date)) AS "aidOfYear"
     FROM (${LISTED}) l WHERE ${conditions.join(' AND ')} ORDER BY l.pinyin, l.id LIMIT ${limit}`,
    values,
  );
}

export interface FileCounts {
  readonly files: number;
  readonly active: number;
  readonly dues: Readonly<Record<FileDue, number>>;
  /** Stand in the roster as model workers and have no file. */
  readonly withoutFile: number;
}

/** What the top of the list says, of one union and below it when it is named; `withoutFile` of those whom the actor may open files for. */
export async function fileCounts(tx: ReadTx, today: CivilDate, unionId: UnionId | null): Promise<FileCounts> {
  const values: unknown[] = [tx.actor.tenantId, today];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const scope = scopeCondition(tx.actor, 'model-worker:read', 'l.union_id', values);
  const manages = scopeCondition(tx.actor, 'model-worker:manage', 'm.union_id', values);
  const within = (table: string): string => (unionId ? ` AND ${belowUnion(table, unionId, add)}` : '');
  const dues = FILE_DUES.map((due) => `'${due}', count(*) FILTER (WHERE '${due}' = ANY(l.dues))`).join(', ');
  const [row] = await tx.rows<FileCounts & Record<string, unknown>>(
    `SELECT count(*)::int AS files, count(*) FILTER (WHERE l.status = 'active')::int AS active,
       json_build_object(${dues}) AS dues,
       (SELECT count(*)::int FROM members.member m WHERE m.tenant_id = $1 AND ${WITHOUT_FILE} AND ${manages}${within('m')})
         AS "withoutFile"
     FROM (${LISTED}) l WHERE l.status <> 'voided' AND ${scope}${within('l')}`,
    values,
  );
  return row!;
}
