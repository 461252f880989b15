import { type Actor, rootsFor } from '@app/kernel';
import type { Glance } from '@app/persistence';
import type { SearchTerm } from '../domain/search-tokens';
import { prefixRange } from '../domain/search-tokens';
import type { Member } from './member.entity';

/** Tokens looked at per term: enough to rank the best twenty, few enough for a surname that every tenth bears. */
const HITS_PER_TERM = 120;

/** What a hit shows; the sealed number is for the mask and for comparing more digits than were indexed. */
export interface FoundRow extends Pick<
  Member,
  | 'id'
  | 'tenantId'
  | 'unionId'
  | 'name'
  | 'groupName'
  | 'status'
  | 'category'
  | 'documentKind'
  | 'documentSealed'
  | 'phoneSealed'
> {
  readonly unionName: string;
}

/**
 * One statement for every scope. Who sees the whole federation goes through the index by token, everybody else through
 * the index by union and token, once for each union; the branch that does not apply costs nothing. Ranked: the whole
 * name, then names that begin so, then the rest; those in the register before those who are not any more. The unions of
 * those who are shown are looked up, not of all who were ranked.
 */
export const SEARCH_MEMBERS = `
  WITH reach AS MATERIALIZED (
    SELECT $2::uuid[] IS NULL OR EXISTS (SELECT 1 FROM organizations.trade_union r
      WHERE r.tenant_id = $1::uuid AND r.parent_id IS NULL AND r.id = ANY($2::uuid[])) AS whole
  ), scope AS MATERIALIZED (
    SELECT DISTINCT c.descendant_id AS union_id FROM organizations.union_closure c
    WHERE c.tenant_id = $1::uuid AND c.ancestor_id = ANY($2::uuid[])
  ), term AS MATERIALIZED (
    SELECT low, high, rank FROM unnest($3::text[], $4::text[]) WITH ORDINALITY AS q(low, high, rank)
  ), hit AS MATERIALIZED (
    SELECT member_id, low, rank FROM (
      SELECT both_ways.*, row_number() OVER (PARTITION BY rank ORDER BY token, member_id) AS place FROM (
        SELECT h.member_id, h.token, q.low, q.rank FROM term q CROSS JOIN LATERAL (
          SELECT t.member_id, t.token FROM members.search_token t
          WHERE t.tenant_id = $1::uuid AND t.token >= q.low AND t.token < q.high
          ORDER BY t.token, t.member_id LIMIT ${HITS_PER_TERM}) h
        WHERE (SELECT whole FROM reach)
        UNION ALL
        SELECT h.member_id, h.token, q.low, q.rank FROM scope s CROSS JOIN term q CROSS JOIN LATERAL (
          SELECT t.member_id, t.token FROM members.search_token t
          WHERE t.tenant_id = $1::uuid AND t.union_id = s.union_id AND t.token >= q.low AND t.token < q.high
          ORDER BY t.token, t.member_id LIMIT ${HITS_PER_TERM}) h
        WHERE NOT (SELECT whole FROM reach)
      ) both_ways
    ) placed WHERE place <= ${HITS_PER_TERM}
  ), person AS (
    SELECT DISTINCT ON (member_id) member_id, substr(low, 2) AS typed, rank FROM hit ORDER BY member_id, rank
  ), best AS MATERIALIZED (
    SELECT m.id, m.tenant_id, m.union_id, m.name, m.group_name, m.status, m.category, m.document_kind,
      m.document_sealed, m.phone_sealed, row_number() OVER (
        ORDER BY CASE WHEN p.typed IN (m.name_simplified, m.name_pinyin) THEN 0
            WHEN starts_with(m.name_simplified, p.typed) OR starts_with(m.name_pinyin, p.typed) THEN 1 ELSE 2 END,
          m.status NOT IN ('active', 'transferring', 'retained'), p.rank, m.name_pinyin, m.id) AS place
    FROM person p
    JOIN members.member m ON m.tenant_id = $1::uuid AND m.id = p.member_id
    ORDER BY place
    LIMIT $5
  )
  SELECT b.id, b.tenant_id AS "tenantId", b.union_id AS "unionId", b.name, b.group_name AS "groupName", b.status,
    b.category, b.document_kind AS "documentKind", b.document_sealed AS "documentSealed",
    b.phone_sealed AS "phoneSealed", u.name AS "unionName"
  FROM best b
  JOIN LATERAL (
    SELECT u.name FROM organizations.trade_union u WHERE u.tenant_id = $1::uuid AND u.id = b.union_id LIMIT 1) u ON true
  ORDER BY b.place`;

/** Members that any of the terms finds in the actor's scope for `permission`, best first. */
export function searchMembers(
  tx: Glance,
  permission: string,
  terms: readonly SearchTerm[],
  limit: number,
): Promise<FoundRow[]> {
  const ranges = terms.map((term) => (term.match === 'prefix' ? prefixRange(term.token) : only(term.token)));
  const values = [
    tx.actor.tenantId,
    rootsOrAll(tx.actor, permission),
    ranges.map((range) => range.from),
    ranges.map((range) => range.below),
    limit,
  ];
  return tx.rows<FoundRow & Record<string, unknown>>(SEARCH_MEMBERS, values, 'search-members');
}

/** Nothing sorts between a text and the same text with U+0001 behind it but that text itself: U+0000 cannot be stored. */
const only = (token: string) => ({ from: token, below: `${token}\u0001` });

const rootsOrAll = (actor: Actor, permission: string): string[] | null =>
  actor.kind === 'system' ? null : rootsFor(actor, permission);
