import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Acting authority (代理) opens the whole role from a day until a day, not only its signatures: a session gets the roles
 * that were delegated to its owner beside his own, as long as the other holds them himself.
 */
export class ActingAuthority1790000029980 implements MigrationInterface {
  name = 'ActingAuthority1790000029980';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE approvals.delegation SET SCHEMA identity`);
    await q.query(SESSION_STAMP);
    await q.query(RESOLVE_SESSION);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(RESOLVE_SESSION_BEFORE);
    await q.query(SESSION_STAMP_BEFORE);
    await q.query(`ALTER TABLE identity.delegation SET SCHEMA approvals`);
  }
}

/** As before, and who delegated what to the owner of the session. */
const SESSION_STAMP = `
CREATE OR REPLACE FUNCTION identity.session_stamp(p_tenant uuid, p_token_hash bytea) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  found_stamp text;
BEGIN
  PERFORM set_config('app.tenant_id', p_tenant::text, true);
  SELECT md5(concat_ws('|', a.id, a.xmin, coalesce(s.second_factor_at::text, '-'), coalesce(f.xmin::text, '-'),
    coalesce(p.xmin::text, '-'), (now() AT TIME ZONE t.zone)::date,
    (SELECT string_agg(g.id || ':' || g.xmin, ',' ORDER BY g.id) FROM identity.role_grant g
     WHERE g.tenant_id = p_tenant AND g.account_id = a.id AND g.revoked_at IS NULL),
    (SELECT string_agg(concat_ws(':', d.id, d.xmin, f.xmin, h.xmin), ',' ORDER BY d.id, h.id) FROM identity.delegation d
     LEFT JOIN identity.account f ON f.tenant_id = p_tenant AND (f.id = d.from_person_id OR f.member_id = d.from_person_id)
     LEFT JOIN identity.role_grant h ON h.tenant_id = p_tenant AND h.account_id = f.id AND h.revoked_at IS NULL
     WHERE d.tenant_id = p_tenant AND d.to_person_id = coalesce(a.member_id, a.id) AND d.revoked_at IS NULL)))
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

/** `line` follows in a later step. */
export const RESOLVE_SESSION = `
CREATE OR REPLACE FUNCTION identity.resolve_session(p_tenant uuid, p_token_hash bytea)
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
    coalesce(jsonb_agg(jsonb_build_object('unionId', g.union_id, 'role', g.role, 'onBehalfOf', g.on_behalf_of)
      ORDER BY g.on_behalf_of IS NOT NULL, g.granted_at, g.id, g.role) FILTER (WHERE g.id IS NOT NULL), '[]'),
    found_session.factor_set, found_session.second_factor_at,
    min(greatest(found_session.required_since, g.granted_at)) FILTER (WHERE g.role = ANY(found_session.roles))
      + make_interval(days => found_session.grace_days),
    found_session.fresh_minutes, now(), found_stamp
  FROM (
    SELECT o.id, o.union_id, o.role, o.granted_at, NULL::jsonb AS on_behalf_of FROM identity.role_grant o
    WHERE o.tenant_id = p_tenant AND o.account_id = found_session.account_id AND o.revoked_at IS NULL
      AND o.valid_from <= found_session.today AND (o.valid_until IS NULL OR o.valid_until >= found_session.today)
    UNION ALL
    SELECT d.id, d.union_id, r.role, d.created_at, jsonb_build_object('personId', d.from_person_id, 'name', d.from_name)
    FROM identity.delegation d CROSS JOIN LATERAL unnest(d.roles) AS r(role)
    WHERE d.tenant_id = p_tenant AND d.to_person_id = coalesce(found_session.member_id, found_session.account_id)
      AND d.revoked_at IS NULL AND found_session.today BETWEEN d.valid_from AND d.valid_to AND r.role <> 'administrator'
      AND EXISTS (SELECT FROM identity.account f
        JOIN identity.role_grant h ON h.tenant_id = p_tenant AND h.account_id = f.id AND h.role = r.role
          AND h.revoked_at IS NULL AND h.valid_from <= found_session.today
          AND (h.valid_until IS NULL OR h.valid_until >= found_session.today)
        JOIN organizations.union_closure c ON c.tenant_id = p_tenant AND c.ancestor_id = h.union_id
          AND c.descendant_id = d.union_id
        WHERE f.tenant_id = p_tenant AND f.status = 'active'
          AND (f.id = d.from_person_id OR f.member_id = d.from_person_id))
  ) g;
END $$`;

const SESSION_STAMP_BEFORE = `
CREATE OR REPLACE FUNCTION identity.session_stamp(p_tenant uuid, p_token_hash bytea) RETURNS text
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

const RESOLVE_SESSION_BEFORE = `
CREATE OR REPLACE FUNCTION identity.resolve_session(p_tenant uuid, p_token_hash bytea)
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
