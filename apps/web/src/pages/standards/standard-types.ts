import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { FoundMember } from '../../api/types';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';

/** Query keys: everything about standards, occasions and routes begins with this one. */
export const STANDARDS = ['standards'] as const;

export type Standard = Schemas['StandardView'];
export type Occasion = Schemas['CatalogueOccasionView'];
export type Preview = Schemas['EntitlementPreviewView'];
export type Route = Schemas['RouteView'];
export type EvidenceKind = Standard['evidence'][number]['kind'];

export const EVIDENCE_KINDS = [
  'admission-proof',
  'discharge-summary',
  'surgery-record',
  'marriage-certificate',
  'birth-certificate',
  'death-certificate',
  'relation-proof',
  'retirement-approval',
  'hardship-statement',
  'group-assessment',
  'public-notice',
  'signed-receipt',
  'transfer-receipt',
  'invoice',
  'other',
] as const satisfies readonly EvidenceKind[];

export const AID_FORMS = ['cash', 'goods', 'both'] as const;
export const STANDINGS = ['active', 'retired', 'inactive'] as const;
export const OCCASION_GROUPS = ['must-visit', 'talk', 'festival', 'other'] as const;
export const TIERS = ['T0', 'T1', 'T2', 'T3', 'T4'] as const;
export const SIGNER_ROLES = [
  'treasurer',
  'committee',
  'auditor',
  'vice-chair',
  'standing-vice-chair',
  'chair',
  'superior-chair',
  'federation-officer',
  'federation-board',
] as const;

/** What is asked of the rules. */
export interface Trial {
  readonly unionId: string;
  readonly member?: FoundMember | null;
  readonly standing?: string;
  readonly occasion: string;
  readonly subCondition?: string;
  readonly eventDate: string;
}

/** For which union and on which day one looks; kept in the address. */
export function useOutlook() {
  const { session } = useSession();
  const { filters, set, search } = useFilters(['unionId', 'on', 'show'] as const);
  const unionId = filters.unionId ?? session?.unions[0]?.unionId ?? '';
  return { unionId, on: filters.on, isHistory: filters.show === 'history', set, search };
}

interface Asked {
  readonly unionId: string;
  readonly on?: string | undefined;
}

/** Whose rows come in one piece; a list of the parts wants pages. */
const whole = <T>(items: readonly T[]) => ({ items: [...items], next: null });

export const askStandards = async ({ unionId, on }: Asked, isHistory: boolean, signal?: AbortSignal) => {
  const path = isHistory ? '/staff/standards/history' : '/staff/standards';
  return whole((await api.get<Schemas['StandardListView']>(path, { unionId, on }, signal)).items);
};

export const askOccasions = async ({ unionId, on }: Asked, isHistory: boolean, signal?: AbortSignal) => {
  const path = isHistory ? '/staff/occasions/history' : '/staff/occasions';
  return whole((await api.get<Schemas['OccasionListView']>(path, { unionId, on }, signal)).items);
};

/** Every row that the union can see, of all dates. */
export const historyQuery = (unionId: string) =>
  queryOptions({
    queryKey: [...STANDARDS, 'history', unionId],
    enabled: unionId !== '',
    queryFn: ({ signal }) => askStandards({ unionId }, true, signal),
  });

/** The catalogue of a union on a day, for choosing. */
export const catalogueQuery = (unionId: string, on?: string) =>
  queryOptions({
    queryKey: [...STANDARDS, 'catalogue', unionId, on ?? ''],
    enabled: unionId !== '',
    queryFn: ({ signal }) => askOccasions({ unionId, on }, false, signal),
  });

/** Nothing of what the day was before. */
export const endsBefore = ({ validTo }: { readonly validTo: string | null }, day: string): boolean =>
  validTo !== null && validTo < day;
