import { type AccountId, type Actor, type MemberId, permissionsOf, type UnionId } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { refuse } from '@app/http';
import { OrganizationDirectory } from '@app/organizations';
import { Injectable } from '@nestjs/common';
import type { SessionToken } from '../domain/session-token';
import { type DoorState, SessionActorResolver } from './session-actor-resolver';

export interface SessionState {
  readonly accountId: AccountId;
  readonly displayName: string;
  readonly memberId: MemberId | null;
  readonly federation: { readonly code: string; readonly name: string };
  readonly unions: readonly {
    unionId: UnionId;
    unionName: string;
    role: string;
    roleName: string;
    isDelegated: boolean;
  }[];
  readonly permissions: readonly string[];
  readonly audience: 'staff' | 'member';
  readonly mustChangePassword: boolean;
  readonly door: DoorState;
}

/** Who is signed in and what is open to him. */
@Injectable()
export class SessionReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly resolver: SessionActorResolver,
  ) {}

  async state(actor: Actor, token: SessionToken): Promise<SessionState> {
    const door = (await this.resolver.doorOf(token)) ?? refuse('request.sign-in-needed');
    return this.uow.read(actor, async (tx) => {
      const [row] = await tx.rows<{ code: string; name: string; must_change_password: boolean }>(
        `SELECT t.code, t.name, a.must_change_password FROM platform.tenant t
         JOIN identity.account a ON a.tenant_id = t.tenant_id
         WHERE t.tenant_id = $1 AND a.id = $2`,
        [actor.tenantId, actor.accountId],
      );
      const names = await this.directory.namesOf(
        tx,
        actor.grants.map((grant) => grant.unionId),
      );
      return {
        accountId: actor.accountId,
        displayName: actor.displayName,
        memberId: actor.memberId,
        federation: { code: row!.code, name: row!.name },
        unions: actor.grants.map(({ unionId, role, roleName, onBehalfOf }) => ({
          unionId,
          role,
          unionName: names.get(unionId) ?? '',
          roleName: roleName ?? role,
          isDelegated: onBehalfOf !== undefined,
        })),
        permissions: permissionsOf(actor),
        audience: actor.grants.length > 0 ? 'staff' : 'member',
        mustChangePassword: row!.must_change_password,
        door,
      };
    });
  }
}
