import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

/** A second factor beside the password, recovery codes, and each federation's rules for its doors. */
export class SecondFactor1790000024000 implements MigrationInterface {
  name = 'SecondFactor1790000024000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE identity.second_factor (
      tenant_id uuid NOT NULL, account_id uuid NOT NULL, secret_sealed bytea NOT NULL, pending_sealed bytea,
      confirmed_at timestamptz, last_step bigint NOT NULL, created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, account_id),
      FOREIGN KEY (tenant_id, account_id) REFERENCES identity.account (tenant_id, id))`);
    await protect(q, 'identity.second_factor');
    await q.query(`CREATE TABLE identity.recovery_code (
      tenant_id uuid NOT NULL, id uuid NOT NULL, account_id uuid NOT NULL, code_mac bytea NOT NULL,
      made_at timestamptz NOT NULL, used_at timestamptz,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, account_id) REFERENCES identity.account (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX recovery_code_mac ON identity.recovery_code (tenant_id, account_id, code_mac)`);
    await protect(q, 'identity.recovery_code');
    await q.query(`CREATE TABLE identity.sign_in_policy (
      tenant_id uuid NOT NULL, version int NOT NULL, second_factor_roles text[] NOT NULL, required_since timestamptz NOT NULL,
      grace_days int NOT NULL, fresh_minutes int NOT NULL, idle_minutes int NOT NULL,
      PRIMARY KEY (tenant_id),
      CONSTRAINT sign_in_policy_grace CHECK (grace_days BETWEEN 0 AND 60),
      CONSTRAINT sign_in_policy_fresh CHECK (fresh_minutes BETWEEN 1 AND 240),
      CONSTRAINT sign_in_policy_idle CHECK (idle_minutes BETWEEN 10 AND 4320))`);
    await protect(q, 'identity.sign_in_policy');
    await q.query(`ALTER TABLE identity.session ADD COLUMN second_factor_at timestamptz`);
    await q.query(`DROP FUNCTION identity.resolve_session(uuid, bytea)`);
    await q.query(RESOLVE_SESSION);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP FUNCTION identity.resolve_session(uuid, bytea)`);
    await q.query(RESOLVE_SESSION_BEFORE);
    await q.query(`ALTER TABLE identity.session DROP COLUMN second_factor_at`);
    await q.query(`DROP TABLE identity.sign_in_policy, identity.recovery_code, identity.second_factor`);
  }
}

/**
 * As before (one statement, the tenant set for it alone), and what the door still asks for: whether a second factor is
 * set, when this session gave it last, until when its set-up may wait. A session ends when it was idle for too long by
 * the federation's own rule.
 */
const RESOLVE_SESSION = `
CREATE FUNCTION identity.resolve_session(p_tenant uuid, p_token_hash bytea)
RETURNS TABLE (session_id uuid, account_id uuid, member_id uuid, display_name text, must_change_password boolean,
  grants jsonb, factor_set boolean, factor_at timestamptz, factor_due timestamptz, fresh_minutes int,
  asked_at timestamptz)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  found_session record;
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  SELECT s.id, s.last_seen_at, s.second_factor_at, a.id AS account_id, a.member_id, a.display_name,
    a.must_change_password, (now() AT TIME ZONE t.zone)::date AS today, f.confirmed_at IS NOT NULL AS factor_set,
    coalesce(p.second_factor_roles, '{}') AS roles, p.required_since, p.grace_days,
    coalesce(p.fresh_minutes, 10) AS fresh_minutes, coalesce(p.idle_minutes, 4320) AS idle_minutes
  INTO found_session
  FROM identity.session s
  JOIN identity.account a ON a.tenant_id = s.tenant_id AND a.id = s.account_id
  JOIN platform.tenant t ON t.tenant_id = s.tenant_id
  LEFT JOIN identity.second_factor f ON f.tenant_id = a.tenant_id AND f.account_id = a.id
  LEFT JOIN identity.sign_in_policy p ON p.tenant_id = s.tenant_id
  WHERE s.tenant_id = p_tenant AND s.token_hash = p_token_hash AND s.revoked_at IS NULL AND s.expires_at > now()
    AND s.last_seen_at > now() - make_interval(mins => coalesce(p.idle_minutes, 4320)) AND a.status = 'active';
  IF NOT FOUND THEN RETURN; END IF;
  IF found_session.last_seen_at < now() - make_interval(secs => least(300, found_session.idle_minutes * 6)) THEN
    UPDATE identity.session SET last_seen_at = now() WHERE tenant_id = p_tenant AND id = found_session.id;
  END IF;
  RETURN QUERY SELECT found_session.id, found_session.account_id, found_session.member_id, found_session.display_name,
    found_session.must_change_password,
    coalesce(jsonb_agg(jsonb_build_object('unionId', g.union_id, 'role', g.role) ORDER BY g.granted_at, g.id)
      FILTER (WHERE g.id IS NOT NULL), '[]'),
    found_session.factor_set, found_session.second_factor_at,
    min(greatest(found_session.required_since, g.granted_at)) FILTER (WHERE g.role = ANY(found_session.roles))
      + make_interval(days => found_session.grace_days),
    found_session.fresh_minutes, now()
  FROM identity.role_grant g
  WHERE g.tenant_id = p_tenant AND g.account_id = found_session.account_id AND g.revoked_at IS NULL
    AND g.valid_from <= found_session.today AND (g.valid_until IS NULL OR g.valid_until >= found_session.today);
END $$`;

const RESOLVE_SESSION_BEFORE = `
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
