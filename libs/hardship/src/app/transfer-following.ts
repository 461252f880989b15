import type { MemberId, UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { HardshipFile } from '../data/hardship-file.entity';
import type { HardshipFileId } from '../domain/hardship-file';
import type { FileStatus } from '../domain/hardship-file.lifecycle';
import { FileStore } from './file-store';

/** While a notice hangs or hands are signing, the file stays where that was begun, and follows when it is over. */
const FOLLOWS_IN: readonly FileStatus[] = ['found', 'applied', 'visited', 'assessed', 'active', 'review-due'];

interface Elsewhere {
  readonly id: HardshipFileId;
  readonly unionId: UnionId;
  readonly words: string;
}

/** A file is in the hands of its holder's union: it follows his transfer, and the new union says who looks after it. */
@Injectable()
export class TransferFollowing {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly store: FileStore,
  ) {}

  /** Of one member, or of all whose file stands elsewhere than they do; may run twice. */
  async follow(tx: Tx, memberId: MemberId | null): Promise<number> {
    const rows = await tx.rows<Elsewhere & Record<string, unknown>>(ELSEWHERE, [
      ...[tx.actor.tenantId, memberId, FOLLOWS_IN],
    ]);
    for (const { id, unionId, words } of rows) {
      const file = (await tx.lock(HardshipFile, id))!;
      const handedOver = { unionId, officerPersonId: null, officerName: null };
      const detail = { unionId: [file.unionId, unionId], handedTo: words };
      await this.store.touch(tx, file, 'follow-member', handedOver, detail);
      await this.endPairings(tx, id);
    }
    return rows.length;
  }

  private async endPairings(tx: Tx, id: HardshipFileId): Promise<void> {
    await tx.rows(
      `UPDATE hardship.pairing SET ended_on = $3, ended_reason = '会员转会，由新的工会另行安排', next_due_on = NULL,
         version = version + 1
       WHERE tenant_id = $1 AND file_id = $2 AND ended_on IS NULL`,
      [tx.actor.tenantId, id, await this.organizations.today(tx)],
    );
  }
}

const ELSEWHERE = `SELECT f.id, m.union_id AS "unionId", o.name || ' → ' || u.name AS words
  FROM hardship.hardship_file f JOIN members.member m ON m.tenant_id = $1 AND m.id = f.member_id
  JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = m.union_id
  JOIN organizations.trade_union o ON o.tenant_id = $1 AND o.id = f.union_id
  WHERE f.tenant_id = $1 AND f.running AND f.status = ANY($3::text[]) AND f.union_id <> m.union_id
    AND ($2::uuid IS NULL OR f.member_id = $2::uuid)
  ORDER BY f.id`;
