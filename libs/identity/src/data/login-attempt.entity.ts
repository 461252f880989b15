import type { TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AttemptKind } from '../domain/attempts';

/** Wrong attempts of a login, an address or an ID number; only a keyed hash of it is kept. */
@Entity({ schema: 'identity', name: 'login_attempt' })
@Index('login_attempt_by_age', ['tenantId', 'windowEndsAt'])
export class LoginAttempt {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('text') subjectKind: AttemptKind;
  @PrimaryColumn('bytea') subjectMac: Buffer;
  @Column('int') count: number;
  @Column('timestamptz') windowEndsAt: Date;
}
