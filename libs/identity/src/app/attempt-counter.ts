import { systemActor, type TenantId } from '@app/kernel';
import { UnitOfWork, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ATTEMPT_LIMITS, type AttemptKind } from '../domain/attempts';
import { refuse } from '../domain/identity.problems';

/** Before anybody is known there is no tenant; counters of addresses and unknown logins stand under this one. */
export const NOBODY = '00000000-0000-0000-0000-000000000000' as TenantId;

export interface AttemptSubject {
  readonly tenantId: TenantId;
  readonly kind: AttemptKind;
  /** Account id, login, address; kept only as a keyed hash. */
  readonly subject: string;
}

/** One who got in has no wrong attempts behind him; a counter of many gets back just his. */
const CLEARED: ReadonlySet<AttemptKind> = new Set(['login', 'device', 'second-factor']);

/**
 * Counts attempts before they are judged, so that fifty guesses at once count as fifty; a right one is given back.
 */
@Injectable()
export class AttemptCounter {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Takes one attempt; refuses `session.locked-out` when none is left. Returns how many are left after this one. */
  async take(attempt: AttemptSubject): Promise<number> {
    const limit = ATTEMPT_LIMITS[attempt.kind];
    const taken = await this.count(attempt);
    if (taken.count > limit.count)
      refuse('session.locked-out', `试错太多次了，请在 ${taken.until} 以后再试，或请工会管理员重设密码。`, {
        until: taken.until,
      });
    return limit.count - taken.count;
  }

  /** Takes one attempt without a word: false when none is left. */
  async tryTake(attempt: AttemptSubject): Promise<boolean> {
    return (await this.count(attempt)).count <= ATTEMPT_LIMITS[attempt.kind].count;
  }

  private count(attempt: AttemptSubject): Promise<{ count: number; until: string }> {
    const limit = ATTEMPT_LIMITS[attempt.kind];
    return this.uow.run(systemActor(attempt.tenantId), async (tx) => {
      const [row] = await tx.rows<{ count: number; until: string }>(
        `INSERT INTO identity.login_attempt AS a (tenant_id, subject_kind, subject_mac, count, window_ends_at)
         VALUES ($1, $2, $3, 1, $4::timestamptz + make_interval(mins => $5))
         ON CONFLICT (tenant_id, subject_kind, subject_mac) DO UPDATE SET
           count = CASE WHEN a.window_ends_at <= $4 THEN 1 ELSE a.count + 1 END,
           window_ends_at = CASE WHEN a.window_ends_at <= $4 OR a.count + 1 = $6
             THEN $4::timestamptz + make_interval(mins => $5) ELSE a.window_ends_at END
         RETURNING count, to_char(date_trunc('minute', window_ends_at + interval '59 seconds')
           AT TIME ZONE 'Asia/Shanghai', 'HH24:MI') AS until`,
        [attempt.tenantId, attempt.kind, this.macOf(attempt), tx.now, limit.minutes, limit.count],
        'take-login-attempt',
      );
      return row!;
    });
  }

  /** The attempt was right: the account's counter is cleared, an address gets this one attempt back. */
  async giveBack(attempt: AttemptSubject): Promise<void> {
    const sql = CLEARED.has(attempt.kind)
      ? `DELETE FROM identity.login_attempt WHERE tenant_id = $1 AND subject_kind = $2 AND subject_mac = $3`
      : `UPDATE identity.login_attempt SET count = greatest(count - 1, 0)
           WHERE tenant_id = $1 AND subject_kind = $2 AND subject_mac = $3`;
    await this.uow.run(systemActor(attempt.tenantId), (tx) =>
      tx.rows(sql, [attempt.tenantId, attempt.kind, this.macOf(attempt)]),
    );
  }

  private macOf(attempt: AttemptSubject): Buffer {
    return this.vault.mac(attempt.tenantId, `identity.login_attempt.${attempt.kind}`, attempt.subject);
  }
}
