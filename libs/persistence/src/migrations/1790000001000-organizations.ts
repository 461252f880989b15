import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

export class Organizations1790000001000 implements MigrationInterface {
  name = 'Organizations1790000001000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'organizations');
    await this.unions(q);
    await this.closure(q);
    await this.offices(q);
  }

  private async unions(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE organizations.trade_union (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL,
      code text NOT NULL, name text NOT NULL, kind text NOT NULL, parent_id uuid, region text,
      status text NOT NULL, valid_from date NOT NULL, valid_until date, created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT trade_union_kind_known CHECK (kind IN ('federation','joint-union','union','branch','group')),
      CONSTRAINT trade_union_status_known CHECK (status IN ('active','dissolved')),
      CONSTRAINT trade_union_dissolved_has_end CHECK ((status = 'dissolved') = (valid_until IS NOT NULL)),
      CONSTRAINT trade_union_dates_in_order CHECK (valid_until IS NULL OR valid_until >= valid_from),
      CONSTRAINT trade_union_not_its_own_parent CHECK (parent_id IS NULL OR parent_id <> id),
      FOREIGN KEY (tenant_id, parent_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX trade_union_code ON organizations.trade_union (tenant_id, code)`);
    await q.query(
      `CREATE UNIQUE INDEX trade_union_one_root ON organizations.trade_union (tenant_id) WHERE parent_id IS NULL`,
    );
    await q.query(`CREATE INDEX trade_union_by_parent ON organizations.trade_union (tenant_id, parent_id)`);
    await protect(q, 'organizations.trade_union');

    await q.query(`CREATE TABLE organizations.union_placement (
      tenant_id uuid NOT NULL, id uuid NOT NULL, union_id uuid NOT NULL, parent_id uuid,
      placed_at timestamptz NOT NULL, left_at timestamptz, reason text,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, parent_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(
      `CREATE UNIQUE INDEX union_placement_current ON organizations.union_placement (tenant_id, union_id)
       WHERE left_at IS NULL`,
    );
    await q.query(
      `CREATE INDEX union_placement_by_union ON organizations.union_placement (tenant_id, union_id, placed_at)`,
    );
    await protect(q, 'organizations.union_placement');
  }

  /** Every pair of a union and one above it, itself included: "in the scope" is one index look-up. */
  private async closure(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE organizations.union_closure (
      tenant_id uuid NOT NULL, ancestor_id uuid NOT NULL, descendant_id uuid NOT NULL, depth int NOT NULL,
      PRIMARY KEY (tenant_id, ancestor_id, descendant_id),
      CONSTRAINT union_closure_self_at_zero CHECK ((depth = 0) = (ancestor_id = descendant_id)),
      FOREIGN KEY (tenant_id, ancestor_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, descendant_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(
      `CREATE UNIQUE INDEX union_closure_upwards ON organizations.union_closure (tenant_id, descendant_id, depth)`,
    );
    await protect(q, 'organizations.union_closure');
  }

  private async offices(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE organizations.office (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL,
      title text NOT NULL, member_id uuid, person_name text NOT NULL, valid_from date NOT NULL, valid_until date,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT office_title_known CHECK (title IN ('chair','standing-vice-chair','vice-chair','committee',
        'finance','cashier','auditor','women-committee','group-leader')),
      CONSTRAINT office_dates_in_order CHECK (valid_until IS NULL OR valid_until >= valid_from),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE INDEX office_by_union ON organizations.office (tenant_id, union_id, valid_from)`);
    await protect(q, 'organizations.office');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA organizations CASCADE`);
  }
}
