import type { UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { TemplateId } from './entities';

/** A union's template without its content. */
export interface TemplateLine {
  readonly id: TemplateId;
  readonly version: number;
  readonly formCode: string;
  readonly unionId: UnionId;
  readonly unionName: string;
  readonly edition: number;
  readonly byteSize: number;
  readonly note: string;
  readonly uploadedByName: string;
  readonly uploadedAt: Date;
  readonly endedAt: Date | null;
  readonly endedByName: string | null;
}

const COLUMNS = `t.id, t.version, t.form_code AS "formCode", t.union_id AS "unionId", u.name AS "unionName", t.edition,
  t.byte_size AS "byteSize", t.note, t.uploaded_by_name AS "uploadedByName", t.uploaded_at AS "uploadedAt",
  t.ended_at AS "endedAt", t.ended_by_name AS "endedByName"`;
const FROM = `forms.form_template t
  JOIN organizations.trade_union u ON u.tenant_id = t.tenant_id AND u.id = t.union_id`;

/** By form, the template that counts for a union: its own, else that of the nearest union above. */
export async function templatesInForce(tx: ReadTx, unionId: UnionId): Promise<Map<string, TemplateLine>> {
  const rows = await tx.rows<TemplateLine & Record<string, unknown>>(
    `SELECT DISTINCT ON (t.form_code) ${COLUMNS} FROM ${FROM}
     JOIN organizations.union_closure c ON c.tenant_id = t.tenant_id AND c.ancestor_id = t.union_id
     WHERE t.tenant_id = $1 AND c.descendant_id = $2 AND t.ended_at IS NULL ORDER BY t.form_code, c.depth`,
    [tx.actor.tenantId, unionId],
    'form-templates-in-force',
  );
  return new Map(rows.map((row) => [row.formCode, row]));
}

/** Of one union and form, the latest first. */
export const editionsOf = (tx: ReadTx, formCode: string, unionId: UnionId): Promise<TemplateLine[]> =>
  tx.rows<TemplateLine & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM ${FROM}
     WHERE t.tenant_id = $1 AND t.form_code = $2 AND t.union_id = $3 ORDER BY t.edition DESC`,
    [tx.actor.tenantId, formCode, unionId],
    'form-template-editions',
  );

export async function contentOf(tx: ReadTx, id: TemplateId): Promise<Buffer> {
  const [row] = await tx.rows<{ content: Buffer }>(
    `SELECT content FROM forms.form_template WHERE tenant_id = $1 AND id = $2`,
    [tx.actor.tenantId, id],
    'form-template-content',
  );
  return row!.content;
}
