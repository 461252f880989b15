import type { Actor } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { SignInPolicyRow } from '../data/sign-in-policy.entity';
import { refuse } from '../domain/identity.problems';
import { isRole } from '../domain/role';
import { OPEN_POLICY, type SignInPolicy } from '../domain/sign-in-policy';
import { MANAGE_ACCOUNTS } from './account-access';

/** The rules as they stand; `version` 0 while the federation has none of its own. */
export type StandingPolicy = SignInPolicy & { readonly version: number };

/** A federation's rules for its doors; set by the administrator of its root. */
@Injectable()
export class SignInPolicyService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
  ) {}

  async of(tx: ReadTx): Promise<StandingPolicy> {
    const row = await tx.from(SignInPolicyRow, 'p').getOne();
    if (!row) return { ...OPEN_POLICY, version: 0 };
    const { version, secondFactorRoles, graceDays, freshMinutes, idleMinutes } = row;
    return { version, secondFactorRoles: secondFactorRoles.filter(isRole), graceDays, freshMinutes, idleMinutes };
  }

  read(actor: Actor): Promise<StandingPolicy> {
    return this.uow.read(actor, (tx) => this.of(tx));
  }

  /** `version` is that of the rules seen (0: none of its own yet). A role newly required has its grace from now. */
  async set(actor: Actor, version: number, policy: SignInPolicy): Promise<StandingPolicy> {
    return this.uow.run(actor, async (tx) => {
      const root = await this.directory.root(tx);
      if (!(await this.directory.isWithin(tx, actor, MANAGE_ACCOUNTS, root.id))) refuse('sign-in-policy.not-yours');
      await tx.rows(`SELECT 1 FROM platform.tenant WHERE tenant_id = $1 FOR UPDATE`, [actor.tenantId]);
      const before = await this.of(tx);
      tx.expectVersion(before, version);
      await writePolicy(tx, policy);
      const detail = {
        secondFactorRoles: [[...before.secondFactorRoles], [...policy.secondFactorRoles]],
        graceDays: [before.graceDays, policy.graceDays],
        freshMinutes: [before.freshMinutes, policy.freshMinutes],
        idleMinutes: [before.idleMinutes, policy.idleMinutes],
      };
      const subject = { subjectType: 'sign-in-policy', subjectId: actor.tenantId, unionId: root.id };
      tx.audit({ action: 'sign-in-policy.set', ...subject, detail });
      return this.of(tx);
    });
  }
}

/** Also for who founds a federation. */
export async function writePolicy(tx: Tx, policy: SignInPolicy): Promise<void> {
  const { secondFactorRoles, graceDays, freshMinutes, idleMinutes } = policy;
  await tx.rows(
    `INSERT INTO identity.sign_in_policy AS p
       (tenant_id, version, second_factor_roles, required_since, grace_days, fresh_minutes, idle_minutes)
     VALUES ($1, 1, $2, $3, $4, $5, $6)
     ON CONFLICT (tenant_id) DO UPDATE SET version = p.version + 1, second_factor_roles = excluded.second_factor_roles,
       required_since = CASE WHEN excluded.second_factor_roles <@ p.second_factor_roles THEN p.required_since
         ELSE excluded.required_since END,
       grace_days = excluded.grace_days, fresh_minutes = excluded.fresh_minutes, idle_minutes = excluded.idle_minutes`,
    [tx.actor.tenantId, secondFactorRoles, tx.now, graceDays, freshMinutes, idleMinutes],
  );
}
