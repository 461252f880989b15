import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { StateTag } from '../../parts/state-tag';
import { EmptyState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { DatesOfRow, InForceTag } from './dates-of-row';
import { OccasionDialog } from './occasion-dialog';
import { EndDialog } from './standard-page';
import { askOccasions, type Occasion, STANDARDS, useOutlook } from './standard-types';
import { AddButton, Outlook, StandardsFrame } from './standards-frame';
import styles from './standards.module.css';

interface Step {
  readonly kind: 'add' | 'end';
  /** Null: an occasion that was not there before. */
  readonly occasion: Occasion | null;
}

/** What a union visits for, on a day. */
export default function OccasionsPage() {
  const { t } = useTranslation('standards');
  const { unionId, on, isHistory } = useOutlook();
  const [step, setStep] = useState<Step | null>(null);
  const [open, setOpen] = useState(false);
  const list = useKeyset<Occasion>([...STANDARDS, 'occasions', unionId, on, isHistory], (_, signal) =>
    unionId ? askOccasions({ unionId, on }, isHistory, signal) : Promise.resolve({ items: [], next: null }),
  );
  const take = (next: Step) => {
    setStep(next);
    setOpen(true);
  };
  const dialog = { open, onClose: () => setOpen(false) };
  return (
    <StandardsFrame
      actions={
        <AddButton permission="standard:manage" onClick={() => take({ kind: 'add', occasion: null })}>
          {t('occasions.add')}
        </AddButton>
      }
    >
      <Outlook />
      {!unionId && <EmptyState>{t('outlook.choose')}</EmptyState>}
      {unionId && (
        <KeysetList
          list={list}
          label={t('tabs.occasions')}
          itemKey={({ id }) => id}
          renderItem={(occasion) => <OccasionLine occasion={occasion} onStep={take} />}
          empty={t('occasions.empty')}
        />
      )}
      {step?.kind === 'add' && (
        <OccasionDialog key={step.occasion?.id ?? 'new'} unionId={unionId} earlier={step.occasion} {...dialog} />
      )}
      {step?.kind === 'end' && step.occasion && (
        <EndDialog
          key={step.occasion.id}
          name={step.occasion.name}
          path={`/staff/occasions/${step.occasion.id}/end`}
          version={step.occasion.version}
          {...dialog}
        />
      )}
    </StandardsFrame>
  );
}

function OccasionLine({ occasion, onStep }: { occasion: Occasion; onStep: (step: Step) => void }) {
  const { t } = useTranslation('standards');
  const { can } = useSession();
  const { name, groupName, deadlineWorkingDays, subConditions, kept, unionName, inForce, isDefault } = occasion;
  const manages = can('standard:manage');
  return (
    <div className={styles.card}>
      <span className={styles.cardTop}>
        <span className={styles.routeName}>
          <strong>{name}</strong>
          <StateTag tone="plain">{groupName}</StateTag>
          {!kept && <StateTag tone="due">{t('occasions.notKept')}</StateTag>}
          {!inForce && <InForceTag inForce={inForce} isDefault={isDefault} />}
        </span>
        {manages && (
          <span className={styles.steps}>
            <Button onClick={() => onStep({ kind: 'add', occasion })}>{t('occasions.change')}</Button>
            {occasion.openActions.includes('end') && (
              <Button onClick={() => onStep({ kind: 'end', occasion })}>{t('end.button')}</Button>
            )}
          </span>
        )}
      </span>
      <span>
        {deadlineWorkingDays === null
          ? t('occasions.noDeadline')
          : t('occasions.deadline', { count: deadlineWorkingDays })}
        {subConditions.length > 0 &&
          ` · ${t('occasions.cases', { cases: subConditions.map((each) => each.name).join(t('comma')) })}`}
      </span>
      <span className="nj-caption nj-number">
        <DatesOfRow {...occasion} /> · {unionName ?? t('default')}
      </span>
    </div>
  );
}
