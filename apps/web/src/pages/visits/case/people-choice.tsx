import { Checkbox } from 'antd';
import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SuggestedVisitor } from '../visit-types';
import styles from './case.module.css';

export interface PeopleChoiceProps {
  readonly people: readonly SuggestedVisitor[];
  readonly label: string;
  readonly value?: readonly string[];
  readonly onChange?: (personIds: readonly string[]) => void;
}

const SHOWN = 6;

/** One or several people, each with why he stands here: "本组小组长，手上 1 件". */
export function PeopleChoice({ people, label, value = [], onChange }: PeopleChoiceProps) {
  const { t } = useTranslation('visits');
  const [all, setAll] = useState(false);
  if (people.length === 0) return <p>{t('assign.nobody')}</p>;
  const shown = people.filter(({ personId }, index) => all || index < SHOWN || value.includes(personId));
  const toggle = (id: string, chosen: boolean) =>
    onChange?.(chosen ? [...value, id] : value.filter((one) => one !== id));
  return (
    <fieldset className={styles.choices}>
      <legend className="nj-hidden">{label}</legend>
      {shown.map(({ personId, name, reason }) => (
        <Checkbox
          key={personId}
          className={styles.choice ?? ''}
          checked={value.includes(personId)}
          onChange={(event) => toggle(personId, event.target.checked)}
        >
          {name} <span className="nj-caption">{reason}</span>
        </Checkbox>
      ))}
      {shown.length < people.length && (
        <Button type="text" onClick={() => setAll(true)}>
          {t('assign.more', { count: people.length - shown.length })}
        </Button>
      )}
    </fieldset>
  );
}
