import type { CivilDate, Fen, UnionId } from '@app/kernel';
import { type ApprovalRoute, stepsInWords } from './approval-route';
import { refuse } from './approval.problems';
import { yuan } from './yuan';

/** What the choice of a route depends on. */
export interface RouteFacts {
  readonly subjectKind: string;
  /** The union that spends first, then its ancestors up to the federation. */
  readonly unionPath: readonly UnionId[];
  /** Highest amount to one payee, in fen. */
  readonly amountPerPayee: Fen;
  /** Sum of the batch in fen; null when it is no batch. */
  readonly batchTotal: Fen | null;
  /** Above the benefit standard, in another form, or not entitled at all. */
  readonly overStandard: boolean;
  readonly offBudget: boolean;
  readonly evidenceMissing: boolean;
  readonly fundKind: string;
  readonly isMedical: boolean;
  /** Day of the request. */
  readonly on: CivilDate;
}

export interface ChosenRoute {
  readonly route: ApprovalRoute;
  /** Why this route and who signs, in Chinese. */
  readonly reason: string;
}

const inForce = (route: ApprovalRoute, on: CivilDate): boolean =>
  route.validFrom <= on && (route.validTo === null || on <= route.validTo);

const within = (amount: Fen, limit: Fen | null): boolean => limit === null || amount <= limit;

const isFor = (route: ApprovalRoute, subjectKind: string): boolean =>
  route.subjectKind === subjectKind || route.subjectKind === '*';

/** The tables to try, nearest union first, the default last; a table is used as a whole. */
function tablesFor(routes: readonly ApprovalRoute[], facts: RouteFacts): ApprovalRoute[][] {
  const known = routes.filter((route) => isFor(route, facts.subjectKind) && inForce(route, facts.on));
  // Routes of a kind of their own are the only ones for it; what is for anything serves the rest.
  const own = known.filter((route) => route.subjectKind === facts.subjectKind);
  const usable = own.length > 0 ? own : known;
  return [...facts.unionPath, null].map((unionId) =>
    usable
      .filter((route) => route.unionId === unionId)
      .sort((a, b) => (a.tier < b.tier ? -1 : a.tier > b.tier ? 1 : 0)),
  );
}

/** A route that is kept for certain money: it takes nothing else, and no other route takes that money. */
const isReserved = (route: ApprovalRoute): boolean => route.onlyFundKinds !== null || route.medicalAbove !== null;
const claims = (route: ApprovalRoute, facts: RouteFacts): boolean =>
  (route.onlyFundKinds?.includes(facts.fundKind) ?? false) ||
  (route.medicalAbove !== null && facts.isMedical && facts.amountPerPayee > route.medicalAbove);

const fits = (route: ApprovalRoute, facts: RouteFacts): boolean =>
  within(facts.amountPerPayee, route.maxAmountPerPayee) &&
  (facts.batchTotal === null || within(facts.batchTotal, route.maxBatchTotal)) &&
  (!facts.evidenceMissing || within(facts.amountPerPayee, route.maxAmountWithoutEvidence)) &&
  (!facts.overStandard || route.takesOverStandard) &&
  (!facts.offBudget || route.takesOffBudget);

/**
 * Pure: the lowest route that may take the request, with the reason. Money that is reserved to a route (财政专项) takes
 * that route even when a nearer table does not know it. Throws `approval.no-route`.
 */
export function chooseRoute(routes: readonly ApprovalRoute[], facts: RouteFacts): ChosenRoute {
  const tables = tablesFor(routes, facts);
  const reserved = tables.flat().filter((route) => claims(route, facts));
  const route =
    reserved.find((each) => fits(each, facts)) ??
    (reserved.length > 0
      ? undefined
      : tables.flatMap((table) => table.find((each) => !isReserved(each) && fits(each, facts)) ?? [])[0]);
  if (!route) return refuse('approval.no-route');
  return { route, reason: reasonFor(route, facts) };
}

/** Takes up to its amount whether or not the papers are there. */
const isPapersLater = (route: ApprovalRoute): boolean =>
  route.maxAmountPerPayee !== null && route.maxAmountWithoutEvidence === null;

function reasonFor(route: ApprovalRoute, facts: RouteFacts): string {
  const causes: string[] = [];
  if (route.onlyFundKinds?.includes(facts.fundKind)) causes.push('用的是专项经费');
  else if (claims(route, facts)) causes.push(`医疗救助超过 ${yuan(route.medicalAbove!)}`);
  if (facts.overStandard) causes.push('超出慰问标准');
  if (facts.offBudget) causes.push('超出年度预算');
  if (facts.evidenceMissing) causes.push(isPapersLater(route) ? '材料事后补齐' : '材料还没交齐，提高一级审批');
  if (route.maxAmountPerPayee !== null) causes.push(`不超过 ${yuan(route.maxAmountPerPayee)}`);
  if (facts.amountPerPayee === 0n && facts.batchTotal === null) {
    const because = causes.length > 0 ? `因为${causes.join('、')}，` : '';
    return `${because}按「${route.name}」办理：${stepsInWords(route.steps)}。`;
  }
  const batch = facts.batchTotal === null ? '' : `，整批 ${yuan(facts.batchTotal)}`;
  const why = causes.length > 0 ? `，${causes.join('、')}` : '';
  return `每人最多 ${yuan(facts.amountPerPayee)}${batch}${why}，按「${route.name}」办理：${stepsInWords(route.steps)}。`;
}
