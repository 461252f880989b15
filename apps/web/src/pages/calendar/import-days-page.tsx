import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { useChange } from '../../api/use-change';
import { todayInChina } from '../../dates';
import { DayField } from '../../parts/day-field';
import { PageHeader } from '../../parts/page-header';
import { ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
import { CALENDAR, type CalendarYear, type ForeseenChange, type NoticeReading, yearQuery } from './calendar-types';
import { ForeseenChangeList } from './foreseen-change';
import { NoticeSource } from './notice-source';
import { ReadDays } from './read-days';

/** A year's official days: read, shown what they would change, taken in. */
export default function ImportDaysPage() {
  const { t } = useTranslation('calendar');
  const [params] = useSearchParams();
  const wanted = params.get('year') ?? todayInChina().slice(0, 4);
  const [reading, setReading] = useState<NoticeReading | null>(null);
  return (
    <>
      <PageHeader title={t('import.title')} subtitle={t('import.says')} back={`/calendar?year=${wanted}`} />
      <div className="nj-form">
        <NoticeSource read={reading !== null} onRead={setReading} />
        {reading && <ReadNotice key={JSON.stringify(reading.days)} reading={reading} />}
      </div>
    </>
  );
}

function ReadNotice({ reading }: { reading: NoticeReading }) {
  const { t } = useTranslation('calendar');
  const year = reading.year ?? Number(todayInChina().slice(0, 4));
  const standing = useQuery(yearQuery(year));
  const preview = useQuery({
    queryKey: [...CALENDAR, 'foreseen', year, reading.days],
    retry: false,
    queryFn: () => api.post<ForeseenChange>('/staff/official-years/preview', { year, days: reading.days }),
  });
  return (
    <>
      <ReadDays year={year} reading={reading} />
      <h2>{t('import.changes')}</h2>
      {preview.isPending && <LoadingState rows={3} />}
      {preview.error && <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && <ForeseenChangeList change={preview.data} />}
      {preview.data && standing.data && <SourceForm year={year} version={standing.data.version} days={reading.days} />}
    </>
  );
}

interface Source {
  readonly document: string;
  readonly publishedOn?: string;
}

interface SourceFormProps {
  readonly year: number;
  readonly version: number;
  readonly days: NoticeReading['days'];
}

/** Which document says so; then it is taken in. */
function SourceForm({ year, version, days }: SourceFormProps) {
  const { t } = useTranslation('calendar');
  const navigate = useNavigate();
  const [form] = Form.useForm<Source>();
  const { key, renew } = useIdempotencyKey();
  const change = useChange<Source, CalendarYear>({
    form,
    problems: 'inline',
    send: ({ document, publishedOn }) =>
      api.post(
        '/staff/official-years',
        { year, days, document, publishedOn: publishedOn || null },
        { version, idempotencyKey: key },
      ),
    refreshes: [CALENDAR, ['today'], ['visits']],
    said: t('import.done', { year }),
    onDone: () => {
      renew();
      void navigate(`/calendar?year=${year}`);
    },
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ document: t('import.documentExample', { year }) }}
      onFinish={(values) => change.mutate(values)}
    >
      <Form.Item
        name="document"
        label={t('import.document')}
        rules={[{ required: true, whitespace: true, message: t('import.documentMissing') }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="publishedOn" label={t('import.publishedOn')}>
        <DayField clearable label={t('import.publishedOn')} last={todayInChina()} />
      </Form.Item>
      <ProblemNotice error={change.error} />
      <StickyAction>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('import.button', { year })}
        </Button>
      </StickyAction>
    </Form>
  );
}
