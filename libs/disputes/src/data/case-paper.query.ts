import type { Actor } from '@app/kernel';
import { accidentWall } from './accident-wall';
import { legalAidWall } from './legal-aid-wall';
import { wallCondition } from './wall';

/**
 * Who may open a paper: whom the wall of its case lets in; of the members who sent it himself, and an applicant what both
 * sides may read. SQL over an alias of `disputes.case_paper`.
 */
export function paperWall(actor: Actor, alias: string, params: unknown[]): string {
  if (actor.kind === 'system') return 'TRUE';
  params.push(actor.tenantId);
  const tenant = `$${params.length}::uuid`;
  const dispute = wallCondition(actor, 'pd', params);
  const aid = legalAidWall(actor, 'pa', params);
  const accident = accidentWall(actor, 'pi', params);
  const own = ownPaper(actor, alias, tenant, params);
  return `((${alias}.case_kind = 'dispute' AND EXISTS (SELECT 1 FROM disputes.dispute pd
      WHERE pd.tenant_id = ${tenant} AND pd.id = ${alias}.case_id AND ${dispute}))
    OR (${alias}.case_kind = 'legal-aid' AND EXISTS (SELECT 1 FROM disputes.legal_aid pa
      WHERE pa.tenant_id = ${tenant} AND pa.id = ${alias}.case_id AND ${aid}))
    OR (${alias}.case_kind = 'accident' AND EXISTS (SELECT 1 FROM disputes.accident pi
      WHERE pi.tenant_id = ${tenant} AND pi.id = ${alias}.case_id AND ${accident}))${own})`;
}

function ownPaper({ memberId }: Actor, alias: string, tenant: string, params: unknown[]): string {
  if (memberId === null) return '';
  params.push(memberId);
  const member = `$${params.length}::uuid`;
  return ` OR ${alias}.member_id = ${member} OR (${alias}.side = 'shared' AND (
      EXISTS (SELECT 1 FROM disputes.dispute_party pp WHERE pp.tenant_id = ${tenant}
        AND pp.dispute_id = ${alias}.case_id AND pp.member_id = ${member})
      OR EXISTS (SELECT 1 FROM disputes.legal_aid po WHERE po.tenant_id = ${tenant} AND po.id = ${alias}.case_id
        AND po.member_id = ${member})))`;
}
