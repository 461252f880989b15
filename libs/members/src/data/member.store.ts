import type { MemberId, UnionId } from '@app/kernel';
import { SnakeNaming, type Tx } from '@app/persistence';
import type { Member } from './member.entity';

type MemberColumn = Exclude<keyof Member, 'tenantId'>;

/** Columns with their SQL types: what a set of rows crosses to the database in, as one JSON value. */
const COLUMN_TYPES: Readonly<Record<MemberColumn, string>> = {
  id: 'uuid',
  version: 'int',
  unionId: 'uuid',
  groupName: 'text',
  street: 'text',
  name: 'text',
  nameSimplified: 'text',
  namePinyin: 'text',
  gender: 'text',
  documentKind: 'text',
  documentSealed: 'bytea',
  documentMac: 'bytea',
  phoneSealed: 'bytea',
  phoneMac: 'bytea',
  phoneTailMac: 'bytea',
  bankName: 'text',
  bankBranch: 'text',
  cardSealed: 'bytea',
  cardMac: 'bytea',
  category: 'text',
  modelWorkerLevel: 'text',
  modelWorkerFileId: 'uuid',
  postTraits: 'text[]',
  joinedOn: 'date',
  bornOn: 'date',
  diedOn: 'date',
  status: 'text',
  statusSince: 'date',
  retentionGround: 'text',
  transferToUnionId: 'uuid',
  transferRequestedOn: 'date',
  transferRequestedBy: 'text',
  note: 'text',
  createdAt: 'timestamptz',
};

const naming = new SnakeNaming();
const PROPERTIES = Object.keys(COLUMN_TYPES) as MemberColumn[];
const NAMES = PROPERTIES.map((property) => naming.columnName(property, '', []));
const RECORD = PROPERTIES.map((property, index) => `${NAMES[index]} ${COLUMN_TYPES[property]}`).join(', ');
const LIST = NAMES.join(', ');
const CHANGEABLE = NAMES.filter((name) => name !== 'id' && name !== 'created_at');
const setFrom = (source: string): string => CHANGEABLE.map((name) => `${name} = ${source}.${name}`).join(', ');

const INSERT = `INSERT INTO members.member (tenant_id, ${LIST})
  SELECT $1::uuid, ${LIST} FROM jsonb_to_recordset($2::jsonb) AS r(${RECORD})`;
const UPDATE = `UPDATE members.member m SET ${setFrom('r')} FROM jsonb_to_recordset($2::jsonb) AS r(${RECORD})
  WHERE m.tenant_id = $1::uuid AND m.id = r.id`;

export async function insertMembers(tx: Tx, rows: readonly Member[]): Promise<void> {
  if (rows.length > 0) await tx.rows(INSERT, [tx.actor.tenantId, recordsOf(rows)]);
}

/** Writes whole rows as they are, with the version that stands in them. The caller holds their locks. */
export async function overwriteMembers(tx: Tx, rows: readonly Member[]): Promise<void> {
  if (rows.length > 0) await tx.rows(UPDATE, [tx.actor.tenantId, recordsOf(rows)]);
}

const recordsOf = (rows: readonly Member[]): string =>
  JSON.stringify(
    rows.map((row) => Object.fromEntries(PROPERTIES.map((property, index) => [NAMES[index], jsonOf(row[property])]))),
  );

const jsonOf = (value: Member[MemberColumn] | undefined): unknown =>
  Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : (value ?? null);

export interface IndexedMember {
  readonly memberId: MemberId;
  readonly unionId: UnionId;
  readonly tokens: readonly string[];
}

export async function insertSearchTokens(tx: Tx, members: readonly IndexedMember[]): Promise<void> {
  const rows = members.flatMap(({ memberId, unionId, tokens }) => tokens.map((token) => [memberId, unionId, token]));
  if (rows.length === 0) return;
  await tx.rows(
    `INSERT INTO members.search_token (tenant_id, union_id, token, member_id)
     SELECT $1::uuid, union_id, token, member_id
     FROM unnest($2::uuid[], $3::uuid[], $4::text[]) AS r(member_id, union_id, token)`,
    [tx.actor.tenantId, ...[0, 1, 2].map((index) => rows.map((row) => row[index]))],
  );
}

export async function replaceSearchTokens(tx: Tx, members: readonly IndexedMember[]): Promise<void> {
  if (members.length === 0) return;
  await tx.rows(`DELETE FROM members.search_token WHERE tenant_id = $1 AND member_id = ANY($2::uuid[])`, [
    tx.actor.tenantId,
    members.map((member) => member.memberId),
  ]);
  await insertSearchTokens(tx, members);
}

