import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ExportButton } from '../../parts/export-button';
import { api } from '../../api/client';
import { toFen, yuan } from '../../money';
import { Amount } from '../../parts/amount';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { RelativeDate } from '../../parts/relative-date';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { useBuilt } from '../../shell/built-paths';
import { usePhone } from '../../theme/media';
import { type FundAccount, FUNDS, type LedgerEntry } from './fund-types';
import { ReversalDialog } from './reversal-dialog';
import styles from './funds.module.css';

const AT_ONCE = 50;

/** Every movement with the balance after it, newest first; each leads to its case. */
export function FundJournal({ fund }: { fund: FundAccount }) {
  const { t } = useTranslation('funds');
  const phone = usePhone();
  const [reversed, setReversed] = useState<LedgerEntry | null>(null);
  const [open, setOpen] = useState(false);
  const list = useKeyset<LedgerEntry>([...FUNDS, 'entries', fund.id], (after, signal) =>
    api.get(`/staff/fund-accounts/${fund.id}/entries`, { limit: AT_ONCE, after }, signal),
  );
  const reverse = (entry: LedgerEntry) => {
    setReversed(entry);
    setOpen(true);
  };
  return (
    <section className={styles.journal} aria-labelledby="fund-journal">
      <div className={styles.journalTop}>
        <h2 id="fund-journal">{t('journal.title')}</h2>
        <ExportButton path={`/staff/fund-accounts/${fund.id}/entries`} disabled={list.items.length === 0} />
      </div>
      {phone ? (
        <KeysetList
          list={list}
          label={t('journal.title')}
          itemKey={({ journalId }) => journalId}
          renderItem={(entry) => <EntryCard entry={entry} onReverse={reverse} />}
          empty={t('journal.empty')}
        />
      ) : (
        <EntryTable list={list} onReverse={reverse} />
      )}
      {reversed && (
        <ReversalDialog
          key={reversed.journalId}
          fundId={fund.id}
          entry={reversed}
          open={open}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}

interface EntryTableProps {
  readonly list: ReturnType<typeof useKeyset<LedgerEntry>>;
  readonly onReverse: (entry: LedgerEntry) => void;
}

const COLUMNS = ['no', 'day', 'kind', 'memo'] as const;
const FIGURES = ['available', 'held', 'spent', 'availableAfter', 'heldAfter'] as const;

function EntryTable({ list, onReverse }: EntryTableProps) {
  const { t } = useTranslation('funds');
  if (list.isPending) return <LoadingState rows={8} />;
  if (list.isError && list.items.length === 0)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.items.length === 0) return <EmptyState>{t('journal.empty')}</EmptyState>;
  return (
    <>
      <table className={styles.table} aria-label={t('journal.title')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`journal.${column}`)}
              </th>
            ))}
            {FIGURES.map((column) => (
              <th key={column} scope="col" className={styles.number}>
                {t(`journal.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.items.map((entry) => (
            <EntryRow key={entry.journalId} entry={entry} onReverse={onReverse} />
          ))}
        </tbody>
      </table>
      {list.hasNextPage && (
        <div className={styles.more}>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('journal.more')}
          </Button>
        </div>
      )}
    </>
  );
}

interface EntryProps {
  readonly entry: LedgerEntry;
  readonly onReverse: (entry: LedgerEntry) => void;
}

function EntryRow({ entry, onReverse }: EntryProps) {
  const { entryNo, bookedOn, kindName, available, held, spent, availableAfter, heldAfter, reversedBy } = entry;
  return (
    <tr className={reversedBy ? styles.undone : undefined}>
      <td className={styles.day}>{entryNo}</td>
      <td className={styles.day}>
        <RelativeDate day={bookedOn} />
      </td>
      <td className={styles.day}>{kindName}</td>
      <td>
        <Memo entry={entry} onReverse={onReverse} />
      </td>
      <Change amount={available} />
      <Change amount={held} />
      <Change amount={spent} />
      <td className={styles.number}>
        <Amount value={availableAfter} strong />
      </td>
      <td className={styles.number}>
        <Amount value={heldAfter} />
      </td>
    </tr>
  );
}

/** +¥800.00, −¥800.00; nothing where nothing moved. */
const signed = (amount: string): string => {
  const fen = toFen(amount) ?? 0n;
  return fen === 0n ? '' : `${fen > 0n ? '+' : ''}${yuan(amount)}`;
};

function Change({ amount }: { amount: string }) {
  return <td className={styles.number}>{signed(amount)}</td>;
}

function Memo({ entry, onReverse }: EntryProps) {
  const { t } = useTranslation('funds');
  const { can } = useSession();
  const linked = useBuilt('/payments');
  const { memo, document, subjectType, subjectId, reverses, reversedBy, reversible } = entry;
  return (
    <>
      <span className={styles.memo}>{memo}</span>
      {document && <span className="nj-caption">{document} </span>}
      {reverses && <span className="nj-caption">{t('journal.reverses')} </span>}
      {reversedBy && <span className="nj-caption">{t('journal.reversed')} </span>}
      {linked && subjectType === 'disbursement' && subjectId && (
        <Link to={`/payments/${subjectId}?queue=all`}>{t('journal.case')}</Link>
      )}
      {reversible && can('fund:post') && (
        <Button size="small" className={styles.undo ?? ''} onClick={() => onReverse(entry)}>
          {t('reversal.button')}
        </Button>
      )}
    </>
  );
}

function EntryCard({ entry, onReverse }: EntryProps) {
  const { t } = useTranslation('funds');
  const { bookedOn, kindName, available, held, spent, availableAfter, reversedBy } = entry;
  const moved = (['available', 'held', 'spent'] as const).filter((place) => signed({ available, held, spent }[place]));
  return (
    <div className={`${styles.entry} ${reversedBy ? styles.undone : ''}`}>
      <span className={styles.entryTop}>
        <strong>
          <RelativeDate day={bookedOn} /> {kindName}
        </strong>
        <span className="nj-number">
          {t('journal.availableAfter')} <Amount value={availableAfter} strong />
        </span>
      </span>
      <span>
        <Memo entry={entry} onReverse={onReverse} />
      </span>
      <span className="nj-caption nj-number">
        {moved.map((place) => `${t(`moved.${place}`)} ${signed({ available, held, spent }[place])}`).join(' · ')}
      </span>
    </div>
  );
}
