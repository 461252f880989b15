import { useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { DetailLine } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { UnionPicker } from '../../parts/union-picker';
import { CHECKS } from './hardship-types';
import record from '../../parts/record.module.css';

/** Spot checks of files: how many this year, drawn at random, and what was found. */
export default function SpotChecksPage() {
  const { t } = useTranslation('hardship');
  const { data, isPending, error, refetch } = useQuery({
    queryKey: CHECKS,
    queryFn: ({ signal }) => api.get<Schemas['SpotChecksView']>('/staff/spot-checks', undefined, signal),
  });
  return (
    <>
      <PageHeader title={t('checks.title')} subtitle={t('checks.means')} back="/hardship" actions={<Draw />} />
      {isPending && <LoadingState rows={4} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState>{t('checks.empty')}</EmptyState>}
      {data && data.items.length > 0 && (
        <ul className={`nj-card ${record.part} ${record.lines}`}>
          {data.items.map((check) => (
            <CheckLine key={check.id} check={check} />
          ))}
        </ul>
      )}
    </>
  );
}

function CheckLine({ check }: { check: Schemas['SpotCheckLineView'] }) {
  const { t } = useTranslation('hardship');
  const { id, unionName, drawnOn, drawnByName, drawn, onFile, checked, differing } = check;
  return (
    <DetailLine
      note={[t('checks.drawnOf', { drawn, onFile }), drawnByName].join(' · ')}
      end={
        <StateTag tone={checked === drawn ? 'done' : 'due'}>
          {differing > 0
            ? t('checks.progressDiffering', { checked, drawn, differing })
            : t('checks.progress', { checked, drawn })}
        </StateTag>
      }
    >
      <Link to={`/hardship/spot-checks/${id}`}>{[unionName, dayText(drawnOn, t)].join(' · ')}</Link>
    </DetailLine>
  );
}

function Draw() {
  const { t } = useTranslation('hardship');
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('checks.draw')}
      </Button>
      <FormModal<Schemas['SpotCheckDto'], Schemas['SpotCheckSavedView']>
        open={open}
        onClose={() => setOpen(false)}
        title={t('checks.draw')}
        confirm={t('checks.draw')}
        explanation={t('checks.explanation')}
        send={(values) => api.post('/staff/spot-checks', values)}
        refreshes={[CHECKS]}
        onDone={({ id }) => void navigate(`/hardship/spot-checks/${id}`)}
      >
        <Form.Item name="unionId" label={t('checks.union')} rules={[{ required: true, message: t('missing.union') }]}>
          <UnionPicker label={t('checks.union')} />
        </Form.Item>
        <Standing />
      </FormModal>
    </>
  );
}

/** What the year still lacks, before anything is drawn. */
function Standing() {
  const { t } = useTranslation('hardship');
  const unionId = Form.useWatch<string | undefined>('unionId');
  const { data, error } = useQuery({
    queryKey: [...CHECKS, 'standing', unionId],
    enabled: unionId !== undefined,
    queryFn: ({ signal }) =>
      api.get<Schemas['SpotCheckStandingView']>('/staff/spot-checks/standing', { unionId }, signal),
  });
  if (error) return <ErrorState error={error} />;
  if (!data) return null;
  const { year, onFile, drawn, percent, needed } = data;
  return (
    <p className="nj-caption">
      {t('checks.standing', { year, onFile, percent, needed, drawn })}{' '}
      {drawn < needed ? t('checks.lacks', { count: needed - drawn }) : t('checks.enough', { count: needed })}
    </p>
  );
}
