import { useTranslation } from 'react-i18next';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import styles from './payments.module.css';

export interface SheetLine {
  readonly key: string;
  readonly recipientName: string;
  readonly groupName?: string | null;
  readonly occasionName: string;
  readonly goods: string;
  readonly amount: string;
  readonly amountInCapitals: string;
}

export interface ReceiptSheetProps {
  readonly unionName: string;
  /** 现金, 慰问品, 银行转账 */
  readonly kindName: string;
  readonly number: string | null;
  /** Null: it is printed before the money is handed over. */
  readonly paidOn: string | null;
  readonly lines: readonly SheetLine[];
  readonly total: string;
  readonly totalInCapitals: string;
  readonly paidByName: string | null;
  readonly witness: string | null;
}

const COLUMNS = ['line', 'name', 'group', 'what', 'goods', 'amount', 'capitals', 'sign'] as const;

/** 签领表: printed, signed by each recipient, photographed and kept. */
export function ReceiptSheet(sheet: ReceiptSheetProps) {
  const { t } = useTranslation('disbursements');
  const hasGoods = sheet.lines.some(({ goods }) => goods);
  const { unionName, kindName, number, paidOn, lines, total, totalInCapitals, paidByName, witness } = sheet;
  return (
    // Wider than a phone, it scrolls by itself: the keyboard has to get there (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <article className={styles.sheet} tabIndex={0} aria-label={t('sheet.name')}>
      <h2>{t('sheet.title', { union: unionName, kind: kindName })}</h2>
      <p className={`${styles.sheetTop} nj-number`}>
        <span>{number ? t('sheet.number', { number }) : t('sheet.notPaid')}</span>
        <span>{paidOn ? t('sheet.paidOn', { day: dayText(paidOn, t, '') }) : t('sheet.day')}</span>
      </p>
      <table>
        <thead>
          <tr>
            {COLUMNS.filter((column) => column !== 'goods' || hasGoods).map((column) => (
              <th key={column} scope="col">
                {t(`sheet.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, recipientName, groupName, occasionName, goods, amount, amountInCapitals }, index) => (
            <tr key={key}>
              <td className={styles.number}>{index + 1}</td>
              <td>{recipientName}</td>
              <td>{groupName}</td>
              <td>{occasionName}</td>
              {hasGoods && <td>{goods}</td>}
              <td className={styles.number}>{yuan(amount)}</td>
              <td className={styles.capitals}>{amountInCapitals}</td>
              <td className={styles.sign}>&nbsp;</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={hasGoods ? 5 : 4}>
              {t('sheet.total', { count: lines.length })}
            </th>
            <td className={styles.number}>{yuan(total)}</td>
            <td colSpan={2}>{totalInCapitals}</td>
          </tr>
        </tfoot>
      </table>
      <p className={styles.signers}>
        <span>{t('sheet.cashier', { name: paidByName ?? '' })}</span>
        <span>{t('sheet.witness', { name: witness ?? '' })}</span>
        <span>{t('sheet.approver')}</span>
      </p>
    </article>
  );
}
