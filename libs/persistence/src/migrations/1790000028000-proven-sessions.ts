import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever was looked up a moment ago is proved by the beginning of his transaction, in the same message: by a stamp over
 * everything that the look-up reads.
 */
export class ProvenSessions1790000028000 implements MigrationInterface {
  name = 'ProvenSessions1790000028000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(SESSION_STAMP);
    await q.query(PROVE_SESSION);
    await q.query(`DROP FUNCTION identity.resolve_session(uuid, bytea)`);
    await q.query(RESOLVE_SESSION);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP FUNCTION identity.resolve_session(uuid, bytea)`);
    await q.query(RESOLVE_SESSION_BEFORE);
    await q.query(`DROP FUNCTION identity.prove_session(uuid, bytea, text)`);
    await q.query(`DROP FUNCTION identity.session_stamp(uuid, bytea)`);
  }
}

/** Null when the session has ended. What changes in any of these rows gives it another `xmin`; a day brings roles and ends them. */
const SESSION_STAMP = `
CREATE FUNCTION identity.session_stamp(p_tenant uuid, p_token_hash bytea) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  found_stamp text;
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  SELECT md5(concat_ws('|', a.id, a.xmin, coalesce(s.second_factor_at::text, '-'), coalesce(f.xmin::text, '-'),
    coalesce(p.xmin::text, '-'), (now() AT TIME ZONE t.zone)::date,
    (SELECT string_agg(g.id || ':' || g.xmin, ',' ORDER BY g.id) FROM identity.role_grant g
     WHERE g.tenant_id = p_tenant AND g.account_id = a.id AND g.revoked_at IS NULL)))
  INTO found_stamp
  FROM identity.session s
  JOIN identity.account a ON a.tenant_id = s.tenant_id AND a.id = s.account_id
  JOIN platform.tenant t ON t.tenant_id = s.tenant_id
  LEFT JOIN identity.second_factor f ON f.tenant_id = a.tenant_id AND f.account_id = a.id
  LEFT JOIN identity.sign_in_policy p ON p.tenant_id = s.tenant_id
  WHERE s.tenant_id = p_tenant AND s.token_hash = p_token_hash AND s.revoked_at IS NULL AND s.expires_at > now()
    AND s.last_seen_at > now() - make_interval(mins => coalesce(p.idle_minutes, 4320)) AND a.status = 'active';
  RETURN found_stamp;
END $$`;

const PROVE_SESSION = `
CREATE FUNCTION identity.prove_session(p_tenant uuid, p_token_hash bytea, p_stamp text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF identity.session_stamp(p_tenant, p_token_hash) IS DISTINCT FROM p_stamp THEN
    RAISE EXCEPTION 'the session is no longer what it was' USING ERRCODE = 'NJ001';
  END IF;
END $$`;

/** As before, and the stamp by which it can be proved. It is taken first: what changes meanwhile makes it a stale one. */
const RESOLVE_SESSION = `
CREATE FUNCTION identity.resolve_session(p_tenant uuid, p_token_hash bytea)
RETURNS TABLE (session_id uuid, account_id uuid, member_id uuid, display_name text, must_change_password boolean,
  grants jsonb, factor_set boolean, factor_at timestamptz, factor_due timestamptz, fresh_minutes int,
  asked_at timestamptz, stamp text)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  found_session record;
  found_stamp text := identity.session_stamp(p_tenant, p_token_hash);
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
    found_session.fresh_minutes, now(), found_stamp
  FROM identity.role_grant g
  WHERE g.tenant_id = p_tenant AND g.account_id = found_session.account_id AND g.revoked_at IS NULL
    AND g.valid_from <= found_session.today AND (g.valid_until IS NULL OR g.valid_until >= found_session.today);
END $$`;

const RESOLVE_SESSION_BEFORE = `
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
