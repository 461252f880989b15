import { type AccountId, type Id, newId } from '@app/kernel';
import { type ReadTx, type Tx, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { RECOVERY_PURPOSE, SECRET_PURPOSE, SecondFactor } from '../data/second-factor.entity';
import { foldBindingCode, recoveryCode } from '../data/secrets';
import { stepOfCode } from '../data/totp';

export const RECOVERY_CODES = 10;

/** Secrets and recovery codes of second factors, inside the caller's transaction. */
@Injectable()
export class SecondFactorRegister {
  constructor(private readonly vault: Vault) {}

  of(tx: ReadTx, accountId: AccountId): Promise<SecondFactor | null> {
    return tx.from(SecondFactor, 'f').andWhere('f.accountId = :accountId', { accountId }).getOne();
  }

  /** A secret that waits for its first code; what is set already stays until then. */
  async begin(tx: Tx, accountId: AccountId, secret: string): Promise<void> {
    const sealed = this.vault.seal(tx.actor.tenantId, SECRET_PURPOSE, secret);
    await tx.rows(
      `INSERT INTO identity.second_factor (tenant_id, account_id, secret_sealed, pending_sealed, last_step, created_at)
       VALUES ($1, $2, $3, $3, 0, $4)
       ON CONFLICT (tenant_id, account_id) DO UPDATE SET pending_sealed = excluded.pending_sealed`,
      [tx.actor.tenantId, accountId, sealed, tx.now],
    );
  }

  /** Whether the code is the pending secret's; if so that becomes the secret. */
  async confirm(tx: Tx, factor: SecondFactor, code: string): Promise<boolean> {
    const step = factor.pendingSealed && stepOfCode(this.open(tx, factor.pendingSealed), code, tx.now);
    if (step === null) return false;
    const rows = await tx.rows(
      `UPDATE identity.second_factor SET secret_sealed = pending_sealed, pending_sealed = NULL, confirmed_at = $3, last_step = $4
       WHERE tenant_id = $1 AND account_id = $2 AND pending_sealed = $5 RETURNING 1`,
      [tx.actor.tenantId, factor.accountId, tx.now, step, factor.pendingSealed],
    );
    return rows.length > 0;
  }

  /** Takes a code of the phone once: the second of two who send the same one finds it used. */
  async takeCode(tx: Tx, factor: SecondFactor, code: string): Promise<'taken' | 'used' | 'wrong'> {
    const step = stepOfCode(this.open(tx, factor.secretSealed), code, tx.now);
    if (step === null) return 'wrong';
    const rows = await tx.rows(
      `UPDATE identity.second_factor SET last_step = $3
       WHERE tenant_id = $1 AND account_id = $2 AND last_step < $3 AND confirmed_at IS NOT NULL RETURNING 1`,
      [tx.actor.tenantId, factor.accountId, step],
    );
    return rows.length > 0 ? 'taken' : 'used';
  }

  /** Takes a recovery code, once and for all. */
  async takeRecoveryCode(tx: Tx, accountId: AccountId, code: string): Promise<boolean> {
    const rows = await tx.rows(
      `UPDATE identity.recovery_code SET used_at = $4
       WHERE tenant_id = $1 AND account_id = $2 AND code_mac = $3 AND used_at IS NULL RETURNING 1`,
      [tx.actor.tenantId, accountId, this.macOf(tx, code), tx.now],
    );
    return rows.length > 0;
  }

  /** New recovery codes in place of all before; they are nowhere else. */
  async renewCodes(tx: Tx, accountId: AccountId): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
    const ids = codes.map((): Id<'recovery-code'> => newId(tx.now.getTime()));
    await tx.rows(`DELETE FROM identity.recovery_code WHERE tenant_id = $1 AND account_id = $2`, [
      tx.actor.tenantId,
      accountId,
    ]);
    await tx.rows(
      `INSERT INTO identity.recovery_code (tenant_id, id, account_id, code_mac, made_at)
       SELECT $1, c.id, $2, c.mac, $3 FROM unnest($4::uuid[], $5::bytea[]) AS c(id, mac)`,
      [tx.actor.tenantId, accountId, tx.now, ids, codes.map((code) => this.macOf(tx, code))],
    );
    return codes;
  }

  async codesLeft(tx: ReadTx, accountId: AccountId): Promise<number> {
    const [row] = await tx.rows<{ left: number }>(
      `SELECT count(*)::int AS left FROM identity.recovery_code
       WHERE tenant_id = $1 AND account_id = $2 AND used_at IS NULL`,
      [tx.actor.tenantId, accountId],
    );
    return row!.left;
  }

  async remove(tx: Tx, accountId: AccountId): Promise<boolean> {
    const ours = [tx.actor.tenantId, accountId];
    await tx.rows(`DELETE FROM identity.recovery_code WHERE tenant_id = $1 AND account_id = $2`, ours);
    const rows = await tx.rows(
      `DELETE FROM identity.second_factor WHERE tenant_id = $1 AND account_id = $2 RETURNING 1`,
      ours,
    );
    return rows.length > 0;
  }

  private open(tx: ReadTx, sealed: Buffer): string {
    return this.vault.open(tx.actor.tenantId, SECRET_PURPOSE, sealed);
  }

  private macOf(tx: ReadTx, code: string): Buffer {
    return this.vault.mac(tx.actor.tenantId, RECOVERY_PURPOSE, foldBindingCode(code));
  }
}
