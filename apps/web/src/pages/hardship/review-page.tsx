import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { PageHeader } from '../../parts/page-header';
import { ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { useHeldWhile } from '../../parts/use-held-while';
import { StickyAction } from '../../shell/sticky-action';
import { draftOf, statementOf } from './draft-form';
import { CATEGORIES, type FileDraft, fileKey, FILES, type HardshipFile, type Household } from './hardship-types';
import { StatementShown, useHousehold } from './household-section';
import record from '../../parts/record.module.css';
import styles from './hardship.module.css';
import { type KeptTyping, statementOn, useKeptTyping, WithKept } from './kept-typing';
import { recordOf } from './person-fields';
import { type DraftValues, fileConsentsOf, SeparateConsents } from './separate-consents';
import { StatementFields } from './statement-fields';

/** The yearly review: last year's figures beside this year's, which begin as those were. */
export default function ReviewPage() {
  const { t } = useTranslation('hardship');
  const { fileId = '' } = useParams();
  const file = useQuery({
    queryKey: fileKey(fileId),
    queryFn: ({ signal }) => api.get<HardshipFile>(`/staff/hardship-files/${fileId}`, undefined, signal),
  });
  const household = useHousehold(fileId, t('review.reasonToRead'));
  const error = file.error ?? household.error;
  const [typing, setTyping] = useState(false);
  const seen = useHeldWhile({ file: file.data, household: household.data }, typing);
  return (
    <>
      <PageHeader
        title={t('review.title')}
        subtitle={file.data && [file.data.memberName, file.data.categoryLabel].join(' · ')}
        back={`/hardship/${fileId}`}
      />
      {(file.isPending || household.isPending) && <LoadingState rows={8} />}
      {error && !(seen.file && seen.household) && (
        <ErrorState error={error} onRetry={() => void (file.error ? file : household).refetch()} />
      )}
      {seen.file && seen.household && (
        <Review key={seen.file.version} file={seen.file} household={seen.household} onTyping={setTyping} />
      )}
    </>
  );
}

type Reviewed = Pick<
  FileDraft,
  'incomes' | 'expenses' | 'event' | 'exclusions' | 'area' | 'monthsBelow' | 'hasStateAid' | 'savings' | 'netInvestment'
> & {
  readonly category?: string;
  readonly reason?: string;
};

interface ReviewProps {
  readonly file: HardshipFile;
  readonly household: Household;
  readonly onTyping: (typing: boolean) => void;
}

function Review(props: ReviewProps) {
  const { file, household } = props;
  const { t } = useTranslation('hardship');
  const kept = useKeptTyping<Reviewed>({
    key: `hardship-review:${file.id}`,
    title: t('kept.review', { name: file.memberName }),
    stands: statementOf(household.statements[0], file.papers, t('form.evidenceKept')) as unknown as Reviewed,
    begunOn: statementOn(household),
  });
  return (
    <WithKept kept={kept}>
      <ReviewForm {...props} kept={kept} />
    </WithKept>
  );
}

function ReviewForm({ file, household, onTyping, kept }: ReviewProps & { readonly kept: KeptTyping<Reviewed> }) {
  const { t } = useTranslation('hardship');
  const navigate = useNavigate();
  const [form] = Form.useForm<Reviewed>();
  const [last] = household.statements;
  const stands = recordOf(household) as unknown as DraftValues;
  const change = useChange<Reviewed, unknown>({
    form,
    problems: 'inline',
    send: (values) => {
      const { incomes, expenses, event, exclusions, area, ...asked } = draftOf(values as unknown as FileDraft);
      const { monthsBelow, hasStateAid, savings, netInvestment } = asked;
      const { category, reason } = values;
      const body = {
        incomes,
        expenses,
        event,
        exclusions,
        area,
        ...{ monthsBelow, hasStateAid, savings, netInvestment },
        ...(category && { category }),
        ...(reason && { reason }),
        consents: fileConsentsOf({ ...stands, ...(values as DraftValues) }, household, true) ?? [],
      };
      return api.post(`/staff/hardship-files/${file.id}/review`, body, { version: file.version });
    },
    refreshes: [FILES],
    said: t('review.done'),
    onNewest: () => onTyping(false),
    onDone: () => {
      kept.drop();
      void navigate(`/hardship/${file.id}`);
    },
  });
  return (
    <div className={record.columns}>
      <Form<Reviewed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={kept.initial}
        onValuesChange={() => {
          onTyping(true);
          kept.keep(form.getFieldsValue(true) as Reviewed);
        }}
        onFinish={(values) => change.mutate(values)}
        scrollToFirstError
        className={styles.form ?? ''}
      >
        <StatementFields papers={file.papers} />
        <SeparateConsents household={household} byOfficer needed={false} standing={stands} />
        <h2>{t('review.judgement')}</h2>
        <Form.Item name="category" label={t('fields.category')} extra={t('hints.category')}>
          <Select allowClear options={CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))} />
        </Form.Item>
        <Form.Item name="reason" label={t('fields.otherReason')} extra={t('hints.otherReason')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
        <p className="nj-caption">
          {t('review.outcome')} {t('review.noMore')}
        </p>
        <ProblemNotice error={change.error} />
        <StickyAction>
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t('review.finish')}
          </Button>
        </StickyAction>
      </Form>
      <div className={`nj-card ${record.part}`}>
        <p className="nj-caption">{t('review.lastYear')}</p>
        {last ? <StatementShown statement={last} /> : <p>{t('review.nothing')}</p>}
      </div>
    </div>
  );
}
