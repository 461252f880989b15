import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

export class Identity1790000003000 implements MigrationInterface {
  name = 'Identity1790000003000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'identity');
    await this.accounts(q);
    await this.sessions(q);
    await this.grants(q);
    await this.front(q);
    await q.query(RESOLVE_SESSION);
  }

  private async accounts(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE identity.account (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL, login text,
      phone_sealed bytea, phone_mac bytea, display_name text NOT NULL, member_id uuid, password_hash text NOT NULL,
      must_change_password boolean NOT NULL, password_set_at timestamptz NOT NULL, status text NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT account_status_known CHECK (status IN ('active','suspended')),
      CONSTRAINT account_can_sign_in CHECK (login IS NOT NULL OR phone_mac IS NOT NULL),
      CONSTRAINT account_phone_whole CHECK ((phone_sealed IS NULL) = (phone_mac IS NULL)),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX account_login ON identity.account (tenant_id, login)`);
    await q.query(`CREATE UNIQUE INDEX account_phone ON identity.account (tenant_id, phone_mac)`);
    await q.query(`CREATE UNIQUE INDEX account_member ON identity.account (tenant_id, member_id)`);
    await q.query(`CREATE INDEX account_by_union ON identity.account (tenant_id, union_id)`);
    await protect(q, 'identity.account');
  }

  private async sessions(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE identity.session (
      tenant_id uuid NOT NULL, id uuid NOT NULL, account_id uuid NOT NULL, token_hash bytea NOT NULL,
      created_at timestamptz NOT NULL, last_seen_at timestamptz NOT NULL, expires_at timestamptz NOT NULL,
      revoked_at timestamptz, user_agent_kind text NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, account_id) REFERENCES identity.account (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX session_token ON identity.session (tenant_id, token_hash)`);
    await q.query(`CREATE INDEX session_by_account ON identity.session (tenant_id, account_id, created_at)`);
    await protect(q, 'identity.session');
  }

  private async grants(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE identity.role_grant (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, account_id uuid NOT NULL, union_id uuid NOT NULL,
      role text NOT NULL, valid_from date NOT NULL, valid_until date, revoked_at timestamptz,
      granted_by uuid NOT NULL, granted_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT role_grant_dates_in_order CHECK (valid_until IS NULL OR valid_until >= valid_from),
      FOREIGN KEY (tenant_id, account_id) REFERENCES identity.account (tenant_id, id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE INDEX role_grant_by_account ON identity.role_grant (tenant_id, account_id)`);
    await q.query(`CREATE INDEX role_grant_by_union ON identity.role_grant (tenant_id, union_id, role)`);
    await protect(q, 'identity.role_grant');
  }

  /** What stands before the door: codes that bind a member's account, and counters of wrong attempts. */
  private async front(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE identity.binding_code (
      tenant_id uuid NOT NULL, id uuid NOT NULL, code_mac bytea NOT NULL, member_id uuid NOT NULL,
      union_id uuid NOT NULL, person_name text NOT NULL, issued_by uuid NOT NULL, issued_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL, used_at timestamptz,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX binding_code_mac ON identity.binding_code (tenant_id, code_mac)`);
    await q.query(`CREATE INDEX binding_code_by_member ON identity.binding_code (tenant_id, member_id)`);
    await protect(q, 'identity.binding_code');

    await q.query(`CREATE TABLE identity.login_attempt (
      tenant_id uuid NOT NULL, subject_kind text NOT NULL, subject_mac bytea NOT NULL, count int NOT NULL,
      window_ends_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, subject_kind, subject_mac))`);
    await q.query(`CREATE INDEX login_attempt_by_age ON identity.login_attempt (tenant_id, window_ends_at)`);
    await protect(q, 'identity.login_attempt');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA identity CASCADE`);
  }
}

/**
 * Who is behind a session, in one statement and without an explicit transaction: the tenant is set for this statement
 * only, and nothing is found unless the token belongs to that very tenant. "Last seen" moves at most every 5 minutes.
 */
const RESOLVE_SESSION = `
CREATE FUNCTION identity.resolve_session(p_tenant uuid, p_token_hash bytea)
RETURNS TABLE (session_id uuid, account_id uuid, member_id uuid, display_name text, must_change_password boolean, grants jsonb)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  found_session record;
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  SELECT s.id, s.last_seen_at, a.id AS account_id, a.member_id, a.display_name, a.must_change_password,
    (now() AT TIME ZONE t.zone)::date AS today
  INTO found_session
  FROM identity.session s
  JOIN identity.account a ON a.tenant_id = s.tenant_id AND a.id = s.account_id
  JOIN platform.tenant t ON t.tenant_id = s.tenant_id
  WHERE s.tenant_id = p_tenant AND s.token_hash = p_token_hash AND s.revoked_at IS NULL AND s.expires_at > now()
    AND s.last_seen_at > now() - interval '3 days' AND a.status = 'active';
  IF NOT FOUND THEN RETURN; END IF;
  IF found_session.last_seen_at < now() - interval '5 minutes' THEN
    UPDATE identity.session SET last_seen_at = now() WHERE tenant_id = p_tenant AND id = found_session.id;
  END IF;
  RETURN QUERY SELECT found_session.id, found_session.account_id, found_session.member_id, found_session.display_name,
    found_session.must_change_password,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('unionId', g.union_id, 'role', g.role) ORDER BY g.granted_at, g.id), '[]')
     FROM identity.role_grant g
     WHERE g.tenant_id = p_tenant AND g.account_id = found_session.account_id AND g.revoked_at IS NULL
       AND g.valid_from <= found_session.today AND (g.valid_until IS NULL OR g.valid_until >= found_session.today));
END $$`;
