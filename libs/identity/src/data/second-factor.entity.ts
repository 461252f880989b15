import type { AccountId, Id, TenantId } from '@app/kernel';
import { SealedColumn, TenantColumn } from '@app/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The secret that an account shares with the owner's phone. */
@Entity({ schema: 'identity', name: 'second_factor' })
export class SecondFactor {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') accountId: AccountId;
  @SealedColumn() secretSealed: Buffer;
  /** Shown on the page but not yet confirmed by a code; replaces the secret when it is. */
  @SealedColumn({ nullable: true }, { purpose: 'identity.second_factor.secret' }) pendingSealed: Buffer | null;
  @Column('timestamptz', { nullable: true }) confirmedAt: Date | null;
  /** The latest time step of which a code was taken: none of it or before it is taken again. */
  @Column('bigint') lastStep: string;
  @Column('timestamptz') createdAt: Date;
}

/** Gets its owner in once when the phone is lost; kept as a keyed hash. */
@Entity({ schema: 'identity', name: 'recovery_code' })
@Index('recovery_code_mac', ['tenantId', 'accountId', 'codeMac'], { unique: true })
export class RecoveryCode {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'recovery-code'>;
  @Column('uuid') accountId: AccountId;
  @Column('bytea') codeMac: Buffer;
  @Column('timestamptz') madeAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
}

export const SECRET_PURPOSE = 'identity.second_factor.secret';
export const RECOVERY_PURPOSE = 'identity.recovery_code.code';
