import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';

/** Somebody who bears a name, with what tells him from others of that name. */
export interface Namesake {
  readonly id: MemberId;
  readonly name: string;
  readonly unionId: UnionId;
  readonly bornOn: CivilDate | null;
  readonly groupName: string | null;
}

/** Whom the import brought is left out: its dry run could not find them. */
const NOT_BROUGHT_BY = (param: string) => `NOT EXISTS (SELECT 1 FROM members.import_trace t
         WHERE t.tenant_id = $1 AND t.import_id = ${param} AND t.member_id = m.id AND t.before IS NULL)`;

/** Whose documents these are, by the keyed hash in hex; nothing sealed is read. */
export const membersByDocuments = (
  tx: ReadTx,
  macs: readonly Buffer[],
  butOf: string,
): Promise<(Omit<Namesake, 'groupName'> & { readonly mac: string })[]> =>
  tx.rows(
    `SELECT m.id, m.name, m.union_id AS "unionId", m.born_on AS "bornOn", encode(m.document_mac, 'hex') AS mac
     FROM members.member m
     WHERE m.tenant_id = $1 AND m.document_mac = ANY($2::bytea[]) AND ${NOT_BROUGHT_BY('$3')}`,
    [tx.actor.tenantId, macs, butOf],
    'members-by-documents',
  );

export const membersByNames = (
  tx: ReadTx,
  names: readonly string[],
  unionIds: readonly UnionId[],
  butOf: string,
): Promise<(Namesake & Record<string, unknown>)[]> =>
  tx.rows(
    `SELECT m.id, m.name, m.union_id AS "unionId", m.born_on AS "bornOn", m.group_name AS "groupName"
     FROM members.member m
     WHERE m.tenant_id = $1 AND m.union_id = ANY($2::uuid[]) AND m.name = ANY($3::text[])
       AND ${NOT_BROUGHT_BY('$4')}
     ORDER BY m.id`,
    [tx.actor.tenantId, unionIds, names, butOf],
    'members-by-names',
  );
