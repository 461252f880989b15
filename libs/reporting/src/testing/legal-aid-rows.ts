import { newId, type TenantId, type UnionId } from '@app/kernel';

/** 0 received, 1 granted, 2 assigned, 3 completed, 4 refused. */
export interface AidCase {
  readonly day: string;
  readonly step: number;
  readonly service: string;
  readonly people: number;
  readonly recovered: number;
}

const STATUS = ['received', 'granted', 'handling', 'completed', 'refused'] as const;

/** One case of legal aid as it stands in the database. */
export function legalAidRow(tenantId: TenantId, unionId: UnionId, aid: AidCase, at: number) {
  const { day, step, service, people, recovered } = aid;
  const [person, refused] = [newId<'account'>(), step === 4];
  const since = (least: number): string | null => (!refused && step >= least ? day : null);
  return {
    ...{ tenant_id: tenantId, id: newId<'legal-aid'>(), version: 1, number: `援-${at}`, union_id: unionId },
    ...{ status: STATUS[step], matter: 'wages', source: 'desk', service, people, recovered, received_on: day },
    ...{ applicant_sealed: '\\x00', facts_sealed: '\\x00', intake_account_id: person, handler_account_id: person },
    ...{ decided_on: step > 0 ? day : null, decided_by: step > 0 ? person : null, granted_on: since(1) },
    ...{ assigned_on: since(2), concluded_on: since(3), outcome: since(3) && 'won' },
    refusal_ground: refused ? 'no-ground' : null,
  };
}
