import { civilDateIn, type MemberId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { Glance } from '@app/persistence';
import type { VisitDutyId } from '../domain/visit-duty';
import { VISIT_PERMISSIONS } from '../domain/visits.permissions';
import type { CaseRow } from './case.rows';

// A case with its timeline, money and papers is one statement: each part is a look into an index by the duty's id, and
// a round trip more would cost as much as all of them. `$1` is the tenant, `$3` the instant.

const list = (fields: string, order: string, from: string): string =>
  `(SELECT coalesce(jsonb_agg(jsonb_build_object(${fields}) ORDER BY ${order}), '[]') FROM ${from})`;

const REPORTS = list(
  `'id', r.id, 'opened', r.opened, 'source', r.source, 'reporterName', r.reporter_name, 'at', r.reported_at,
   'informedName', r.informed_name, 'groupName', r.group_name`,
  'r.id',
  'visits.duty_report r WHERE r.tenant_id = $1 AND r.duty_id = d.id',
);

const VISITS = list(
  `'id', v.id, 'rootId', v.root_id, 'version', v.version, 'status', v.status, 'correctsId', v.corrects_id,
   'kind', v.kind, 'visitedOn', v.visited_on, 'outcome', v.outcome, 'proxyName', v.proxy_name,
   'proxyRelation', v.proxy_relation, 'visitors', v.visitors, 'cashFen', v.cash_fen::text, 'goods', v.goods,
   'evidence', v.evidence, 'signatureDocumentId', v.signature_document_id, 'signedBy', v.signed_by, 'marks', v.marks, 'judgement', v.judgement,
   'nextContactOn', v.next_contact_on, 'loggedByName', v.logged_by_name, 'loggedAt', v.logged_at,
   'isImported', v.import_id IS NOT NULL`,
  'v.id',
  'visits.visit v WHERE v.tenant_id = $1 AND v.duty_id = d.id',
);

const FACTS = list(
  `'id', f.id, 'kind', f.kind, 'at', f.at, 'byName', f.by_name, 'detail', f.detail`,
  'f.id',
  'visits.duty_fact f WHERE f.tenant_id = $1 AND f.duty_id = d.id',
);

const ASSIGNEES = list(
  `'personId', p.person_id, 'name', p.name, 'rank', p.rank`,
  'p.place',
  'visits.duty_assignee p WHERE p.tenant_id = $1 AND p.duty_id = d.id',
);

const SIGNATURES = list(
  `'id', s.id, 'duty', s.duty, 'personName', s.person_name, 'at', s.signed_at`,
  's.id',
  `approvals.approval_request q JOIN approvals.signature s ON s.tenant_id = $1 AND s.request_id = q.id AND s.valid
   WHERE q.tenant_id = $1 AND q.subject_id = x.id`,
);

const ENDINGS = list(
  `'id', c.id, 'action', c.action, 'personName', c.person_name, 'comment', c.comment, 'at', c.done_at`,
  'c.id',
  `approvals.approval_request q JOIN approvals.approval_record c ON c.tenant_id = $1 AND c.request_id = q.id
   WHERE q.tenant_id = $1 AND q.subject_id = x.id AND c.action IN ('return', 'refuse', 'withdraw')`,
);

const WAITING = `(SELECT jsonb_build_object('roles', q.waiting_roles, 'step', q.current_step,
    'steps', jsonb_array_length(q.steps))
  FROM approvals.approval_request q WHERE q.tenant_id = $1 AND q.subject_id = x.id AND q.status = 'open' LIMIT 1)`;

const RECEIPTS = list(
  `'id', r.id, 'action', r.action, 'personName', r.person_name, 'at', r.said_at,
   'answer', CASE WHEN r.action = 'answer' THEN r.note END`,
  'r.id',
  'disbursements.receipt r WHERE r.tenant_id = $1 AND r.disbursement_id = x.id',
);

const REVERSAL = `CASE WHEN x.status = 'reversed' THEN
  (SELECT jsonb_build_object('personName', a.display_name, 'reason', x.last_reason, 'at', j.posted_at)
   FROM funds.journal j LEFT JOIN identity.account a ON a.tenant_id = $1 AND a.id = j.account_id
   WHERE j.tenant_id = $1 AND j.subject_id = x.id AND j.kind = 'reverse') END`;

const AIDS = list(
  `'id', x.id, 'version', x.version, 'number', x.number, 'visitId', x.subject_id, 'status', x.status,
   'receipt', x.receipt, 'amount', x.amount::text, 'paymentKind', x.payment_kind, 'ruleSentence', x.rule_sentence,
   'routeReason', x.route_reason, 'lastReason', x.last_reason, 'requestedByName', x.requested_by_name,
   'requestedAt', x.requested_at, 'paidOn', x.paid_on, 'paidByName', x.paid_by_name, 'paidAt', x.paid_at,
   'transferFailedOn', x.transfer_failed_on, 'reversal', ${REVERSAL},
   'isImported', x.import_id IS NOT NULL,
   'waiting', ${WAITING}, 'signatures', ${SIGNATURES}, 'endings', ${ENDINGS}, 'receipts', ${RECEIPTS}`,
  'x.id',
  `disbursements.disbursement x WHERE x.tenant_id = $1 AND x.case_id = d.id AND x.case_type = 'visit-duty'`,
);

const DOCUMENTS = list(
  `'id', b.id, 'kind', b.kind, 'sensitivity', b.sensitivity, 'mediaType', b.media_type, 'uploadedAt', b.created_at`,
  'b.id',
  `documents.document b WHERE b.tenant_id = $1 AND b.subject_type = 'visit' AND b.status = 'attached'
   AND b.subject_id IN (SELECT v.root_id FROM visits.visit v WHERE v.tenant_id = $1 AND v.duty_id = d.id)`,
);

/** Of the member's own health, whoever's record it stands on. What was brought by mistake was never given. */
const HEALTH_CONSENTS = list(
  `'kind', c.kind, 'givenOn', c.given_on, 'untilOn', c.until_on, 'endedOn', e.ended_on`,
  'c.id',
  `members.sensitive_consent c
   LEFT JOIN members.sensitive_consent_end e ON e.tenant_id = $1 AND e.consent_id = c.id
   WHERE c.tenant_id = $1 AND c.subject_member_id = d.member_id AND c.kind = 'health'
     AND e.ground IS DISTINCT FROM 'import-undone'`,
);

const HOUSEHOLD = `(SELECT jsonb_build_object('count', count(*), 'amount', coalesce(sum(h.amount), 0)::text)
  FROM disbursements.disbursement h
  WHERE h.tenant_id = $1 AND h.status IN ('paid', 'reconciled')
    AND h.paid_on >= ($3::timestamptz AT TIME ZONE t.zone)::date - interval '1 year'
    AND h.recipient_id = ANY(ARRAY(SELECT p.member_id FROM members.household_person p
      WHERE p.tenant_id = $1 AND p.household_id = d.household_id AND p.removed_at IS NULL) || d.member_id))`;

/** Other cases of the member and his household; `condition` keeps them inside what the reader may see. */
const related = (condition: string): string => `(SELECT coalesce(jsonb_agg(o ORDER BY o."eventOn" DESC), '[]')
  FROM (SELECT x.id, x.number, x.member_id AS "memberId", n.name AS "memberName", x.occasion,
      x.occasion_name AS "occasionName", x.event_on AS "eventOn", x.status
    FROM visits.visit_duty x JOIN members.member n ON n.tenant_id = $1 AND n.id = x.member_id
    WHERE x.tenant_id = $1 AND x.id <> d.id AND (x.member_id = d.member_id OR x.household_id = d.household_id)
      AND ${condition}
    ORDER BY x.event_on DESC LIMIT 20) o)`;

const caseSql = (condition: string, relatedCondition: string): string => `
  SELECT d.id, d.version, d.number, d.union_id AS "unionId", u.name AS "unionName", d.member_id AS "memberId",
    m.name AS "memberName", m.group_name AS "groupName", d.household_id AS "householdId", d.occasion,
    d.occasion_name AS "occasionName", d.sub_condition AS "subCondition", d.event_on AS "eventOn",
    d.import_id IS NOT NULL AS "isImported", d.event_ends_on AS "eventEndsOn",
    d.relative_relation AS "relativeRelation", d.place_sealed AS "placeSealed",
    d.disease_mac IS NOT NULL AS "namesDisease",
    d.status, d.deadline_on AS "deadlineOn", d.accepted_by_id AS "acceptedById",
    d.first_informed_name AS "firstInformedName", d.first_informed_at AS "firstInformedAt",
    d.first_reporter_name AS "firstReporterName", d.first_reporter_at AS "firstReporterAt",
    d.first_helper_name AS "firstHelperName", d.first_helper_at AS "firstHelperAt", d.escalated_at AS "escalatedAt",
    d.reason, d.duplicate_of_id AS "duplicateOfId", t.zone, s.stars,
    ARRAY(SELECT c.ancestor_id FROM organizations.union_closure c
      WHERE c.tenant_id = $1 AND c.descendant_id = d.union_id) AS line,
    ${ASSIGNEES} AS assignees, ${REPORTS} AS reports, ${VISITS} AS visits, ${FACTS} AS facts,
    ${related(relatedCondition)} AS related, ${AIDS} AS aids, ${DOCUMENTS} AS documents, ${HOUSEHOLD} AS household,
    ${HEALTH_CONSENTS} AS "healthConsents"
  FROM visits.visit_duty d
  JOIN platform.tenant t ON t.tenant_id = d.tenant_id
  JOIN members.member m ON m.tenant_id = d.tenant_id AND m.id = d.member_id
  JOIN organizations.trade_union u ON u.tenant_id = d.tenant_id AND u.id = d.union_id
  LEFT JOIN visits.rating s ON s.tenant_id = d.tenant_id AND s.duty_id = d.id
  WHERE d.tenant_id = $1 AND ${condition}`;

type Row = CaseRow & Record<string, unknown>;

const withToday = (tx: Glance, row: Row): CaseRow => ({ ...row, today: civilDateIn(row.zone, tx.now) });

/** The case when it is in the actor's scope; undefined otherwise. One statement. */
export async function caseInScope(tx: Glance, id: VisitDutyId): Promise<CaseRow | undefined> {
  const values: unknown[] = [tx.actor.tenantId, id, tx.now];
  const scope = scopeCondition(tx.actor, VISIT_PERMISSIONS.read, 'd.union_id', values);
  const sql = caseSql(`d.id = $2 AND ${scope}`, scope.replace('d.union_id', 'x.union_id'));
  const [row] = await tx.rows<Row>(sql, values, values.length > 3 ? 'case-in-scope' : undefined);
  return row && withToday(tx, row);
}

/** The member's own cases, the latest event first; with `id` only that one. Never another's. */
export async function casesOfMember(tx: Glance, memberId: MemberId, id: VisitDutyId | null): Promise<CaseRow[]> {
  const rows = await tx.rows<Row>(
    `${caseSql('d.member_id = $2 AND ($4::uuid IS NULL OR d.id = $4)', 'x.member_id = $2')}
     ORDER BY d.event_on DESC, d.id DESC LIMIT 50`,
    [tx.actor.tenantId, memberId, tx.now, id],
    'cases-of-member',
  );
  return rows.map((row) => withToday(tx, row));
}

/** Whose case a number is; undefined when nobody's. */
export async function ownerOfNumber(
  tx: Glance,
  number: string,
): Promise<{ id: VisitDutyId; memberId: MemberId } | undefined> {
  const [row] = await tx.rows<{ id: VisitDutyId; memberId: MemberId }>(
    `SELECT id, member_id AS "memberId" FROM visits.visit_duty WHERE tenant_id = $1 AND number = $2`,
    [tx.actor.tenantId, number],
    'case-by-number',
  );
  return row;
}
