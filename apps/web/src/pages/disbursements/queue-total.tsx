import { useTranslation } from 'react-i18next';
import { Amount } from '../../parts/amount';
import { fromFen, toFen } from '../../money';
import type { DisbursementRow } from './disbursement-types';

export const totalOf = (rows: readonly Pick<DisbursementRow, 'amount'>[]): string =>
  fromFen(rows.reduce((all, { amount }) => all + (toFen(amount) ?? 0n), 0n));

/** Of what is listed; while there are more pages it says so. */
export function QueueTotal({ rows, more }: { rows: readonly DisbursementRow[]; more: boolean }) {
  const { t } = useTranslation('disbursements');
  if (rows.length === 0) return null;
  return (
    <>
      {t(more ? 'totalSoFar' : 'total', { count: rows.length })} <Amount value={totalOf(rows)} />
    </>
  );
}
