import type { TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Check, Column, Entity } from 'typeorm';

/** A federation's rules for its doors; without a row nothing is required of anybody. */
@Entity({ schema: 'identity', name: 'sign_in_policy' })
@Check('sign_in_policy_grace', 'grace_days BETWEEN 0 AND 60')
@Check('sign_in_policy_fresh', 'fresh_minutes BETWEEN 1 AND 240')
@Check('sign_in_policy_idle', 'idle_minutes BETWEEN 10 AND 4320')
export class SignInPolicyRow {
  @TenantColumn() tenantId: TenantId;
  @Column('int') version: number;
  @Column('text', { array: true }) secondFactorRoles: readonly string[];
  @Column('timestamptz') requiredSince: Date;
  @Column('int') graceDays: number;
  @Column('int') freshMinutes: number;
  @Column('int') idleMinutes: number;
}
