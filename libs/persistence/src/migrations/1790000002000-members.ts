import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

const DOCUMENT_KINDS = `'resident-id','hmt-residence-permit','hk-macao-permit','taiwan-permit','foreign-permanent-residence','passport'`;
const STATUSES = `'applied','active','transferring','retained','left','expelled','deceased','not-admitted'`;

export class Members1790000002000 implements MigrationInterface {
  name = 'Members1790000002000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'members');
    await this.members(q);
    await this.searchTokens(q);
    await this.changes(q);
    await this.households(q);
    await this.sensitiveViews(q);
    await this.importTraces(q);
  }

  private async members(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE members.member (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL, group_name text,
      name text NOT NULL, name_simplified text NOT NULL, name_pinyin text COLLATE "C" NOT NULL, gender text NOT NULL,
      document_kind text, document_sealed bytea, document_mac bytea,
      phone_sealed bytea, phone_mac bytea, phone_tail_mac bytea,
      bank_name text, bank_branch text, card_sealed bytea, card_mac bytea,
      category text NOT NULL, model_worker_level text, joined_on date, born_on date, died_on date,
      status text NOT NULL, status_since date, retention_ground text,
      transfer_to_union_id uuid, transfer_requested_on date, transfer_requested_by text,
      note text, created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT member_gender_known CHECK (gender IN ('female','male','unknown')),
      CONSTRAINT member_document_kind_known CHECK (document_kind IN (${DOCUMENT_KINDS})),
      CONSTRAINT member_document_whole CHECK ((document_kind IS NULL) = (document_sealed IS NULL)
        AND (document_sealed IS NULL) = (document_mac IS NULL)),
      CONSTRAINT member_phone_whole CHECK ((phone_sealed IS NULL) = (phone_mac IS NULL)
        AND (phone_mac IS NULL) = (phone_tail_mac IS NULL)),
      CONSTRAINT member_card_whole CHECK ((card_sealed IS NULL) = (card_mac IS NULL)),
      CONSTRAINT member_category_known CHECK (category IN ('active','migrant','retiree','new-form','other')),
      CONSTRAINT member_model_worker_level_known CHECK (model_worker_level IN ('national','provincial','municipal','county')),
      CONSTRAINT member_status_known CHECK (status IN (${STATUSES})),
      CONSTRAINT member_death_has_day CHECK ((status = 'deceased') = (died_on IS NOT NULL)),
      CONSTRAINT member_retention_ground_known CHECK (retention_ground IN ('retired','unemployed','employer-closed')),
      CONSTRAINT member_retention_has_ground CHECK (CASE status WHEN 'retained' THEN retention_ground IS NOT NULL
        WHEN 'deceased' THEN true ELSE retention_ground IS NULL END),
      CONSTRAINT member_transfer_whole CHECK ((status = 'transferring') = (transfer_to_union_id IS NOT NULL)
        AND (transfer_to_union_id IS NULL) = (transfer_requested_on IS NULL)
        AND (transfer_to_union_id IS NULL) = (transfer_requested_by IS NULL)),
      CONSTRAINT member_transfer_side_known CHECK (transfer_requested_by IN ('from','to')),
      CONSTRAINT member_transfer_elsewhere CHECK (transfer_to_union_id <> union_id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, transfer_to_union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    // One person has one membership in a federation, whatever its status: who comes back is taken up again.
    await q.query(`CREATE UNIQUE INDEX member_document ON members.member (tenant_id, document_mac)`);
    await q.query(`CREATE INDEX member_by_union ON members.member (tenant_id, union_id, name_pinyin, id)`);
    await q.query(`CREATE INDEX member_by_name ON members.member (tenant_id, name_pinyin, id)`);
    await q.query(`CREATE INDEX member_by_card ON members.member (tenant_id, card_mac) WHERE card_mac IS NOT NULL`);
    await q.query(
      `CREATE INDEX member_incoming ON members.member (tenant_id, transfer_to_union_id)
       WHERE transfer_to_union_id IS NOT NULL`,
    );
    await protect(q, 'members.member');
  }

  /**
   * An inverted index: under row-level security the operators of LIKE and trigrams are not leakproof and leave their
   * indexes unused; ranges of text under collation C are. By union for a small scope, by token for a whole federation.
   */
  private async searchTokens(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE members.search_token (
      tenant_id uuid NOT NULL, union_id uuid NOT NULL, token text COLLATE "C" NOT NULL, member_id uuid NOT NULL,
      PRIMARY KEY (tenant_id, union_id, token, member_id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id) ON DELETE CASCADE)`);
    await q.query(`CREATE INDEX search_token_by_token ON members.search_token (tenant_id, token, member_id)`);
    await q.query(`CREATE INDEX search_token_by_member ON members.search_token (tenant_id, member_id)`);
    await protect(q, 'members.search_token');
  }

  /** What a member was before and after each step, so that "who was he on that day" has an answer. */
  private async changes(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE members.membership_change (
      tenant_id uuid NOT NULL, id uuid NOT NULL, member_id uuid NOT NULL, action text NOT NULL,
      from_status text NOT NULL, to_status text NOT NULL, from_union_id uuid NOT NULL, to_union_id uuid NOT NULL,
      from_category text NOT NULL, to_category text NOT NULL, effective_on date NOT NULL,
      account_id uuid NOT NULL, recorded_at timestamptz NOT NULL, reason text,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT membership_change_statuses_known CHECK (from_status IN (${STATUSES}) AND to_status IN (${STATUSES})),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id),
      FOREIGN KEY (tenant_id, from_union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, to_union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(
      `CREATE INDEX membership_change_by_member ON members.membership_change (tenant_id, member_id, effective_on, id)`,
    );
    await protect(q, 'members.membership_change');
  }

  private async households(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE members.household (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id))`);
    await protect(q, 'members.household');
    await q.query(`CREATE TABLE members.household_person (
      tenant_id uuid NOT NULL, id uuid NOT NULL, household_id uuid NOT NULL, member_id uuid, relation text NOT NULL,
      name text, document_kind text, document_sealed bytea, document_mac bytea, born_on date,
      added_at timestamptz NOT NULL, removed_at timestamptz, removal_ground text,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT household_person_relation_known CHECK (relation IN ('head','spouse','parent','child','parent-in-law',
        'child-in-law','grandparent','grandchild','sibling','other')),
      CONSTRAINT household_person_member_or_name CHECK ((member_id IS NULL) = (name IS NOT NULL)),
      CONSTRAINT household_person_document_kind_known CHECK (document_kind IN (${DOCUMENT_KINDS})),
      CONSTRAINT household_person_document_whole CHECK ((document_kind IS NULL) = (document_sealed IS NULL)
        AND (document_sealed IS NULL OR document_mac IS NOT NULL)),
      CONSTRAINT household_person_removal_whole CHECK ((removed_at IS NULL) = (removal_ground IS NULL)),
      CONSTRAINT household_person_removal_ground_known CHECK (removal_ground IN ('moved-out','divorced','died','entered-by-mistake')),
      FOREIGN KEY (tenant_id, household_id) REFERENCES members.household (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id))`);
    // A person stands in one household, so that none is counted or aided twice (domain rules §2.2).
    await q.query(
      `CREATE UNIQUE INDEX household_person_member ON members.household_person (tenant_id, member_id)
       WHERE removed_at IS NULL`,
    );
    await q.query(
      `CREATE UNIQUE INDEX household_person_document ON members.household_person (tenant_id, document_mac)
       WHERE removed_at IS NULL`,
    );
    await q.query(
      `CREATE UNIQUE INDEX household_person_one_head ON members.household_person (tenant_id, household_id)
       WHERE removed_at IS NULL AND relation = 'head'`,
    );
    await q.query(
      `CREATE INDEX household_person_by_household ON members.household_person (tenant_id, household_id, added_at)`,
    );
    await protect(q, 'members.household_person');
  }

  /** Who looked at what of whom, shown to the member himself; the name stands as it was at the time. */
  private async sensitiveViews(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE members.sensitive_view (
      tenant_id uuid NOT NULL, id uuid NOT NULL, member_id uuid NOT NULL, account_id uuid NOT NULL,
      viewer_name text NOT NULL, viewer_union_name text, fields text[] NOT NULL, reason text NOT NULL,
      viewed_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id))`);
    await q.query(`CREATE INDEX sensitive_view_by_member ON members.sensitive_view (tenant_id, member_id, id)`);
    await protect(q, 'members.sensitive_view', { appendOnly: true });
  }

  /** What an import met and left behind, so that it can be undone while nothing has changed since. */
  private async importTraces(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE members.import_trace (
      tenant_id uuid NOT NULL, import_id uuid NOT NULL, member_id uuid NOT NULL, version_after int NOT NULL,
      before jsonb,
      PRIMARY KEY (tenant_id, import_id, member_id))`);
    await protect(q, 'members.import_trace');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA members CASCADE`);
  }
}
