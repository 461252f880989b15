import { useQuery } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { ErrorState, LoadingState } from '../../parts/states';
import { useHeldWhile } from '../../parts/use-held-while';
import { useSession } from '../../session/use-session';
import { FIGURES, type FigureSummary, type UnionWording } from './summary-types';
import styles from './summary.module.css';

/** The summary in the union's own words with the numbers in it, to be copied, and the words to be changed. */
export function SummaryText({ summary }: { summary: FigureSummary }) {
  const { t } = useTranslation('summary');
  const { message } = App.useApp();
  const { can } = useSession();
  const [editing, setEditing] = useState(false);
  if (editing) return <WordingEditor unionId={summary.unionId} onClose={() => setEditing(false)} />;
  const copy = (): void => {
    void navigator.clipboard.writeText(summary.paragraphs.join('\n')).then(() => message.success(t('text.copied')));
  };
  return (
    <article className={`nj-card ${styles.text}`}>
      {summary.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <div className={styles.textActions}>
        <Button onClick={copy}>{t('text.copy')}</Button>
        {can('report:manage') && <Button onClick={() => setEditing(true)}>{t('text.edit')}</Button>}
      </div>
    </article>
  );
}

function WordingEditor({ unionId, onClose }: { unionId: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery({
    queryKey: [...FIGURES, 'wording', unionId],
    queryFn: ({ signal }) => api.get<UnionWording>('/staff/summary-wording', { unionId }, signal),
  });
  const [typing, setTyping] = useState(false);
  const wording = useHeldWhile(data, typing);
  if (!wording && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!wording) return <LoadingState rows={6} />;
  return <WordingForm key={wording.version} wording={wording} onTyping={setTyping} onClose={onClose} />;
}

interface WordingFormProps {
  readonly wording: UnionWording;
  readonly onTyping: (typing: boolean) => void;
  readonly onClose: () => void;
}

function WordingForm({ wording, onTyping, onClose }: WordingFormProps) {
  const { t } = useTranslation('summary');
  const { unionId, version, fields } = wording;
  const [words, setWords] = useState(wording.words);
  const [sought, setSought] = useState('');
  const change = useChange<string, UnionWording>({
    send: (text) => api.post('/staff/summary-wording', { unionId, words: text }, { version }),
    refreshes: [FIGURES],
    said: t('text.saved'),
    onNewest: () => onTyping(false),
    onDone: onClose,
  });
  const type = (next: (before: string) => string) => {
    onTyping(true);
    setWords(next);
  };
  return (
    <div className={styles.editor}>
      <label className={styles.words}>
        <span>{t('text.words')}</span>
        <span className="nj-caption">{t('text.wordsMeans')}</span>
        <Input.TextArea
          value={words}
          onChange={({ target }) => type(() => target.value)}
          autoSize={{ minRows: 12 }}
          maxLength={8_000}
        />
      </label>
      <section aria-label={t('text.fields')} className={styles.fields}>
        <Input
          value={sought}
          onChange={({ target }) => setSought(target.value)}
          placeholder={t('text.seek')}
          aria-label={t('text.seek')}
        />
        <ul>
          {fields
            .filter((name) => name.includes(sought.trim()))
            .map((name) => (
              <li key={name}>
                <Button size="small" onClick={() => type((before) => `${before}{{${name}}}`)}>
                  {name}
                </Button>
              </li>
            ))}
        </ul>
      </section>
      <div className={styles.textActions}>
        <Button type="primary" loading={change.isPending} onClick={() => change.mutate(words)}>
          {t('text.save')}
        </Button>
        <Button onClick={onClose}>{t('text.cancel')}</Button>
      </div>
    </div>
  );
}
