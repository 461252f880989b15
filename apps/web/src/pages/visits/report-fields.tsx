import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateChoice } from '../../parts/date-choice';
import { Field } from '../../parts/field';
import { SegmentedChoice } from '../../parts/segmented-choice';
import type { ReportDraft } from './report-draft';
import type { Occasion } from './visit-types';
import styles from './visits.module.css';

export interface ReportFieldsProps {
  readonly draft: ReportDraft;
  readonly change: (patch: Partial<ReportDraft>) => void;
  readonly occasions: readonly Occasion[];
  /** Sentence about a field, when something is wrong with it. */
  readonly problem: (field: string) => string | undefined;
  /** The member tells of himself. */
  readonly own?: boolean;
}

const RELATIONS = ['father', 'mother', 'spouse', 'child'] as const;
const OF_A_RELATIVE = 'RELATIVE';

/** What happened, when, and what may be added: the same for an officer and for the member himself. */
export function ReportFields({ draft, change, occasions, problem, own = false }: ReportFieldsProps) {
  const { t } = useTranslation('visits');
  const occasion = occasions.find(({ code }) => code === draft.occasion);
  return (
    <>
      <Field label={t('report.what')} problem={problem('occasion')}>
        <div className={styles.big}>
          <SegmentedChoice
            label={t('report.what')}
            value={draft.occasion ?? undefined}
            onChange={(code) => change(chosen(occasions, code))}
            choices={occasions.map(({ code, name, deadlineWorkingDays: days }) => ({
              value: code,
              label: name,
              hint: t('report.within', { count: days }),
            }))}
          />
        </div>
      </Field>
      {occasion && occasion.subConditions.length > 0 && (
        <SubCondition draft={draft} change={change} occasion={occasion} problem={problem} />
      )}
      <Field label={t('report.when')} problem={problem('eventOn')}>
        <DateChoice label={t('report.when')} ahead value={draft.eventOn} onChange={(eventOn) => change({ eventOn })} />
      </Field>
      <Field label={t('report.place')} note={t('optional')} problem={problem('place')}>
        <Input
          aria-label={t('report.place')}
          placeholder={t('report.placeExample')}
          value={draft.place}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => change({ place: event.target.value })}
        />
      </Field>
      <Field label={t(own ? 'report.ownNote' : 'report.note')} note={t('optional')} problem={problem('note')}>
        <Input.TextArea
          aria-label={t(own ? 'report.ownNote' : 'report.note')}
          placeholder={t(own ? 'report.ownNoteExample' : 'report.noteExample')}
          value={draft.note}
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={(event) => change({ note: event.target.value })}
        />
      </Field>
    </>
  );
}

const chosen = (occasions: readonly Occasion[], code: string): Partial<ReportDraft> => ({
  occasion: code,
  occasionName: occasions.find((one) => one.code === code)?.name ?? '',
  subCondition: null,
  relation: '',
});

interface SubConditionProps extends Omit<ReportFieldsProps, 'occasions'> {
  readonly occasion: Occasion;
}

function SubCondition({ draft, change, occasion, problem }: SubConditionProps) {
  const { t } = useTranslation('visits');
  const { subConditions, subConditionRequired } = occasion;
  const none = subConditionRequired ? [] : [{ value: '', label: t('report.ordinary') }];
  return (
    <>
      <Field label={t('report.which')} problem={problem('subCondition')}>
        <SegmentedChoice
          label={t('report.which')}
          value={draft.subCondition ?? (subConditionRequired ? undefined : '')}
          onChange={(code) => change({ subCondition: code || null, relation: '' })}
          choices={[...none, ...subConditions.map(({ code, name }) => ({ value: code, label: name }))]}
        />
      </Field>
      {draft.subCondition === OF_A_RELATIVE && (
        <Field label={t('report.whoseRelative')} problem={problem('relative')}>
          <SegmentedChoice
            label={t('report.whoseRelative')}
            value={draft.relation}
            onChange={(relation) => change({ relation })}
            choices={RELATIONS.map((one) => t(`report.relations.${one}`)).map((label) => ({ value: label, label }))}
          />
        </Field>
      )}
    </>
  );
}

/** What is still to be answered, before it is sent. */
export function missingIn(draft: ReportDraft, occasions: readonly Occasion[], asksWho: boolean): readonly string[] {
  const occasion = occasions.find(({ code }) => code === draft.occasion);
  return [
    ...(asksWho && !draft.member ? ['memberId'] : []),
    ...(draft.occasion ? [] : ['occasion']),
    ...(occasion?.subConditionRequired && !draft.subCondition ? ['subCondition'] : []),
    ...(draft.subCondition === OF_A_RELATIVE && !draft.relation ? ['relative'] : []),
    ...(draft.eventOn ? [] : ['eventOn']),
  ];
}
