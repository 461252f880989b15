import type { CivilDate, TenantId, UnionId } from '@app/kernel';
import { isUuid } from '@app/kernel';
import type { ReminderRules } from '../domain/reminder-rules';
import { stepsOf } from '../domain/reminder-steps';
import type { WorkingDayTable } from '../domain/working-day-table';

/** What is planned: either rows as they are, or subjects that follow the union's rules. */
export type PlanningInput = { readonly candidates: string } | { readonly waiting: string };

/** Rules in the order in which they are numbered; the first are the defaults and belong to no union. */
export interface RuleRow {
  readonly unionId: UnionId | null;
  readonly validFrom: CivilDate;
  readonly rules: ReminderRules;
}

/** By what a planning goes. */
export interface PlanningTerms {
  readonly tenantId: TenantId;
  readonly zone: string;
  readonly now: Date;
  /** First and last day whose reminders are planned. */
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly rules: readonly RuleRow[];
  readonly days: WorkingDayTable;
  /** Only these subjects; null: all. */
  readonly subjectIds: readonly string[] | null;
}

export interface PlanningWrite {
  readonly subjectType: string;
  /** `official-days` when a year's list of days off was imported: the rows say that this moved them. */
  readonly movedBecause: string | null;
}

const PARAMETERS = 17;

/** Values of $1 … $17, the same for every statement of this file. */
export function planningValues(terms: PlanningTerms): unknown[] {
  const { rules, days } = terms;
  if (terms.subjectIds && !terms.subjectIds.every(isUuid)) throw new Error('subjects are named by their ids');
  const steps = rules.flatMap((row, no) => stepsOf(row.rules).map((step) => ({ no, ...step })));
  return [
    terms.tenantId,
    terms.from,
    terms.until,
    terms.subjectIds ?? [],
    terms.zone,
    days.days,
    days.upTo,
    days.before,
    days.worked,
    rules.map(({ unionId }) => unionId),
    rules.map(({ validFrom }) => validFrom),
    rules.map((row) => row.rules.clock),
    steps.map(({ no }) => no),
    steps.map(({ kind }) => kind),
    steps.map(({ to }) => to),
    steps.map(({ from }) => from),
    steps.map(({ workingDays }) => workingDays),
  ];
}

/** The subject's rules: those of the nearest union that set some, by the day on which the subject was opened. */
const ruleNo = (rules: readonly RuleRow[], openedOn: string): string =>
  rules.length === 1
    ? '0'
    : `coalesce((SELECT r.no FROM organizations.union_closure c JOIN rule r ON r.union_id = c.ancestor_id
         WHERE c.tenant_id = $1 AND c.descendant_id = s.union_id AND r.valid_from <= ${openedOn}
         ORDER BY c.depth, r.valid_from DESC LIMIT 1), 0)`;

const only = (terms: PlanningTerms, alias: string): string =>
  terms.subjectIds ? `WHERE ${alias}.subject_id = ANY($4::uuid[])` : '';

const candidatesOf = (input: PlanningInput, terms: PlanningTerms): string =>
  'candidates' in input
    ? `SELECT s.*, NULL::date AS before_on,
         ${ruleNo(terms.rules, `(s.opened_at AT TIME ZONE $5)::date`)} AS rule_no
       FROM (${input.candidates}) s ${only(terms, 's')}`
    : `SELECT s.subject_id, s.union_id, s.opened_at, step.kind,
         CASE WHEN step.told <> 'holder' THEN step.told WHEN s.waits = 'unassigned' THEN 'dispatcher'
           ELSE 'assignee' END AS recipient,
         CASE step.counted WHEN 'opening' THEN s.opened_on ELSE s.deadline_on END AS anchor_on,
         step.working_days, FALSE AS on_working_day,
         CASE step.kind WHEN 'unclaimed' THEN s.deadline_on END AS before_on, s.rule_no
       FROM (SELECT s.*, ${ruleNo(terms.rules, 's.opened_on')} AS rule_no
             FROM (${input.waiting}) s ${only(terms, 's')}) s
       JOIN step ON step.rule_no = s.rule_no AND (step.kind <> 'unclaimed' OR s.waits <> 'accepted')`;

