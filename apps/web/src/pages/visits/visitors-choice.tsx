import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftVisitor } from './visit-draft';
import type { SuggestedVisitor } from './visit-types';
import { VISITOR_RANKS, type VisitorRank } from './visit-words';
import styles from './visits.module.css';

export interface VisitorsChoiceProps {
  readonly value: readonly DraftVisitor[];
  readonly suggested: readonly SuggestedVisitor[];
  readonly onChange: (visitors: readonly DraftVisitor[]) => void;
}

const SHOWN = 5;

/** One tap per person, best first; a colleague without an account is written in by name. */
export function VisitorsChoice({ value, suggested, onChange }: VisitorsChoiceProps) {
  const { t } = useTranslation('visits');
  const [all, setAll] = useState(false);
  const known = value.filter(({ personId }) => personId !== null);
  const named = value.filter(({ personId }) => personId === null);
  const others = known.filter(({ personId }) => !suggested.some((one) => one.personId === personId));
  const listed = [...others, ...(all ? suggested : firstOf(suggested, known))];
  const isGoing = (id: string | null) => value.some(({ personId }) => personId === id);
  const toggle = ({ personId, name, rank }: DraftVisitor) =>
    onChange(
      isGoing(personId) ? value.filter((one) => one.personId !== personId) : [...value, { personId, name, rank }],
    );
  return (
    <div className={styles.stack}>
      <div className={styles.people}>
        {listed.map((one) => (
          <button
            key={one.personId}
            type="button"
            className={styles.person}
            aria-pressed={isGoing(one.personId)}
            onClick={() => toggle(one)}
          >
            <span>{one.name}</span>
            <span className={styles.rank}>{t(`ranks.${one.rank}`)}</span>
          </button>
        ))}
        {!all && suggested.length > listed.length && (
          <Button type="text" onClick={() => setAll(true)}>
            {t('visit.moreVisitors')}
          </Button>
        )}
      </div>
      {named.map((visitor) => (
        <NamedVisitor
          key={value.indexOf(visitor)}
          visitor={visitor}
          onChange={(next) => onChange(value.map((one) => (one === visitor ? next : one)))}
          onRemove={() => onChange(value.filter((one) => one !== visitor))}
        />
      ))}
      <div>
        <Button onClick={() => onChange([...value, { personId: null, name: '', rank: 'other' }])}>
          {t('visit.addVisitor')}
        </Button>
      </div>
    </div>
  );
}

/** The best few and whoever is chosen already. */
const firstOf = (suggested: readonly SuggestedVisitor[], known: readonly DraftVisitor[]) =>
  suggested.filter(({ personId }, index) => index < SHOWN || known.some((one) => one.personId === personId));

interface NamedVisitorProps {
  readonly visitor: DraftVisitor;
  readonly onChange: (visitor: DraftVisitor) => void;
  readonly onRemove: () => void;
}

function NamedVisitor({ visitor, onChange, onRemove }: NamedVisitorProps) {
  const { t } = useTranslation('visits');
  return (
    <div className={styles.named}>
      <Input
        aria-label={t('visit.visitorName')}
        placeholder={t('visit.visitorName')}
        value={visitor.name}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => onChange({ ...visitor, name: event.target.value })}
      />
      <Select<VisitorRank>
        aria-label={t('visit.visitorRank')}
        value={visitor.rank}
        popupMatchSelectWidth={false}
        onChange={(rank) => onChange({ ...visitor, rank })}
        options={VISITOR_RANKS.map((rank) => ({ value: rank, label: t(`ranks.${rank}`) }))}
      />
      <Button type="text" onClick={onRemove}>
        {t('visit.removeVisitor')}
      </Button>
    </div>
  );
}
