import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Progress, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { todayInChina } from '../../dates';
import { ConfirmButton } from '../../parts/confirm-button';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { UnionPicker } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { useHeldWhile } from '../../parts/use-held-while';
import { useSession } from '../../session/use-session';
import { MatchingFunds } from './matching-funds';
import { FIGURES, grouped } from './summary-types';
import { useReached } from './use-reached';
import styles from './summary.module.css';

type Targets = Schemas['TargetsView'];
type Target = Schemas['TargetView'];

const YEARS_AROUND = [1, 0, -1, -2, -3];

/** What the union means to reach in a year, how far it is, and what it adds to money from above. */
export default function TargetsPage() {
  const { t } = useTranslation('summary');
  const { can } = useSession();
  const { filters, set } = useFilters(['unionId', 'year'] as const);
  const thisYear = Number(todayInChina().slice(0, 4));
  const year = Number(filters.year ?? thisYear);
  const query = { unionId: filters.unionId, year };
  const { data, error, refetch } = useQuery({
    queryKey: [...FIGURES, 'targets', query],
    queryFn: ({ signal }) => api.get<Targets>('/staff/targets', query, signal),
  });
  const may = can('report:manage');
  return (
    <>
      <PageHeader
        title={t('targets.title')}
        subtitle={t('targets.says', { year })}
        back="/summary"
        actions={may && data && <SetTarget targets={data} />}
      />
      <FilterSentence label={t('filter')}>
        <UnionPicker
          plain
          placeholder={t('union')}
          value={data?.unionId}
          onChange={(unionId) => set('unionId', unionId)}
        />
        <FilterChoice
          label={t('targets.year')}
          all={t('targets.yearOf', { year })}
          value={undefined}
          onChange={(chosen) => chosen && set('year', chosen)}
          choices={YEARS_AROUND.map((n) => thisYear + n)
            .filter((each) => each !== year)
            .map((each) => ({ value: String(each), label: t('targets.yearOf', { year: each }) }))}
        />
      </FilterSentence>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState rows={4} />}
      {data && data.items.length === 0 && (
        <EmptyState>{t(may ? 'targets.empty' : 'targets.emptyToRead', { year })}</EmptyState>
      )}
      {data && data.items.length > 0 && (
        <ul className={`nj-card ${styles.targets}`}>
          {data.items.map((target) => (
            <TargetLine key={target.id} target={target} may={may} />
          ))}
        </ul>
      )}
      {data && <MatchingFunds unionId={data.unionId} year={year} />}
    </>
  );
}

function TargetLine({ target, may }: { target: Target; may: boolean }) {
  const { t } = useTranslation('summary');
  const [changing, setChanging] = useState(false);
  const shown = useHeldWhile(target, changing);
  const { name, unit, amount, share, note, setByName, id, version } = shown;
  const reached = useReached(shown);
  const drop = useChange<void>({
    send: () => api.delete(`/staff/targets/${id}`, { version }),
    refreshes: [FIGURES],
    said: t('targets.dropped'),
  });
  return (
    <li className={styles.target}>
      <div className={styles.cardTop}>
        <strong>{name}</strong>
        <span className="nj-number">
          {reached} <span className="nj-caption">{t('targets.of', { value: grouped(amount), unit })}</span>
        </span>
      </div>
      {share !== null && (
        <Progress
          percent={Math.min(100, Number(share))}
          format={() => t('targets.share', { share })}
          status="normal"
          aria-label={name}
        />
      )}
      <div className={styles.cardTop}>
        <span className="nj-caption">
          {[note, t('targets.setBy', { name: setByName })].filter(Boolean).join(' · ')}
        </span>
        {may && (
          <span className={styles.buttons}>
            <Button size="small" onClick={() => setChanging(true)}>
              {t('targets.change')}
            </Button>
            <ConfirmButton size="small" question={t('targets.dropAsk', { name })} onConfirm={() => drop.mutateAsync()}>
              {t('targets.drop')}
            </ConfirmButton>
          </span>
        )}
      </div>
      <FormModal<{ amount: string; note?: string }, Target>
        key={version}
        open={changing}
        onClose={() => setChanging(false)}
        title={`${t('targets.change')} · ${name}`}
        confirm={t('targets.changeConfirm')}
        initial={{ amount, note }}
        send={(values) => api.patch(`/staff/targets/${id}`, values, { version })}
        refreshes={[FIGURES]}
        said={t('targets.saved')}
      >
        <AmountFields unit={unit} />
      </FormModal>
    </li>
  );
}

function AmountFields({ unit }: { unit: string | undefined }) {
  const { t } = useTranslation('summary');
  return (
    <>
      <Form.Item
        name="amount"
        label={t('targets.amount')}
        extra={t('targets.amountMeans')}
        rules={[{ required: true, message: t('targets.missing.amount') }]}
      >
        <Input inputMode="decimal" suffix={unit ?? ''} />
      </Form.Item>
      <Form.Item name="note" label={t('targets.note')}>
        <Input maxLength={300} />
      </Form.Item>
    </>
  );
}

function SetTarget({ targets: { unionId, year, choices } }: { targets: Targets }) {
  const { t } = useTranslation('summary');
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState<string>();
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('targets.setTarget')}
      </Button>
      <FormModal<{ figureCode: string; amount: string; note?: string }, Target>
        open={open}
        onClose={() => setOpen(false)}
        title={t('targets.setTarget')}
        confirm={t('targets.setTargetConfirm')}
        send={(values) => api.post('/staff/targets', { ...values, unionId, year })}
        refreshes={[FIGURES]}
        said={t('targets.saved')}
      >
        <Form.Item
          name="figureCode"
          label={t('targets.figure')}
          rules={[{ required: true, message: t('targets.missing.figure') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(chosen: string) => setCode(chosen)}
            options={choices.map(({ code: value, name, unit }) => ({
              value,
              label: t('common:withNote', { name, note: unit }),
            }))}
          />
        </Form.Item>
        <AmountFields unit={choices.find((choice) => choice.code === code)?.unit} />
      </FormModal>
    </>
  );
}
