import { newId, rootsFor } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Member } from '../data/member.entity';
import { SensitiveView } from '../data/sensitive-view.entity';

/** Keeps who saw a full value of a member's particulars and why: for the member, and in the audit trail. */
@Injectable()
export class SensitiveViewRecorder {
  constructor(private readonly organizations: OrganizationDirectory) {}

  /** @param fields names of what was seen: `idNumber`, `phone`, `bankCard`, or what a higher lib shows of his case */
  async record(
    tx: Tx,
    member: Pick<Member, 'id' | 'unionId'>,
    fields: readonly string[],
    reason: string,
  ): Promise<void> {
    await this.recordAll(tx, [{ member, reason }], fields);
  }

  /** The same of many members who were seen at once. */
  async recordAll(
    tx: Tx,
    seen: readonly { readonly member: Pick<Member, 'id' | 'unionId'>; readonly reason: string }[],
    fields: readonly string[],
  ): Promise<void> {
    const viewerUnionName = await this.viewerUnionName(tx);
    const rows = seen.map(({ member, reason }) => ({
      id: newId<'sensitive-view'>(tx.now.getTime()),
      memberId: member.id,
      accountId: tx.actor.accountId,
      viewerName: tx.actor.displayName,
      viewerUnionName,
      viewerRoles: [...new Set(tx.actor.grants.flatMap(({ roleName }) => roleName ?? []))],
      fields: [...fields],
      reason,
      viewedAt: tx.now,
    }));
    for (let from = 0; from < rows.length; from += PORTION)
      await tx.insert(SensitiveView, ...rows.slice(from, from + PORTION));
    for (const { member, reason } of seen) {
      tx.audit({
        action: 'member.sensitive-viewed',
        subjectType: 'member',
        subjectId: member.id,
        unionId: member.unionId,
        detail: { fields },
        reason,
      });
    }
  }

  private async viewerUnionName(tx: Tx): Promise<string | null> {
    const [root] = rootsFor(tx.actor, 'member:read-sensitive').concat(tx.actor.grants.map((grant) => grant.unionId));
    return root ? ((await this.organizations.namesOf(tx, [root])).get(root) ?? null) : null;
  }
}

/** Rows of one statement: a statement takes 65,535 values at most. */
const PORTION = 1_000;
