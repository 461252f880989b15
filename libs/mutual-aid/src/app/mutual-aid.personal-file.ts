import { formatFen, type MemberId } from '@app/kernel';
import { PersonalFileSource, type PersonalSection } from '@app/members';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { claimsOfMember } from '../data/claim.queries';
import { coversOfMember } from '../data/plan.queries';
import { CLAIM_STATUS_NAMES } from '../domain/claim';

const yuan = (fen: string | null): string | null => (fen === null ? null : formatFen(BigInt(fen)));

/** A member's cover and his claims; covers that were cancelled are told too. */
@Injectable()
export class MutualAidPersonalFile extends PersonalFileSource {
  readonly place = 5;

  async sections(tx: ReadTx, memberId: MemberId): Promise<PersonalSection[]> {
    const covers = await coversOfMember(tx, memberId, 'with-cancelled');
    const claims = await claimsOfMember(tx, memberId);
    return [
      {
        title: '互助保障参保',
        records: covers.map((cover) => [
          ['计划', cover.planName],
          ['保障从', cover.startsOn],
          ['保障到', cover.endsOn],
          ['费用(元)', yuan(cover.feeFen)],
          ['办理人', cover.enrolledByName],
          ['取消', cover.cancelledOn && `${cover.cancelledOn} ${cover.cancelReason}`],
        ]),
      },
      {
        title: '互助保障理赔',
        records: claims.map((claim) => [
          ['编号', claim.number],
          ['计划', claim.planName],
          ['住院', claim.admittedOn],
          ['出院', claim.dischargedOn],
          ['自付(元)', yuan(claim.selfPaidFen)],
          ['进度', CLAIM_STATUS_NAMES[claim.status]],
          ['赔付(元)', yuan(claim.paidFen)],
          ['赔付日期', claim.paidOn],
          ['说明', claim.note],
          ['原因', claim.reason],
        ]),
      },
    ];
  }

  override async keepingGrounds(tx: ReadTx, memberId: MemberId): Promise<string[]> {
    const [row] = await tx.rows<{ running: boolean; paid: boolean }>(
      `SELECT bool_or(status IN ('submitted', 'checked', 'approved', 'returned')) AS running,
         bool_or(status = 'paid') AS paid
       FROM mutual_aid.claim WHERE tenant_id = $1 AND member_id = $2`,
      [tx.actor.tenantId, memberId],
    );
    return [
      ...(row?.running ? ['还有互助保障的申报没有办完，办完再删'] : []),
      ...(row?.paid ? ['领过互助保障的赔付，会计凭证要保存 30 年'] : []),
    ];
  }

  override async erase(tx: Tx, memberId: MemberId): Promise<void> {
    await tx.rows(
      `UPDATE mutual_aid.claim SET note = NULL, version = version + 1
       WHERE tenant_id = $1 AND member_id = $2`,
      [tx.actor.tenantId, memberId],
    );
  }
}
