import { type CivilDate, civilDateIn, type HouseholdId, type MemberId, type UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { Evidence, VisitId, VisitKind, VisitMark, Visitor, VisitOutcome, VisitStatus } from '../domain/visit';
import type { Assignee, VisitDutyId, VisitDutyStatus } from '../domain/visit-duty';
import { VISIT_PERMISSIONS } from '../domain/visits.permissions';
import type { DutyFactKind } from './duty-fact.entity';
import type { Judgement, StoredGoodsLine } from './visit.entity';

/** Instants inside the JSON are ISO text, sealed values hex. */
export interface CaseReport {
  readonly id: string;
  readonly opened: boolean;
  readonly source: 'staff' | 'member';
  readonly reporterName: string;
  readonly at: string;
  readonly informedName: string | null;
  readonly groupName: string | null;
}

export interface CaseVisit {
  readonly id: VisitId;
  readonly rootId: VisitId;
  readonly version: number;
  readonly status: VisitStatus;
  readonly correctsId: VisitId | null;
  readonly kind: VisitKind;
  readonly visitedOn: CivilDate;
  readonly placeSealed: string | null;
  readonly outcome: VisitOutcome['kind'];
  readonly proxyName: string | null;
  readonly proxyRelation: string | null;
  readonly visitors: readonly Visitor[];
  readonly cashFen: string;
  readonly goods: readonly StoredGoodsLine[];
  readonly evidence: readonly Evidence[];
  readonly signedBy: 'self' | 'proxy' | null;
  readonly marks: readonly VisitMark[];
  readonly ruleCode: string | null;
  readonly ruleVersion: string | null;
  readonly judgement: Judgement | null;
  readonly nextContactOn: CivilDate | null;
  readonly loggedByName: string;
  readonly loggedAt: string;
}

export interface CaseFactRow {
  readonly id: string;
  readonly kind: DutyFactKind;
  readonly at: string;
  readonly byName: string | null;
  readonly detail: never;
}

export interface RelatedCase {
  readonly id: VisitDutyId;
  readonly number: string;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly occasion: string;
  readonly occasionName: string;
  readonly eventOn: CivilDate;
  readonly status: VisitDutyStatus;
}

/** Everything that the schema knows of one case. */
export interface CaseRow {
  readonly id: VisitDutyId;
  readonly version: number;
  readonly number: string;
  readonly unionId: UnionId;
  readonly unionName: string;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly groupName: string | null;
  readonly householdId: HouseholdId | null;
  readonly occasion: string;
  readonly occasionName: string;
  readonly subCondition: string | null;
  readonly eventOn: CivilDate;
  readonly eventEndsOn: CivilDate | null;
  readonly relativeRelation: string | null;
  readonly placeSealed: Buffer | null;
  readonly hasNote: boolean;
  readonly status: VisitDutyStatus;
  readonly deadlineOn: CivilDate;
  readonly acceptedById: string | null;
  readonly firstInformedName: string;
  readonly firstInformedAt: Date;
  readonly firstReporterName: string;
  readonly firstReporterPersonId: string | null;
  readonly firstReporterAt: Date;
  readonly firstHelperName: string | null;
  readonly firstHelperAt: Date | null;
  readonly escalatedAt: Date | null;
  readonly reason: string | null;
  readonly duplicateOfId: VisitDutyId | null;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  readonly zone: string;
  /** The day that it is for the federation. */
  readonly today: CivilDate;
  /** The union and those above it. */
  readonly line: readonly UnionId[];
  readonly assignees: readonly Assignee[];
  readonly reports: readonly CaseReport[];
  readonly visits: readonly CaseVisit[];
  readonly facts: readonly CaseFactRow[];
  readonly stars: number | null;
  readonly related: readonly RelatedCase[];
}

const REPORTS = `SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'opened', r.opened, 'source', r.source,
    'reporterName', r.reporter_name, 'at', r.reported_at, 'informedName', r.informed_name,
    'groupName', r.group_name) ORDER BY r.id), '[]') AS reports
  FROM visits.duty_report r WHERE r.tenant_id = $1 AND r.duty_id = d.id`;

const VISITS = `SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'rootId', v.root_id, 'version', v.version,
    'status', v.status, 'correctsId', v.corrects_id, 'kind', v.kind, 'visitedOn', v.visited_on,
    'placeSealed', encode(v.place_sealed, 'hex'), 'outcome', v.outcome, 'proxyName', v.proxy_name,
    'proxyRelation', v.proxy_relation, 'visitors', v.visitors, 'cashFen', v.cash_fen::text, 'goods', v.goods,
    'evidence', v.evidence, 'signedBy', v.signed_by, 'marks', v.marks, 'ruleCode', v.rule_code,
    'ruleVersion', v.rule_version, 'judgement', v.judgement, 'nextContactOn', v.next_contact_on,
    'loggedByName', v.logged_by_name, 'loggedAt', v.logged_at) ORDER BY v.id), '[]') AS visits
  FROM visits.visit v WHERE v.tenant_id = $1 AND v.duty_id = d.id`;

const FACTS = `SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'at', f.at,
    'byName', f.by_name, 'detail', f.detail) ORDER BY f.id), '[]') AS facts
  FROM visits.duty_fact f WHERE f.tenant_id = $1 AND f.duty_id = d.id`;

const ASSIGNEES = `SELECT coalesce(jsonb_agg(jsonb_build_object('personId', p.person_id, 'name', p.name,
    'rank', p.rank) ORDER BY p.place), '[]') AS assignees
  FROM visits.duty_assignee p WHERE p.tenant_id = $1 AND p.duty_id = d.id`;

/** Other cases of the member and his household; `condition` keeps them inside what the reader may see. */
const related = (condition: string): string => `SELECT coalesce(jsonb_agg(o ORDER BY o."eventOn" DESC), '[]') AS related
  FROM (SELECT x.id, x.number, x.member_id AS "memberId", n.name AS "memberName",
      x.occasion, x.occasion_name AS "occasionName", x.event_on AS "eventOn", x.status
    FROM visits.visit_duty x JOIN members.member n ON n.tenant_id = $1 AND n.id = x.member_id
    WHERE x.tenant_id = $1 AND x.id <> d.id AND (x.member_id = d.member_id OR x.household_id = d.household_id)
      AND ${condition}
    ORDER BY x.event_on DESC LIMIT 20) o`;

const caseSql = (condition: string, relatedCondition: string): string => `
  SELECT d.id, d.version, d.number, d.union_id AS "unionId", u.name AS "unionName", d.member_id AS "memberId",
    m.name AS "memberName", m.group_name AS "groupName", d.household_id AS "householdId", d.occasion,
    d.occasion_name AS "occasionName", d.sub_condition AS "subCondition", d.event_on AS "eventOn",
    d.event_ends_on AS "eventEndsOn", d.relative_relation AS "relativeRelation", d.place_sealed AS "placeSealed",
    d.note_sealed IS NOT NULL AS "hasNote", d.status, d.deadline_on AS "deadlineOn", d.accepted_by_id AS "acceptedById",
    d.first_informed_name AS "firstInformedName", d.first_informed_at AS "firstInformedAt",
    d.first_reporter_name AS "firstReporterName", d.first_reporter_at AS "firstReporterAt",
    d.first_reporter_person_id AS "firstReporterPersonId",
    d.first_helper_name AS "firstHelperName", d.first_helper_at AS "firstHelperAt", d.escalated_at AS "escalatedAt",
    d.reason, d.duplicate_of_id AS "duplicateOfId", d.opened_at AS "openedAt", d.ended_at AS "endedAt", t.zone,
    (SELECT array_agg(c.ancestor_id) FROM organizations.union_closure c
     WHERE c.tenant_id = $1 AND c.descendant_id = d.union_id) AS line, a.assignees, r.reports, v.visits, f.facts, s.stars, o.related
  FROM visits.visit_duty d
  JOIN platform.tenant t ON t.tenant_id = d.tenant_id
  JOIN members.member m ON m.tenant_id = d.tenant_id AND m.id = d.member_id
  JOIN organizations.trade_union u ON u.tenant_id = d.tenant_id AND u.id = d.union_id
  LEFT JOIN visits.rating s ON s.tenant_id = d.tenant_id AND s.duty_id = d.id
  CROSS JOIN LATERAL (${ASSIGNEES}) a CROSS JOIN LATERAL (${REPORTS}) r CROSS JOIN LATERAL (${VISITS}) v
  CROSS JOIN LATERAL (${FACTS}) f CROSS JOIN LATERAL (${related(relatedCondition)}) o
  WHERE d.tenant_id = $1 AND ${condition}`;

/** The case when it is in the actor's scope; undefined otherwise. One statement. */
export async function caseInScope(tx: ReadTx, id: VisitDutyId): Promise<CaseRow | undefined> {
  const values: unknown[] = [tx.actor.tenantId, id];
  const scope = scopeCondition(tx.actor, VISIT_PERMISSIONS.read, 'd.union_id', values);
  const sql = caseSql(`d.id = $2 AND ${scope}`, scope.replace('d.union_id', 'x.union_id'));
  const [row] = await tx.rows<CaseRow & Record<string, unknown>>(
    sql,
    values,
    values.length > 2 ? 'case-in-scope' : undefined,
  );
  return row && withToday(tx, row);
}

const withToday = (tx: ReadTx, row: CaseRow): CaseRow => ({ ...row, today: civilDateIn(row.zone, tx.now) });

/** The member's own cases, the latest event first; with `id` only that one. Never another's. */
export async function casesOfMember(tx: ReadTx, memberId: MemberId, id: VisitDutyId | null): Promise<CaseRow[]> {
  const rows = await tx.rows<CaseRow & Record<string, unknown>>(
    `${caseSql('d.member_id = $2 AND ($3::uuid IS NULL OR d.id = $3)', 'x.member_id = $2')}
     ORDER BY d.event_on DESC, d.id DESC LIMIT 50`,
    [tx.actor.tenantId, memberId, id],
    'cases-of-member',
  );
  return rows.map((row) => withToday(tx, row));
}

/** Whose case a number is; undefined when nobody's. */
export async function ownerOfNumber(
  tx: ReadTx,
  number: string,
): Promise<{ id: VisitDutyId; memberId: MemberId } | undefined> {
  const [row] = await tx.rows<{ id: VisitDutyId; memberId: MemberId }>(
    `SELECT id, member_id AS "memberId" FROM visits.visit_duty WHERE tenant_id = $1 AND number = $2`,
    [tx.actor.tenantId, number],
    'case-by-number',
  );
  return row;
}
