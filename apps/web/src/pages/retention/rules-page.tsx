import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { DayField } from '../../parts/day-field';
import { DetailSection } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { type RetainedKind, RULES } from './retention-types';
import styles from './retention.module.css';

type Kinds = Schemas['RetainedKindsView'];

/** 保管期限: how long each kind of record is kept, by what, and from when. */
export default function RulesPage() {
  const { t } = useTranslation('retention');
  const { data, isPending, error, refetch } = useQuery({
    queryKey: RULES,
    queryFn: ({ signal }) => api.get<Kinds>('/staff/retention-rules', undefined, signal),
  });
  return (
    <>
      <PageHeader title={t('rules.title')} subtitle={t('rules.means')} back="/retention" />
      {isPending && <LoadingState rows={6} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      <div className={styles.column}>
        {data?.items.map((kind) => (
          <Kind key={kind.kind} kind={kind} />
        ))}
      </div>
    </>
  );
}

function Kind({ kind: { kind, name, years, leastYears, source, rules } }: { kind: RetainedKind }) {
  const { t } = useTranslation('retention');
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  return (
    <div className={`nj-card ${styles.standing}`}>
      <DetailSection
        title={`${name} · ${t('rules.years', { count: years })}`}
        actions={can('retention:manage-rules') && <Button onClick={() => setOpen(true)}>{t('rules.change')}</Button>}
      >
        <p>{t('rules.sourceLine', { source })}</p>
        <p className="nj-caption">{t('rules.leastLine', { count: leastYears })}</p>
        {rules.map((rule) => (
          <p key={rule.id} className="nj-caption">
            {t('rules.set', {
              count: rule.years,
              day: dayText(rule.fromOn, t),
              setByName: rule.setByName,
              reason: rule.reason,
            })}
          </p>
        ))}
      </DetailSection>
      <SetRule open={open} onClose={() => setOpen(false)} kind={kind} name={name} years={years} least={leastYears} />
    </div>
  );
}

interface Setting {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly kind: string;
  readonly name: string;
  readonly years: number;
  readonly least: number;
}

function SetRule({ open, onClose, kind, name, years, least }: Setting) {
  const { t } = useTranslation('retention');
  return (
    <FormModal<{ years: number; fromOn: string; reason: string }, Kinds>
      open={open}
      onClose={onClose}
      title={t('rules.changeOf', { name })}
      confirm={t('rules.save')}
      explanation={t('rules.changeMeans', { count: least })}
      initial={{ years }}
      send={(values) => api.post('/staff/retention-rules', { kind, ...values })}
      refreshes={[RULES]}
      said={t('rules.saved')}
    >
      <Form.Item name="years" label={t('rules.howLong')} rules={[{ required: true, message: t('rules.yearsMissing') }]}>
        <InputNumber min={least} max={100} precision={0} suffix={t('rules.unit')} />
      </Form.Item>
      <Form.Item name="fromOn" label={t('rules.fromOn')} rules={[{ required: true, message: t('rules.dayMissing') }]}>
        <DayField label={t('rules.fromOn')} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('rules.reason')}
        rules={[{ required: true, whitespace: true, message: t('rules.reasonMissing') }]}
      >
        <Input maxLength={200} placeholder={t('rules.reasonExample')} />
      </Form.Item>
    </FormModal>
  );
}
