import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { MINE, type OwnCase } from './portal-types';
import styles from './portal.module.css';

const STARS = ['5', '4', '3', '2', '1'] as const;

/** How I found it handled: once, after somebody was there. */
export function RatingCard({ one }: { one: OwnCase }) {
  const { t } = useTranslation('portal');
  if (one.stars !== null) {
    return (
      <section className={`nj-card ${styles.standing}`}>
        <p>{t('rating.given', { words: t(`rating.stars.${one.stars}`) })}</p>
      </section>
    );
  }
  return one.mayRate ? <RatingForm id={one.id} /> : null;
}

function RatingForm({ id }: { id: string }) {
  const { t } = useTranslation('portal');
  const [stars, setStars] = useState<(typeof STARS)[number]>();
  const [comment, setComment] = useState('');
  const rate = useChange<void>({
    send: () =>
      api.post(`/portal/cases/${id}/rating`, {
        stars: Number(stars),
        ...(comment.trim() ? { comment: comment.trim() } : {}),
      }),
    refreshes: [[...MINE]],
    said: t('rating.thanks'),
  });
  return (
    <section className={`nj-card ${styles.standing}`} aria-label={t('rating.title')}>
      <h2>{t('rating.title')}</h2>
      <SegmentedChoice
        label={t('rating.title')}
        value={stars}
        onChange={setStars}
        choices={STARS.map((value) => ({ value, label: t(`rating.stars.${value}`) }))}
      />
      {stars && (
        <>
          <Input.TextArea
            aria-label={t('rating.comment')}
            placeholder={t('rating.comment')}
            value={comment}
            maxLength={300}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setComment(event.target.value)}
          />
          <div className={styles.buttons}>
            <Button type="primary" size="large" loading={rate.isPending} onClick={() => rate.mutate()}>
              {t('rating.send')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
