import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { DetailSection, Facts } from '../../parts/detail-section';
import { PageHeader } from '../../parts/page-header';
import { RelativeInstant } from '../../parts/relative-date';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { ReturnFigures } from '../returns/return-figures';
import { Corrected } from './corrected';
import { MY_DISCLOSURES, type OwnDisclosure, toneOfDisclosure } from './disclosure-types';

/** One notice as a member reads it, and what he says of it. */
export default function MyDisclosurePage() {
  const { t } = useTranslation('disclosures');
  const { disclosureId } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: [...MY_DISCLOSURES, 'one', disclosureId],
    queryFn: ({ signal }) => api.get<OwnDisclosure>(`/portal/disclosures/${disclosureId}`, undefined, signal),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={8} />;
  const { period, kindName, unionName, status, statusName, publishedAt, replacedById } = data;
  return (
    <>
      <PageHeader
        title={`${period} ${kindName}`}
        subtitle={<StateTag tone={toneOfDisclosure(status)}>{statusName}</StateTag>}
        back="/my/disclosures"
      />
      <Facts
        facts={[
          [t('columns.union'), unionName],
          [t('columns.published'), publishedAt && <RelativeInstant key="at" at={publishedAt} />],
          [t('replaces'), data.replacesNumber],
          [t('correctionReason'), data.correctionReason],
          [t('withdrawalReason'), data.withdrawalReason],
        ]}
      />
      {status === 'withdrawn' && (
        <p>
          {t('my.withdrawn')} {replacedById && <Link to={`/my/disclosures/${replacedById}`}>{t('openNew')}</Link>}
        </p>
      )}
      <Corrected corrected={data.corrected} />
      {status === 'published' && (
        <DetailSection title={t('figures')}>
          <p className="nj-caption">{t('my.figuresMean')}</p>
          <ReturnFigures figures={data.figures} />
        </DetailSection>
      )}
      <Rating key={data.id} value={data} />
    </>
  );
}

const STARS = ['5', '4', '3', '2', '1'] as const;
const WORDS = ['clear', 'hard-to-read', 'want-more', 'doubt'] as const;

function Rating({ value: { id, stars: given, mayRate } }: { value: OwnDisclosure }) {
  const { t } = useTranslation('disclosures');
  const [stars, setStars] = useState<(typeof STARS)[number]>();
  const [word, setWord] = useState<(typeof WORDS)[number]>();
  const rate = useChange<void>({
    send: () => api.post(`/portal/disclosures/${id}/rating`, { stars: Number(stars), ...(word && { word }) }),
    refreshes: [MY_DISCLOSURES],
    said: t('my.thanks'),
  });
  if (given !== null) return <p className="nj-caption">{t('my.rated', { stars: t(`stars.${given}`) })}</p>;
  if (!mayRate) return null;
  return (
    <DetailSection title={t('my.rate')}>
      <p className="nj-caption">{t('my.anonymous')}</p>
      <SegmentedChoice
        label={t('my.rate')}
        value={stars}
        onChange={setStars}
        choices={STARS.map((each) => ({ value: each, label: t(`stars.${each}`) }))}
      />
      {stars && (
        <>
          <p>{t('my.word')}</p>
          <SegmentedChoice
            label={t('my.word')}
            value={word}
            onChange={setWord}
            choices={WORDS.map((each) => ({ value: each, label: t(`words.${each}`) }))}
          />
          <p>
            <Button type="primary" size="large" loading={rate.isPending} onClick={() => rate.mutate()}>
              {t('my.send')}
            </Button>
          </p>
        </>
      )}
    </DetailSection>
  );
}
