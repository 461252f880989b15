import type { CivilDate, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { refuse } from '../domain/rounds.problems';

/** Refuses `round.period-closed` when the books of the month are closed: nothing of a round could be held or paid. */
export async function needOpenPeriod(tx: ReadTx, unionId: UnionId, on: CivilDate): Promise<void> {
  const month = on.slice(0, 7);
  const rows = await tx.rows(
    `SELECT 1 FROM funds.accounting_period WHERE tenant_id = $1 AND union_id = $2 AND month = $3 AND status = 'closed'`,
    [tx.actor.tenantId, unionId, month],
  );
  if (rows.length > 0)
    refuse(
      'round.period-closed',
      `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月已经结账，这个活动现在不能用这个经费账户。请等到下个月，或请财务反结账。`,
    );
}
