import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayOfInstant, dayText } from '../../dates';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { FILES } from './hardship-types';
import record from '../../parts/record.module.css';
import styles from './hardship.module.css';

/** Key of the possible duplicates. */
export const SIGNS = [...FILES, 'duplicates'] as const;
type Sign = Schemas['DuplicateSignView'];
type Side = Sign['one'];

/** Households that seem to stand in two places: evidence for a person to judge, without the other union's file. */
export default function DuplicatesPage() {
  const { t } = useTranslation('hardship');
  const { data, isPending, error, refetch } = useQuery({
    queryKey: SIGNS,
    queryFn: ({ signal }) => api.get<Schemas['DuplicateSignsView']>('/staff/duplicate-signs', undefined, signal),
  });
  return (
    <>
      <PageHeader title={t('duplicates.title')} subtitle={t('duplicates.means')} back="/hardship" />
      {isPending && <LoadingState rows={4} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState>{t('duplicates.empty')}</EmptyState>}
      <div className={record.column}>
        {data?.items.map((sign) => (
          <SignCard key={sign.id} sign={sign} />
        ))}
      </div>
    </>
  );
}

function SignCard({ sign }: { sign: Sign }) {
  const { t } = useTranslation('hardship');
  const navigate = useNavigate();
  const { id, one, other, verdictLabel, mayJudge } = sign;
  const seesBoth = one.sees && other.sees;
  return (
    <section className={`nj-card ${record.standing}`}>
      <SignStanding sign={sign} />
      <div className={styles.row}>
        <SideShown side={one} />
        <SideShown side={other} />
      </div>
      {seesBoth && (
        <div className={record.actions}>
          <Button type={mayJudge ? 'primary' : 'default'} onClick={() => void navigate(`/hardship/duplicates/${id}`)}>
            {t(mayJudge ? 'duplicates.compareAndJudge' : 'duplicates.compare')}
          </Button>
        </div>
      )}
      {!seesBoth && !verdictLabel && <p className="nj-caption">{t('duplicates.superior')}</p>}
    </section>
  );
}

/** What was found and when, and who judged it how. */
export function SignStanding({ sign: { basisLabel, foundAt, verdictLabel, reason, judgedByName } }: { sign: Sign }) {
  const { t } = useTranslation('hardship');
  return (
    <>
      <p>
        {verdictLabel ? (
          <StateTag tone="done">{verdictLabel}</StateTag>
        ) : (
          <StateTag tone="due">{t('duplicates.open')}</StateTag>
        )}{' '}
        {basisLabel}
      </p>
      <p className="nj-caption">
        {t('duplicates.found', { day: dayText(dayOfInstant(foundAt), t) })}
        {reason && ` · ${t('duplicates.judged', { by: judgedByName, reason })}`}
      </p>
    </>
  );
}

function SideShown({ side: { sees, fileId, number, memberName, unionName } }: { side: Side }) {
  const { t } = useTranslation('hardship');
  if (!sees) return <p>{t('duplicates.hidden')}</p>;
  const words = [memberName, number ?? t('duplicates.noFile')].filter(Boolean).join(' · ');
  return (
    <p>
      {fileId ? <Link to={`/hardship/${fileId}`}>{words}</Link> : words}
      <br />
      <span className="nj-caption">{unionName}</span>
    </p>
  );
}

/** The judgement of who looks after both sides. */
export function Judging({ sign, open, onClose }: { sign: Sign; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('hardship');
  return (
    <FormModal<Schemas['DuplicateVerdictDto']>
      open={open}
      onClose={onClose}
      title={t('duplicates.judge')}
      confirm={t('duplicates.judge')}
      explanation={t('duplicates.explanation')}
      send={(values) => api.post(`/staff/duplicate-signs/${sign.id}/verdict`, values, { version: sign.version })}
      refreshes={[FILES]}
      said={t('done')}
    >
      <Form.Item
        name="verdict"
        label={t('duplicates.verdict')}
        rules={[{ required: true, message: t('missing.verdict') }]}
      >
        <Radio.Group
          options={(['same', 'different'] as const).map((value) => ({
            value,
            label: t(`duplicates.verdicts.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('fields.reason')}
        rules={[{ required: true, whitespace: true, message: t('missing.reason') }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
    </FormModal>
  );
}

/** On the page of a file: that a person may have to look whether the household stands in another one too. */
export function DuplicateHint({ fileId }: { fileId: string }) {
  const { t } = useTranslation('hardship');
  const { data } = useQuery({
    queryKey: [...SIGNS, fileId],
    queryFn: ({ signal }) =>
      api.get<Schemas['DuplicateSignsView']>(`/staff/hardship-files/${fileId}/duplicate-signs`, undefined, signal),
  });
  const [sign] = data?.items ?? [];
  if (!sign) return null;
  const same = sign.verdictLabel !== null;
  return (
    <p>
      <StateTag tone={same ? 'late' : 'due'}>{t(same ? 'duplicates.isSame' : 'duplicates.hint')}</StateTag>{' '}
      <span>{sign.basisLabel}</span>{' '}
      <span className="nj-caption">{t(same ? 'duplicates.isSameMeans' : 'duplicates.hintMeans')}</span>
    </p>
  );
}