/** WITH … plan: subject_id, union_id, recipient, kind, due_on, due_at of every reminder as it should stand. */
const planOf = (input: PlanningInput, terms: PlanningTerms): string => `WITH
  day AS MATERIALIZED (SELECT * FROM unnest($6::date[], $7::int[], $8::int[]) AS d(day, up_to, before)),
  worked AS MATERIALIZED (SELECT w.day, w.no::int FROM unnest($9::date[]) WITH ORDINALITY AS w(day, no)),
  rule AS MATERIALIZED (SELECT r.union_id, r.valid_from, r.clock::time AS clock, (r.no - 1)::int AS no
    FROM unnest($10::uuid[], $11::date[], $12::text[]) WITH ORDINALITY AS r(union_id, valid_from, clock, no)),
  step AS MATERIALIZED (SELECT * FROM unnest($13::int[], $14::text[], $15::text[], $16::text[], $17::int[])
    AS s(rule_no, kind, told, counted, working_days)),
  candidate AS (${candidatesOf(input, terms)}),
  counted AS (
    SELECT c.*, CASE WHEN c.working_days = 0 AND NOT c.on_working_day THEN c.anchor_on ELSE w.day END AS due_on
    FROM candidate c JOIN day a ON a.day = c.anchor_on
    LEFT JOIN worked w ON w.no = CASE WHEN c.working_days > 0 THEN a.up_to + c.working_days
      WHEN c.working_days < 0 THEN a.before + c.working_days + 1 WHEN c.on_working_day THEN a.up_to END),
  plan AS MATERIALIZED (
    SELECT c.subject_id, c.union_id, c.recipient, c.kind, c.due_on, (c.due_on + r.clock) AT TIME ZONE $5 AS due_at
    FROM counted c JOIN rule r ON r.no = c.rule_no
    WHERE c.due_on BETWEEN $2::date AND $3::date AND (c.before_on IS NULL OR c.due_on < c.before_on)
      AND (c.due_on + r.clock) AT TIME ZONE $5 > c.opened_at)`;

/** Asks which reminders the subjects should have: subject_id, recipient, kind, due_on. */
export const plannedStatement = (input: PlanningInput, terms: PlanningTerms): string =>
  `${planOf(input, terms)} SELECT subject_id, recipient, kind, due_on FROM plan WHERE $4::uuid[] IS NOT NULL`;

const SAME = `r.subject_id = p.subject_id AND r.recipient = p.recipient AND r.kind = p.kind AND r.due_on = p.due_on`;

/**
 * Makes the rows match the plan in one statement, so that nothing that changes meanwhile is taken for missing: adds what
 * is new, renews or moves what is there, drops what is planned otherwise now. What was sent is never touched, and what
 * was dropped in the past does not come back.
 */
export const planningStatement = (input: PlanningInput, terms: PlanningTerms): string => `${planOf(input, terms)},
  added AS (
    INSERT INTO notifications.reminder (tenant_id, id, version, union_id, subject_type, subject_id, recipient, kind,
      due_on, due_at, status, attempts, moved_because, created_at)
    SELECT $1, uuidv7(), 1, p.union_id, $${PARAMETERS + 1}, p.subject_id, p.recipient, p.kind, p.due_on, p.due_at,
      'due', 0, $${PARAMETERS + 2}, $${PARAMETERS + 3} FROM plan p
    ON CONFLICT (tenant_id, subject_id, recipient, kind, due_on) DO NOTHING RETURNING 1),
  renewed AS (
    UPDATE notifications.reminder r SET status = 'due', due_at = p.due_at, attempts = 0, retry_at = NULL,
      failure = NULL, claimed_at = NULL, version = r.version + 1, moved_because = $${PARAMETERS + 2}
    FROM plan p WHERE r.tenant_id = $1 AND ${SAME} AND (r.status = 'due' AND r.due_at <> p.due_at
      OR r.status IN ('cancelled', 'superseded') AND p.due_at > $${PARAMETERS + 3}) RETURNING 1),
  dropped AS (
    UPDATE notifications.reminder r SET status = 'superseded', retry_at = NULL, version = r.version + 1,
      moved_because = $${PARAMETERS + 2}
    WHERE r.tenant_id = $1 AND r.subject_type = $${PARAMETERS + 1} AND r.status IN ('due', 'failed')
      AND r.due_on BETWEEN $2::date AND $3::date ${terms.subjectIds ? 'AND r.subject_id = ANY($4::uuid[])' : ''}
      AND NOT EXISTS (SELECT 1 FROM plan p WHERE ${SAME}) RETURNING 1)
  SELECT (SELECT count(*) FROM added)::int AS added, (SELECT count(*) FROM renewed)::int AS renewed,
    (SELECT count(*) FROM dropped)::int AS dropped, $4::uuid[] IS NULL AS none`;
