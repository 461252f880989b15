import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateChoice } from '../../../parts/date-choice';
import { Field } from '../../../parts/field';
import { MemberPicker } from '../../../parts/member-picker';
import { SegmentedChoice } from '../../../parts/segmented-choice';
import type { TalkDraft } from '../talk-draft';
import { TALK_TOPICS } from '../visit-words';
import { VisitorsChoice } from '../visitors-choice';
import styles from '../visits.module.css';

export interface TalkPart {
  readonly draft: TalkDraft;
  readonly change: (patch: Partial<TalkDraft>) => void;
  readonly problem: (field: string) => string | undefined;
}

/** With whom. */
export function MemberField({ draft, change, problem }: TalkPart) {
  const { t } = useTranslation('visits');
  return (
    <Field label={t('talk.who')} problem={problem('memberId')}>
      <MemberPicker label={t('talk.who')} value={draft.member} onChange={(member) => change({ member })} />
    </Field>
  );
}

export interface TalkFieldsProps extends TalkPart {
  /** Of a talk that is corrected: everybody who talked with him, the one who wrote it down too. */
  readonly everybody?: boolean;
  /** What was said in confidence is there but not for these eyes: it stays as it is. */
  readonly unread?: boolean;
}

const TALK_OUTCOMES = ['met', 'refused', 'absent'] as const;

/** After what, when, whether it came about, and who else was there. */
export function TalkFields({ draft, change, problem, everybody = false, unread = false }: TalkFieldsProps) {
  const { t } = useTranslation('visits');
  return (
    <>
      <Field label={t('talk.topic')} problem={problem('topic')}>
        <div className={styles.big}>
          <SegmentedChoice
            label={t('talk.topic')}
            value={draft.topic ?? undefined}
            onChange={(topic) => change({ topic })}
            choices={TALK_TOPICS.map((value) => ({ value, label: t(`topics.${value}`) }))}
          />
        </div>
      </Field>
      <Field label={t('talk.on')} problem={problem('visitedOn')}>
        <DateChoice label={t('talk.on')} value={draft.on} onChange={(on) => change({ on })} />
      </Field>
      <Field label={t('talk.outcome')} problem={problem('reason') ?? problem('outcome.reason')}>
        <div className={styles.stack}>
          <SegmentedChoice
            label={t('talk.outcome')}
            value={draft.outcome}
            onChange={(outcome) => change({ outcome })}
            choices={TALK_OUTCOMES.map((value) => ({ value, label: t(`talk.outcomes.${value}`) }))}
          />
          {draft.outcome !== 'met' && (
            <Input
              aria-label={t('talk.reason')}
              placeholder={t('talk.reason')}
              value={draft.reason}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => change({ reason: event.target.value })}
            />
          )}
        </div>
      </Field>
      <Field
        label={t(everybody ? 'talk.visitors' : 'talk.others')}
        note={everybody ? undefined : t('optional')}
        problem={problem('visitors')}
      >
        <VisitorsChoice value={draft.others} suggested={[]} onChange={(others) => change({ others })} />
      </Field>
      {!unread && <Place {...{ draft, change, problem }} />}
    </>
  );
}

function Place({ draft, change, problem }: TalkPart) {
  const { t } = useTranslation('visits');
  return (
    <Field label={t('visit.place')} note={t('optional')} problem={problem('place')}>
      <Input
        aria-label={t('visit.place')}
        placeholder={t('talk.placeExample')}
        value={draft.place}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => change({ place: event.target.value })}
      />
    </Field>
  );
}
