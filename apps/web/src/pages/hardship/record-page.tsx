import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { PageHeader } from '../../parts/page-header';
import { EmptyState, ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { useHeldWhile } from '../../parts/use-held-while';
import { useSession } from '../../session/use-session';
import { StickyAction } from '../../shell/sticky-action';
import { fileKey, FILES, type HardshipFile, type Household } from './hardship-types';
import styles from './hardship.module.css';
import { useHousehold } from './household-section';
import { type KeptTyping, useKeptTyping, WithKept } from './kept-typing';
import { HolderParticulars } from './particular-fields';
import { CauseChoice, filledRecord, given, OwnFields, PersonFields, recordOf } from './person-fields';
import { type DraftValues, fileConsentsOf, SeparateConsents } from './separate-consents';

type CompletedRecord = Schemas['RecordCompletionDto'];

/** The record of a file that was handed in: what is still missing is filled in, what is wrong is put right. */
export default function RecordPage() {
  const { t } = useTranslation('hardship');
  const { can } = useSession();
  const { fileId = '' } = useParams();
  const file = useQuery({
    queryKey: fileKey(fileId),
    queryFn: ({ signal }) => api.get<HardshipFile>(`/staff/hardship-files/${fileId}`, undefined, signal),
  });
  const household = useHousehold(fileId, t('completion.reasonToRead'), mayComplete(file.data));
  const error = file.error ?? household.error;
  const [typing, setTyping] = useState(false);
  const seen = useHeldWhile({ file: file.data, household: household.data }, typing);
  const isOpen = mayComplete(seen.file);
  return (
    <>
      <PageHeader
        title={t('completion.title')}
        subtitle={file.data && [file.data.memberName, file.data.statusLabel].join(' · ')}
        back={`/hardship/${fileId}`}
      />
      {(file.isPending || household.isLoading) && <LoadingState rows={8} />}
      {error && !(seen.file && seen.household) && (
        <ErrorState error={error} onRetry={() => void (file.error ? file : household).refetch()} />
      )}
      {seen.file && !isOpen && <EmptyState>{t(whyClosed(seen.file, can('hardship:read-sensitive')))}</EmptyState>}
      {isOpen && seen.file && seen.household && (
        <RecordForm key={seen.file.version} file={seen.file} household={seen.household} onTyping={setTyping} />
      )}
    </>
  );
}

const mayComplete = (file: HardshipFile | undefined): boolean => file !== undefined && file.completion !== 'none';

/** Who came here manages files; the record is private besides. */
function whyClosed({ status, standsBack }: HardshipFile, maySee: boolean) {
  if (standsBack) return 'standing.standsBack';
  if (status === 'found') return 'completion.stillOpen';
  return maySee ? 'completion.closed' : 'completion.notYours';
}

interface RecordFormProps {
  readonly file: HardshipFile;
  readonly household: Household;
  readonly onTyping: (typing: boolean) => void;
}

function RecordForm(props: RecordFormProps) {
  const { file, household } = props;
  const { t } = useTranslation('hardship');
  const kept = useKeptTyping<CompletedRecord>({
    key: `hardship-record:${file.id}`,
    title: t('kept.record', { name: file.memberName }),
    stands: recordOf(household) as unknown as CompletedRecord,
    begunOn: recordedOn(household),
  });
  return (
    <WithKept kept={kept}>
      <CompletionForm {...props} kept={kept} />
    </WithKept>
  );
}

/** Of a record only what stands in it tells whether somebody changed it. */
const recordedOn = (household: Household): string => JSON.stringify(recordOf(household));

interface CompletionFormProps extends RecordFormProps {
  readonly kept: KeptTyping<CompletedRecord>;
}

function CompletionForm({ file, household, onTyping, kept }: CompletionFormProps) {
  const { t } = useTranslation('hardship');
  const navigate = useNavigate();
  const [form] = Form.useForm<CompletedRecord>();
  const fixed = file.completion === 'words';
  const change = useChange<CompletedRecord, unknown>({
    form,
    problems: 'inline',
    send: (values) =>
      api.post(
        `/staff/hardship-files/${file.id}/record`,
        {
          ...{ ...given(values), ...filledRecord(values) },
          consents: fileConsentsOf(values as DraftValues, household, true) ?? [],
        },
        { version: file.version },
      ),
    refreshes: [FILES],
    said: t('form.saved'),
    onDone: () => {
      kept.drop();
      void navigate(`/hardship/${file.id}`);
    },
  });
  return (
    <Form<CompletedRecord>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={kept.initial}
      onValuesChange={() => {
        onTyping(true);
        kept.keep(form.getFieldsValue(true) as CompletedRecord);
      }}
      onFinish={() => change.mutate(form.getFieldsValue(true) as CompletedRecord)}
      scrollToFirstError
      className={styles.form ?? ''}
    >
      <p className="nj-caption">{t(fixed ? 'completion.wordsOnly' : 'completion.judgedStands')}</p>
      <Gaps household={household} />
      <h2>{t('completion.own')}</h2>
      <OwnFields fixed={fixed} />
      <HolderParticulars isOpen />
      <PersonFields fixed={fixed} />
      <h2>{t('form.why')}</h2>
      <CauseChoice fixed={fixed} />
      {!fixed && (
        <Form.Item name="reason" label={t('completion.reason')} extra={t('completion.reasonMeans')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      )}
      <SeparateConsents household={household} byOfficer needed={false} />
      <ProblemNotice error={change.error} />
      <StickyAction>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('completion.save')}
        </Button>
      </StickyAction>
    </Form>
  );
}

/** What the national record asks for and nobody has filled in yet. */
function Gaps({ household: { persons } }: { household: Household }) {
  const { t } = useTranslation('hardship');
  const lacking = persons.filter(({ gaps }) => gaps.length > 0);
  if (lacking.length === 0) return <p>{t('completion.complete')}</p>;
  return (
    <div className={`nj-card ${styles.group}`}>
      <strong>{t('completion.gaps')}</strong>
      <ul className={styles.changes}>
        {lacking.map(({ id, name, gaps }) => (
          <li key={id}>{t('completion.gap', { name, fields: gaps.join('、') })}</li>
        ))}
      </ul>
    </div>
  );
}
