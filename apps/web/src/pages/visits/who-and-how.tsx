import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateChoice } from '../../parts/date-choice';
import { Field } from '../../parts/field';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { OUTCOMES } from './visit-words';
import type { VisitDraft } from './visit-draft';
import type { SuggestedVisitor } from './visit-types';
import { VisitorsChoice } from './visitors-choice';
import styles from './visits.module.css';

export interface VisitPart {
  readonly draft: VisitDraft;
  readonly change: (patch: Partial<VisitDraft>) => void;
  /** Sentence about a field, when something is wrong with it. */
  readonly problem: (field: string) => string | undefined;
}

export interface WhoAndHowProps extends VisitPart {
  readonly suggested: readonly SuggestedVisitor[];
  /** What was said in confidence is there but not for these eyes: it stays as it is. */
  readonly unread?: boolean;
}

/** When, who went, and whether anybody was met. */
export function WhoAndHow(part: WhoAndHowProps) {
  const { draft, change, problem, suggested, unread = false } = part;
  const { t } = useTranslation('visits');
  return (
    <>
      <Field label={t('visit.on')} problem={problem('visitedOn')}>
        <DateChoice label={t('visit.on')} value={draft.visitedOn} onChange={(visitedOn) => change({ visitedOn })} />
      </Field>
      <Field label={t('visit.visitors')} problem={problem('visitors')}>
        <VisitorsChoice
          value={draft.visitors ?? []}
          suggested={suggested}
          onChange={(visitors) => change({ visitors })}
        />
      </Field>
      <Field label={t('visit.outcome')} problem={problem('outcome')}>
        <div className={styles.big}>
          <SegmentedChoice
            label={t('visit.outcome')}
            value={draft.outcome ?? undefined}
            onChange={(outcome) => change({ outcome })}
            choices={OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
          />
        </div>
      </Field>
      {draft.outcome === 'proxy' && <Proxy {...part} />}
      {(draft.outcome === 'refused' || draft.outcome === 'absent') && <Reason {...part} />}
      {!unread && <Place {...part} />}
    </>
  );
}

function Place({ draft, change, problem }: VisitPart) {
  const { t } = useTranslation('visits');
  return (
    <Field label={t('visit.place')} note={t('optional')} problem={problem('place')}>
      <Input
        aria-label={t('visit.place')}
        placeholder={t('report.placeExample')}
        value={draft.place}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => change({ place: event.target.value })}
      />
    </Field>
  );
}

const RELATIONS = ['spouse', 'child', 'parent', 'sibling', 'colleague'] as const;

function Proxy({ draft, change, problem }: VisitPart) {
  const { t } = useTranslation(['visits', 'parts']);
  const relations = RELATIONS.map((relation) => t(`parts:signature.relations.${relation}`));
  return (
    <Field label={t('visit.proxy')} problem={problem('proxy') ?? problem('outcome.name')}>
      <div className={styles.stack}>
        <Input
          aria-label={t('visit.proxyName')}
          placeholder={t('visit.proxyName')}
          value={draft.proxyName}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => change({ proxyName: event.target.value })}
        />
        <SegmentedChoice
          label={t('visit.proxyRelation')}
          value={draft.proxyRelation}
          onChange={(proxyRelation) => change({ proxyRelation })}
          choices={relations.map((label) => ({ value: label, label }))}
        />
      </div>
    </Field>
  );
}

function Reason({ draft, change, problem, unread = false }: VisitPart & { readonly unread?: boolean }) {
  const { t } = useTranslation('visits');
  return (
    <Field
      label={t(`visit.why.${draft.outcome}`)}
      note={unread && t('correction.keptReason')}
      problem={problem('reason') ?? problem('outcome.reason')}
    >
      <Input.TextArea
        aria-label={t(`visit.why.${draft.outcome}`)}
        placeholder={t(`visit.whyExample.${draft.outcome}`)}
        value={draft.reason}
        maxLength={200}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => change({ reason: event.target.value })}
      />
    </Field>
  );
}
