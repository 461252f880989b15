import { type Actor, addMonths, type CivilDate, type Fen, type MemberId, sumFen, type UnionId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type AidRow, findAid } from '../data/disbursement.queries';
import { DISBURSEMENT_PERMISSIONS } from '../domain/disbursement.permissions';

/** What a member and those who live with him were given or asked for in twelve months. */
export interface MemberAid {
  readonly memberId: MemberId;
  /** First day that counts. */
  readonly since: CivilDate;
  /** Of unions in the scope of the one who asks, latest first. */
  readonly aid: readonly AidRow[];
  /** His own among them, in fen. */
  readonly ownAmount: Fen;
  /** Of the whole household among them, in fen. */
  readonly householdAmount: Fen;
  /** What other unions gave: how often and how much, nothing else. */
  readonly elsewhere: { readonly count: number; readonly amount: Fen };
}

const MONTHS = 12;

/** The aid of a member for the page of the member. */
@Injectable()
export class MemberAidReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly members: MemberDirectory,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /** Refuses `member.not-found` outside the scope in which the actor reads disbursements. */
  of(actor: Actor, memberId: MemberId): Promise<MemberAid> {
    return this.uow.read(actor, async (tx) => {
      await this.members.require(tx, actor, DISBURSEMENT_PERMISSIONS.read, memberId);
      const since = addMonths(await this.organizations.today(tx), -MONTHS);
      const around = await this.members.personsAround(tx, memberId);
      const all = await findAid(tx, [memberId, ...around], since);
      const inScope = await this.unionsInScope(tx, all);
      const aid = all.filter((row) => inScope.has(row.unionId)).toReversed();
      const others = all.filter((row) => !inScope.has(row.unionId));
      return {
        ...{ memberId, since, aid },
        ownAmount: amountOf(aid.filter((row) => row.recipientId === memberId)),
        householdAmount: amountOf(aid),
        elsewhere: { count: others.length, amount: amountOf(others) },
      };
    });
  }

  private async unionsInScope(tx: ReadTx, rows: readonly AidRow[]): Promise<Set<UnionId>> {
    const within = new Set<UnionId>();
    for (const unionId of new Set(rows.map((row) => row.unionId))) {
      if (await this.organizations.isWithin(tx, tx.actor, DISBURSEMENT_PERMISSIONS.read, unionId)) within.add(unionId);
    }
    return within;
  }
}

const amountOf = (rows: readonly AidRow[]): Fen => sumFen(rows.map((row) => row.amount));
