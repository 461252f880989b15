import { Button, Checkbox, Form, type FormInstance, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { ProblemNotice } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
import { type FileDraft, FILES, type Household, type Statement, type WithEvidence } from './hardship-types';
import styles from './hardship.module.css';
import { headOf, type KeptTyping, statementOn, useKeptTyping, WithKept } from './kept-typing';
import { documentOf, evidenceOf, type Paper } from './line-evidence';
import { HolderParticulars } from './particular-fields';
import { CauseChoice, filledRecord, given, OwnFields, PersonFields, recordOf } from './person-fields';
import { type DraftValues, fileConsentsOf, SeparateConsents } from './separate-consents';
import { StatementFields } from './statement-fields';

export interface DraftFormProps {
  /** An officer fills it in for the member. */
  readonly byOfficer: boolean;
  /** `/staff/hardship-files/<id>` or `/portal/hardship-file/<id>`. */
  readonly base: string;
  readonly version: number;
  readonly household: Household;
  /** What the file has already: a line can name it as its proof. */
  readonly papers: readonly Paper[];
  readonly onTyping: (typing: boolean) => void;
  readonly onDone: () => void;
}

type Saved = Schemas['FileSavedView'];

/** The application form: saved as often as one likes, then handed in; what is not saved yet stays on this device. */
export function DraftForm(props: DraftFormProps) {
  const { base, household, papers } = props;
  const { t } = useTranslation('hardship');
  const kept = useKeptTyping<FileDraft>({
    key: `hardship-form:${base}`,
    title: t('kept.form', { name: headOf(household) }),
    stands: initialOf(household, papers, t('form.evidenceKept')),
    begunOn: statementOn(household),
  });
  return (
    <WithKept kept={kept}>
      <ApplicationForm {...props} kept={kept} />
    </WithKept>
  );
}

interface ApplicationFormProps extends DraftFormProps {
  readonly kept: KeptTyping<FileDraft>;
}

function ApplicationForm(props: ApplicationFormProps) {
  const { base, byOfficer, household, papers, onTyping, kept } = props;
  const { t } = useTranslation('hardship');
  // Saved and refused when it was handed in: what he sends again is a change of his own last one.
  const [version, setVersion] = useState(props.version);
  const [form] = Form.useForm<FileDraft>();
  const page = useRef<HTMLDivElement>(null);
  const change = useChange<{ handIn: boolean }, Saved>({
    form,
    problems: 'inline',
    send: async ({ handIn }) => {
      const values = form.getFieldsValue(true) as FileDraft;
      const consents = fileConsentsOf(values as DraftValues, household, byOfficer) ?? [];
      const saved = await api.post<Saved>(`${base}/draft`, { ...draftOf(values), consents }, { version });
      setVersion(saved.version);
      kept.saved();
      return handIn ? api.post<Saved>(`${base}/application`, {}, { version: saved.version }) : saved;
    },
    refreshes: [FILES],
    said: t('form.saved'),
    onNewest: () => onTyping(false),
    onDone: () => {
      kept.drop();
      props.onDone();
    },
  });
  const submit = async (handIn: boolean) => {
    try {
      await (handIn ? form.validateFields() : form.validateFields(evidencePaths(form)));
    } catch {
      return showFirstError(page.current);
    }
    change.mutate({ handIn });
  };
  return (
    <div ref={page}>
      <Form<FileDraft>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={kept.initial}
        className={styles.form ?? ''}
        onValuesChange={() => {
          onTyping(true);
          kept.keep(form.getFieldsValue(true) as FileDraft);
        }}
      >
        <CauseFields />
        <HolderParticulars />
        <PersonFields />
        <StatementFields papers={papers} />
        <SeparateConsents household={household} byOfficer={byOfficer} />
        <PublicityConsent />
        <ProblemNotice error={change.error} />
        <StickyAction>
          <Button loading={change.isPending} onClick={() => void submit(false)}>
            {t('form.save')}
          </Button>
          <Button type="primary" loading={change.isPending} onClick={() => void submit(true)}>
            {t('form.handIn')}
          </Button>
        </StickyAction>
      </Form>
    </div>
  );
}

/** Far above or below the buttons: what is wanting is brought before the eyes, or nothing seems to happen. */
function showFirstError(page: HTMLElement | null): void {
  // The sentence stands at its field only after the next paint.
  requestAnimationFrame(() => {
    const first = page?.querySelector<HTMLElement>('.ant-form-item-has-error');
    first?.scrollIntoView({ block: 'center' });
    first?.querySelector<HTMLElement>('input, textarea')?.focus({ preventScroll: true });
  });
}

function CauseFields() {
  const { t } = useTranslation('hardship');
  return (
    <>
      <h2>{t('form.why')}</h2>
      <CauseChoice />
      <Form.Item name="note" label={t('form.story')} extra={t('form.storyMeans')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
      <OwnFields />
    </>
  );
}

function PublicityConsent() {
  const { t } = useTranslation('hardship');
  return (
    <>
      <h2>{t('form.consent')}</h2>
      <p className="nj-caption">{t('form.consentMeans')}</p>
      <Form.Item name="consented" valuePropName="checked">
        <Checkbox>{t('form.consented')}</Checkbox>
      </Form.Item>
      <Form.Item name="consentedCause" valuePropName="checked">
        <Checkbox>{t('form.consentedCause')}</Checkbox>
      </Form.Item>
    </>
  );
}

/** What was filled in before. */
function initialOf(household: Household, papers: readonly Paper[], keptName: string) {
  const { note, statements, consented, consentedCause } = household;
  const [latest] = statements;
  return {
    ...{ note, consented, consentedCause, ...recordOf(household), ...statementOf(latest, papers, keptName) },
  } as unknown as FileDraft;
}

/** A statement as the form has it; `keptName` is how a paper is called that stands on no list. */
export function statementOf(statement: Statement | undefined, papers: readonly Paper[], keptName: string) {
  const { monthsBelow = 0, hasStateAid = false, savings = '', netInvestment = '' } = statement ?? {};
  return {
    ...{ area: statement?.area ?? 'urban', event: statement?.event ?? null, exclusions: statement?.exclusions ?? [] },
    ...{ monthsBelow, hasStateAid, savings, netInvestment },
    incomes: (statement?.incomes ?? []).map(({ kind, whose, yearly, documentId }) => ({
      ...{ kind, whose, yearly, evidence: evidenceOf(documentId, papers, keptName) },
    })),
    expenses: (statement?.expenses ?? []).map(({ kind, note, yearly, fromEvent, documentId }) => ({
      ...{ kind, note, yearly, fromEvent, evidence: evidenceOf(documentId, papers, keptName) },
    })),
  };
}

/** Empty fields are not sent; a line says whether it is a loss and which paper proves it. */
export function draftOf(values: FileDraft): FileDraft {
  const lineOf = <T extends object>(line: T): T => {
    const { evidence, ...stated } = line as T & WithEvidence;
    return given({ ...stated, documentId: documentOf(evidence) }) as unknown as T;
  };
  return {
    ...given(values),
    ...filledRecord(values),
    exclusions: values.exclusions ?? [],
    consented: values.consented ?? false,
    consentedCause: values.consentedCause ?? false,
    incomes: (values.incomes ?? []).map(lineOf),
    expenses: (values.expenses ?? []).map((line) => ({
      ...lineOf(line),
      fromEvent: Boolean(values.event && line.fromEvent),
    })),
  };
}

/** A photo that is still on its way would be lost: what is saved waits for it. */
function evidencePaths(form: FormInstance<FileDraft>) {
  const { incomes = [], expenses = [] } = form.getFieldsValue(true) as Partial<FileDraft>;
  return [
    ...incomes.map((_, row) => ['incomes', row, 'evidence']),
    ...expenses.map((_, row) => ['expenses', row, 'evidence']),
  ];
}
