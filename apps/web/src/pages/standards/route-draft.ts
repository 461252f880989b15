import { todayInChina } from '../../dates';
import type { Route } from './standard-types';

export interface StepDraft {
  readonly part: 'review' | 'approve';
  readonly name?: string;
  readonly roles?: readonly string[];
  readonly standIns?: readonly string[];
  /** Decided by a meeting of two thirds, by the majority of those who are there. */
  readonly isCollective?: boolean;
}

export interface RouteDraft {
  readonly unionId?: string;
  readonly code?: string;
  readonly tier?: Route['tier'];
  readonly name?: string;
  readonly maxAmountPerPayee?: string;
  readonly maxBatchTotal?: string;
  readonly maxAmountWithoutEvidence?: string;
  readonly takesOverStandard?: boolean;
  readonly takesOffBudget?: boolean;
  readonly onlyFundKinds?: readonly string[];
  readonly medicalAbove?: string;
  readonly steps?: readonly StepDraft[];
  readonly validFrom?: string;
  readonly version?: string;
  readonly source?: string;
  /** With the first row of its own a union may take the other tiers along: its table is then asked as a whole. */
  readonly takesAlong?: boolean;
}

export const emptyRoute = (unionId: string): RouteDraft => ({
  ...(unionId ? { unionId } : {}),
  tier: 'T0',
  steps: [{ part: 'review', roles: ['treasurer'] }, { part: 'approve' }],
  validFrom: todayInChina(),
});

export function routeFrom(route: Route, unionId: string): RouteDraft {
  const { code, tier, name, maxAmountPerPayee, maxBatchTotal, maxAmountWithoutEvidence, medicalAbove } = route;
  return {
    ...{ unionId, code, tier, name },
    ...(maxAmountPerPayee ? { maxAmountPerPayee } : {}),
    ...(maxBatchTotal ? { maxBatchTotal } : {}),
    ...(maxAmountWithoutEvidence ? { maxAmountWithoutEvidence } : {}),
    ...(medicalAbove ? { medicalAbove } : {}),
    ...(route.onlyFundKinds ? { onlyFundKinds: route.onlyFundKinds } : {}),
    takesOverStandard: route.takesOverStandard,
    takesOffBudget: route.takesOffBudget,
    steps: route.steps.map(({ part, name: step, roles, standIns, collective }) => ({
      ...{ part, name: step, roles, standIns },
      isCollective: collective !== null,
    })),
    validFrom: todayInChina(),
  };
}

const TWO_THIRDS = { atLeast: 2, of: 3, majorityOf: 'present' } as const;

/** `earlier` keeps the quorum that its steps had. */
export function routeBody(draft: RouteDraft, earlier: Route | undefined): object {
  const { steps = [], onlyFundKinds, takesAlong: _, ...rest } = draft;
  const given = Object.entries(rest).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return {
    takesOverStandard: false,
    takesOffBudget: false,
    ...Object.fromEntries(given),
    code: draft.code || `${draft.tier}-${draft.validFrom}`,
    subjectKind: earlier?.subjectKind ?? '*',
    ...(onlyFundKinds && onlyFundKinds.length > 0 ? { onlyFundKinds } : {}),
    steps: steps.map(({ part, name, roles = [], standIns = [], isCollective = false }) => ({
      ...{ part, name, roles, standIns },
      collective: isCollective ? (earlier?.steps.find((step) => step.collective)?.collective ?? TWO_THIRDS) : null,
    })),
  };
}

/**
 * What is sent, highest tier first: should it break off, what is missing below goes through more hands, not fewer.
 * `along` are the rows in force that the union keeps as they are.
 */
export function routeBodies(
  draft: RouteDraft,
  earlier: Route | undefined,
  along: readonly Route[],
): readonly RouteBody[] {
  const { unionId = '', validFrom, version, source } = draft;
  const dated = {
    ...(validFrom ? { validFrom } : {}),
    ...(version ? { version } : {}),
    ...(source ? { source } : {}),
  };
  const kept = along.map((route) => ({
    tier: route.tier,
    isCopy: true,
    body: routeBody({ ...routeFrom(route, unionId), ...dated }, route),
  }));
  const own = { tier: draft.tier ?? 'T0', isCopy: false, body: routeBody(draft, earlier) };
  return [...kept, own].sort((a, b) => (a.tier < b.tier ? 1 : -1));
}

export interface RouteBody {
  readonly tier: Route['tier'];
  readonly isCopy: boolean;
  readonly body: object;
}
