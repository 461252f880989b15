import { Button, Form, Input, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { ConfirmButton } from '../../parts/confirm-button';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import styles from './import.module.css';

type Dictionary = Schemas['OccasionDictionaryView'];
type Word = Schemas['OccasionWordView'];

const WORDS = ['occasion-words'] as const;

/** 事由词典: by which words ledgers of before name the union's occasions. */
export default function WordsPage() {
  const { t } = useTranslation('import');
  const [open, setOpen] = useState(false);
  const { data, isPending, error, refetch } = useQuery({
    queryKey: WORDS,
    queryFn: ({ signal }) => api.get<Dictionary>('/staff/occasion-words', undefined, signal),
  });
  return (
    <>
      <PageHeader
        title={t('words.title')}
        subtitle={t('words.subtitle')}
        back="/import"
        actions={
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('words.add')}
          </Button>
        }
      />
      {isPending && <LoadingState rows={6} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <OwnWords words={data.words.filter(({ own }) => own)} />}
      {data && <KnownWords dictionary={data} />}
      {data && <WordDialog dictionary={data} open={open} onClose={() => setOpen(false)} />}
    </>
  );
}

function OwnWords({ words }: { words: readonly Word[] }) {
  const { t } = useTranslation('import');
  return (
    <section className={`nj-card ${styles.words}`} aria-label={t('words.own')}>
      <h2 className={styles.heading}>{t('words.own')}</h2>
      {words.length === 0 && <p className="nj-caption">{t('words.none')}</p>}
      <ul className={styles.wordList}>
        {words.map((word) => (
          <OwnWord key={word.id} word={word} />
        ))}
      </ul>
    </section>
  );
}

function OwnWord({ word }: { word: Word }) {
  const { t } = useTranslation('import');
  const change = useChange<void, Dictionary>({
    problems: 'inline',
    said: t('words.removed'),
    send: () => api.delete(`/staff/occasion-words/${word.id}`, { version: word.version }),
    refreshes: [WORDS],
  });
  return (
    <li>
      <strong>{word.word}</strong> → {word.occasionName}{' '}
      <ConfirmButton
        size="small"
        loading={change.isPending}
        question={t('words.removeQuestion', { word: word.word })}
        explanation={t('words.removeMeans')}
        onConfirm={() => change.mutateAsync()}
      >
        {t('words.remove')}
      </ConfirmButton>
      <ProblemNotice error={change.error} />
    </li>
  );
}

/** One line for each occasion. */
function KnownWords({ dictionary: { words, occasions } }: { dictionary: Dictionary }) {
  const { t } = useTranslation('import');
  const known = words.filter(({ own }) => !own);
  return (
    <section className={`nj-card ${styles.words}`} aria-label={t('words.known')}>
      <h2 className={styles.heading}>{t('words.known')}</h2>
      <ul className={styles.wordList}>
        {occasions
          .map(({ code, name }) => ({ name, own: known.filter(({ occasionCode }) => occasionCode === code) }))
          .filter(({ own }) => own.length > 0)
          .map(({ name, own }) => (
            <li key={name}>
              <strong>{name}</strong> <span className="nj-caption">{own.map(({ word }) => word).join('、')}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}

interface WordDialogProps {
  readonly dictionary: Dictionary;
  readonly open: boolean;
  readonly onClose: () => void;
}

function WordDialog({ dictionary: { occasions }, open, onClose }: WordDialogProps) {
  const { t } = useTranslation('import');
  return (
    <FormModal<{ word: string; occasionCode: string }>
      open={open}
      onClose={onClose}
      title={t('words.add')}
      confirm={t('words.add')}
      explanation={t('words.means')}
      send={(values) => api.post('/staff/occasion-words', values)}
      refreshes={[WORDS]}
      said={t('words.done')}
    >
      <Form.Item
        name="word"
        label={t('words.word')}
        rules={[{ required: true, whitespace: true, message: t('words.wordMissing') }]}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="occasionCode"
        label={t('words.occasion')}
        rules={[{ required: true, message: t('words.occasionMissing') }]}
      >
        <Select options={occasions.map(({ code, name }) => ({ value: code, label: name }))} />
      </Form.Item>
    </FormModal>
  );
}
