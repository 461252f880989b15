import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../api/client';
import { Facts } from '../../parts/detail-section';
import { PageHeader } from '../../parts/page-header';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { FundActions } from './fund-actions';
import { FundFigures } from './fund-figures';
import { FundJournal } from './fund-journal';
import { FundMovements } from './fund-movements';
import { type FundAccount, FUNDS, toneOf } from './fund-types';
import styles from './funds.module.css';

/** One account: where it stands, and every movement that brought it there. */
export default function FundPage() {
  const { t } = useTranslation('funds');
  const { fundId = '' } = useParams();
  const {
    data: fund,
    isPending,
    error,
    refetch,
  } = useQuery({
    queryKey: [...FUNDS, 'one', fundId],
    queryFn: ({ signal }) => api.get<FundAccount>(`/staff/fund-accounts/${fundId}`, undefined, signal),
  });
  return (
    <>
      <PageHeader
        title={fund?.name ?? t('one')}
        subtitle={fund && <Subtitle fund={fund} />}
        back="/funds"
        actions={fund && <FundActions key={fund.id} fund={fund} />}
      />
      {isPending && <LoadingState rows={8} />}
      {error && !fund && <ErrorState error={error} onRetry={() => void refetch()} />}
      {fund && <Content key={fund.id} fund={fund} />}
    </>
  );
}

function Subtitle({ fund: { unionName, code, kindName, status, statusName } }: { fund: FundAccount }) {
  return (
    <>
      {[unionName, code, kindName].join(' · ')} <StateTag tone={toneOf(status)}>{statusName}</StateTag>
    </>
  );
}

function Content({ fund }: { fund: FundAccount }) {
  const { t } = useTranslation('funds');
  const { source, restrictedToNames, needsHardshipFile, note, openedOn } = fund;
  return (
    <>
      <div className={styles.top}>
        <FundFigures fund={fund} />
        <div className={styles.facts}>
          <Facts
            facts={[
              [t('fields.source'), source],
              [
                t('fields.restrictedTo'),
                restrictedToNames.length > 0 ? restrictedToNames.join('、') : t('allPurposes'),
              ],
              [t('fields.hardship'), needsHardshipFile ? t('hardshipOnly') : null],
              [t('fields.openedOn'), <RelativeDate key="day" day={openedOn} />],
              [t('fields.note'), note],
            ]}
          />
        </div>
      </div>
      <FundMovements fund={fund} />
      <FundJournal fund={fund} />
    </>
  );
}
