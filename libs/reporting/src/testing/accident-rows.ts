import { newId, type TenantId, type UnionId } from '@app/kernel';

/** `step`: 0 reported, 1 joined, 2 with the union's opinion, 3 decided. Fen; `paid` is never more than was agreed on. */
export interface AccidentCase {
  readonly day: string;
  readonly step: number;
  readonly kind: string;
  readonly persons: readonly { readonly harm: string; readonly paid: number; readonly isRemoved: boolean }[];
}

const STATUS = ['reported', 'investigating', 'opined', 'decided'] as const;
const SEALED = '\\x00';

/** An accident and those who were hurt, as they stand in the database. */
export function accidentRows(tenantId: TenantId, unionId: UnionId, accident: AccidentCase, at: number) {
  const { day, step, kind, persons } = accident;
  const id = newId<'accident'>();
  const since = (least: number): string | null => (step >= least ? day : null);
  const written = (least: number): string | null => (step >= least ? SEALED : null);
  return {
    accident: {
      ...{ tenant_id: tenantId, id, version: 1, number: `故-${at}`, union_id: unionId, status: STATUS[step], kind },
      ...{ employer: '云川第2公司', occurred_on: day, reported_on: day, facts_sealed: SEALED, extended_days: 0 },
      ...{ intake_account_id: newId<'account'>(), intake_name: '刘洋', opened_at: `${day}T00:00:00Z` },
      ...{ joined_on: since(1), investigated_by: since(1) && '调查组', found_on: since(2), opinion_on: since(2) },
      ...{ findings_sealed: written(2), opinion_sealed: written(2), decided_on: since(3), decision_sealed: written(3) },
    },
    persons: persons.map(({ harm, paid, isRemoved }) => ({
      ...{ tenant_id: tenantId, id: newId<'accident-person'>(), version: 1, accident_id: id, name_sealed: SEALED },
      ...{ harm, employment: 'contract', recognition: 'none', agreed_fen: paid, agreed_on: day, paid_fen: paid },
      removed_on: isRemoved ? day : null,
    })),
  };
}
