import { Button, Input } from 'antd';
import { useState } from 'react';
import type { QueryKey } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { SegmentedChoice } from '../../parts/segmented-choice';
import record from '../../parts/record.module.css';

const STARS = ['5', '4', '3', '2', '1'] as const;

export interface RatingFormProps {
  /** "这次调解办得怎么样？" */
  readonly question: string;
  readonly path: `/${string}`;
  readonly version?: number;
  readonly refreshes: readonly QueryKey[];
}

/** How a case was handled, by who brought it: five words to choose from, and what he wants to say. */
export function RatingForm({ question, path, version, refreshes }: RatingFormProps) {
  const { t } = useTranslation('disputes');
  const [stars, setStars] = useState<(typeof STARS)[number]>();
  const [comment, setComment] = useState('');
  const rate = useChange<void>({
    send: () =>
      api.post(
        path,
        { stars: Number(stars), ...(comment.trim() ? { comment: comment.trim() } : {}) },
        version === undefined ? {} : { version },
      ),
    refreshes,
    said: t('mine.thanks'),
  });
  return (
    <section className={`nj-card ${record.standing}`} aria-label={question}>
      <p>
        <strong>{question}</strong>
      </p>
      <SegmentedChoice
        label={question}
        value={stars}
        onChange={setStars}
        choices={STARS.map((value) => ({ value, label: t(`mine.stars.${value}`) }))}
      />
      {stars && (
        <>
          <Input.TextArea
            aria-label={t('mine.comment')}
            placeholder={t('mine.comment')}
            value={comment}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setComment(event.target.value)}
          />
          <Button type="primary" loading={rate.isPending} onClick={() => rate.mutate()}>
            {t('mine.sendRating')}
          </Button>
        </>
      )}
    </section>
  );
}
