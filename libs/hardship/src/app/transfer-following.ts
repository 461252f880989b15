import type { MemberId, UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { HardshipFile } from '../data/hardship-file.entity';
import { endPairings } from '../data/pairing.query';
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
      // Published or handed in since it was looked for.
      if (!FOLLOWS_IN.includes(file.status)) continue;
      const handedOver = { unionId, officerPersonId: null, officerName: null };
      const detail = { unionId: [file.unionId, unionId], handedTo: words };
      await this.store.touch(tx, file, 'follow-member', handedOver, detail);
      await endPairings(tx, id, await this.organizations.today(tx), '会员转会，由新的工会另行安排');
      await this.handOverAppeals(tx, id, unionId);
    }
    return rows.length;
  }

  /** Who oversees the file now answers what is open. */
  private async handOverAppeals(tx: Tx, id: HardshipFileId, unionId: UnionId): Promise<void> {
    await tx.rows(
      `UPDATE hardship.file_appeal SET union_id = $3, version = version + 1
       WHERE tenant_id = $1 AND file_id = $2 AND status = 'open'`,
      [tx.actor.tenantId, id, unionId],
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
