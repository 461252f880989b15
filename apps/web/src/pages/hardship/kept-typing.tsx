import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../drafts/use-draft';
import record from '../../parts/record.module.css';
import type { Household } from './hardship-types';
import styles from './hardship.module.css';

interface KeptValues<V> {
  readonly typed: V;
  /** What stood in the file when it was begun; null once the person saved it himself and typed on. */
  readonly begunOn: string | null;
}

interface Kept {
  /** After it was saved, or when the person takes what stands. */
  readonly drop: () => void;
  /** The form begins with what was typed before. */
  readonly restored: boolean;
  /** What stands was changed since it was begun: the person says with which of both he goes on. */
  readonly isContested: boolean;
  readonly goOn: () => void;
  /** Another one: the form begins anew. */
  readonly round: number;
}

export interface KeptTyping<V extends object> extends Kept {
  /** What the form begins with: what was typed before, else what stands. */
  readonly initial: V;
  readonly keep: (typed: V) => void;
  /** It is saved and the form goes on: what stands now is his own. */
  readonly saved: () => void;
}

export interface TypedOn<V> {
  readonly key: string;
  readonly title: string;
  /** What stands, as the form shows it. */
  readonly stands: V;
  /** Another one when somebody saved meanwhile. */
  readonly begunOn: string;
}

/** A long form about a household: a reload, the camera or an ended session takes nothing that was typed. */
export function useKeptTyping<V extends object>({ key, title, stands, begunOn }: TypedOn<V>): KeptTyping<V> {
  const draft = useDraft<KeptValues<V>>(key, { initial: { typed: stands, begunOn }, title: () => title });
  const [restored, setRestored] = useState(draft.restored);
  const [round, setRound] = useState(0);
  const { typed, begunOn: before } = draft.value;
  const isContested = restored && before !== null && before !== begunOn;
  return {
    ...{ initial: typed, restored, round, isContested },
    keep: (values) => draft.change({ typed: values }),
    saved: () => draft.change({ begunOn: null }),
    goOn: () => draft.change({ begunOn }),
    drop: () => {
      draft.discard();
      setRestored(false);
      setRound(round + 1);
    },
  };
}

/** Around the form: says that it goes on with what was typed before, or asks with what it shall. */
export function WithKept({ kept, children }: { kept: Kept; children: ReactNode }) {
  const { t } = useTranslation('hardship');
  const { restored, isContested, goOn, drop, round } = kept;
  if (isContested)
    return (
      <section className={`nj-card ${record.standing}`}>
        <p>{t('kept.changed')}</p>
        <div className={record.actions}>
          <Button onClick={goOn}>{t('kept.mine')}</Button>
          <Button type="primary" onClick={drop}>
            {t('kept.theirs')}
          </Button>
        </div>
      </section>
    );
  return (
    <>
      {restored && (
        <div className={`${record.actions} ${styles.filter}`}>
          <span>{t('kept.restored')}</span>
          <Button onClick={drop}>{t('kept.drop')}</Button>
        </div>
      )}
      <div key={round}>{children}</div>
    </>
  );
}

/** Every save of the figures is a statement of its own. */
export const statementOn = ({ statements: [last] }: Household): string => last?.id ?? '';

export const headOf = ({ persons }: Household): string =>
  persons.find(({ relation }) => relation === 'head')?.name ?? '';