export async function moveSearchTokens(tx: Tx, memberId: MemberId, unionId: UnionId): Promise<void> {
  await tx.rows(`UPDATE members.search_token SET union_id = $3 WHERE tenant_id = $1 AND member_id = $2`, [
    tx.actor.tenantId,
    memberId,
    unionId,
  ]);
}

/**
 * Relatives of others who are members now become so in their households too, and the document by which a member is
 * unique there follows the register.
 */
export async function alignHouseholdPersons(tx: Tx, memberIds: readonly MemberId[]): Promise<void> {
  const values = [tx.actor.tenantId, memberIds];
  await tx.rows(
    `UPDATE members.household_person p SET member_id = m.id, name = NULL, document_kind = NULL, document_sealed = NULL
     FROM members.member m WHERE p.tenant_id = $1 AND m.tenant_id = $1 AND m.id = ANY($2::uuid[])
       AND p.document_mac = m.document_mac AND p.member_id IS NULL AND p.removed_at IS NULL`,
    values,
  );
  await tx.rows(
    `UPDATE members.household_person p SET document_mac = m.document_mac
     FROM members.member m WHERE p.tenant_id = $1 AND m.tenant_id = $1 AND m.id = ANY($2::uuid[])
       AND p.member_id = m.id AND p.removed_at IS NULL AND p.document_mac IS DISTINCT FROM m.document_mac`,
    values,
  );
}

export interface ImportTraceRow {
  readonly memberId: MemberId;
  readonly versionAfter: number;
}

/** Keeps what an import will change or register; before it does. A second portion may touch a member again. */
export async function traceImport(tx: Tx, importId: string, rows: readonly ImportTraceRow[]): Promise<void> {
  await tx.rows(
    `INSERT INTO members.import_trace (tenant_id, import_id, member_id, version_after, before)
     SELECT $1::uuid, $2::uuid, r.member_id, r.version_after, to_jsonb(m)
     FROM unnest($3::uuid[], $4::int[]) AS r(member_id, version_after)
     LEFT JOIN members.member m ON m.tenant_id = $1::uuid AND m.id = r.member_id
     ON CONFLICT (tenant_id, import_id, member_id) DO UPDATE SET version_after = excluded.version_after`,
    [tx.actor.tenantId, importId, rows.map((row) => row.memberId), rows.map((row) => row.versionAfter)],
  );
}

export async function changedSinceImport(tx: Tx, importId: string): Promise<boolean> {
  const rows = await tx.rows(
    `SELECT 1 FROM members.import_trace t
     LEFT JOIN members.member m ON m.tenant_id = t.tenant_id AND m.id = t.member_id
     WHERE t.tenant_id = $1 AND t.import_id = $2 AND m.version IS DISTINCT FROM t.version_after LIMIT 1`,
    [tx.actor.tenantId, importId],
  );
  return rows.length > 0;
}

/** A row that was kept before the column existed has none of it. */
const kept = (name: string): string => (name === 'post_traits' ? `coalesce(b.${name}, '{}')` : `b.${name}`);

/** Gives changed members their stored rows back, with a new version. Returns their ids. */
export async function restoreImported(tx: Tx, importId: string): Promise<MemberId[]> {
  const set = CHANGEABLE.filter((name) => name !== 'version').map((name) => `${name} = ${kept(name)}`);
  const rows = await tx.rows<{ id: MemberId }>(
    `UPDATE members.member m SET version = m.version + 1, ${set.join(', ')}
     FROM members.import_trace t CROSS JOIN LATERAL jsonb_populate_record(NULL::members.member, t.before) b
     WHERE t.tenant_id = $1 AND t.import_id = $2 AND t.before IS NOT NULL
       AND m.tenant_id = $1 AND m.id = t.member_id RETURNING m.id`,
    [tx.actor.tenantId, importId],
  );
  return rows.map((row) => row.id);
}

/** Takes members out again whom the import registered. The database refuses (23503) when anything refers to one. */
export async function removeImported(tx: Tx, importId: string): Promise<{ id: MemberId; union_id: UnionId }[]> {
  return tx.rows(
    `DELETE FROM members.member m USING members.import_trace t
     WHERE t.tenant_id = $1 AND t.import_id = $2 AND t.before IS NULL
       AND m.tenant_id = $1 AND m.id = t.member_id RETURNING m.id, m.union_id`,
    [tx.actor.tenantId, importId],
  );
}

export const forgetImport = (tx: Tx, importId: string): Promise<unknown[]> =>
  tx.rows(`DELETE FROM members.import_trace WHERE tenant_id = $1 AND import_id = $2`, [tx.actor.tenantId, importId]);
