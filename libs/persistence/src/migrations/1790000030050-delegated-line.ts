import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RESOLVE_SESSION } from './1790000029980-acting-authority';

/** A delegated role comes with its union's line, so that a role of one's own above it is known to cover it. */
export class DelegatedLine1790000030050 implements MigrationInterface {
  name = 'DelegatedLine1790000030050';

  async up(q: QueryRunner): Promise<void> {
    await q.query(
      RESOLVE_SESSION.replace(`'onBehalfOf', g.on_behalf_of)`, `'onBehalfOf', g.on_behalf_of, 'line', g.line)`)
        .replace('NULL::jsonb AS on_behalf_of', 'NULL::jsonb AS on_behalf_of, NULL::jsonb AS line')
        .replace(`'name', d.from_name)`, `'name', d.from_name), ${LINE}`),
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(RESOLVE_SESSION);
  }
}

const LINE = `(SELECT jsonb_agg(l.ancestor_id) FROM organizations.union_closure l
  WHERE l.tenant_id = p_tenant AND l.descendant_id = d.union_id)`;
