import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import { useDraft } from '../../drafts/use-draft';
import { KeptForm } from '../../parts/draft-form';
import { PageHeader } from '../../parts/page-header';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { CALENDAR, holidaysQuery, type UnionHoliday, type UnionHolidays, useHolidayUnion } from './calendar-types';
import { bodyOf, draftOf, emptyDraft, type HolidayDraft } from './holiday-draft';
import { HolidayFields } from './holiday-fields';
import { HolidayPreview } from './holiday-preview';

/** A holiday of a union, changed or added from a day on. */
export default function HolidayPage() {
  const { t } = useTranslation('calendar');
  const { code } = useParams();
  const { unionId, search } = useHolidayUnion();
  const { data, isPending, error, refetch } = useQuery(holidaysQuery(unionId));
  const holiday = data?.items.find((each) => each.code === code);
  const isNew = code === undefined || code === 'new';
  return (
    <>
      <PageHeader
        title={isNew ? t('form.add') : t('form.change', { name: holiday?.name ?? '' })}
        subtitle={data && t('form.for', { union: data.unionName })}
        back={`/calendar/holidays${search}`}
      />
      {isPending && <LoadingState rows={8} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !isNew && !holiday && <EmptyState>{t('form.gone')}</EmptyState>}
      {data && (isNew || holiday) && (
        <HolidayForm key={holiday?.code ?? 'new'} page={data} holiday={isNew ? null : (holiday ?? null)} />
      )}
    </>
  );
}

function HolidayForm({ page, holiday }: { page: UnionHolidays; holiday: UnionHoliday | null }) {
  const { t } = useTranslation('calendar');
  const navigate = useNavigate();
  const { search } = useHolidayUnion();
  const draft = useDraft<HolidayDraft>(`holiday:${page.unionId}:${holiday?.code ?? 'new'}`, {
    initial: holiday ? draftOf(holiday) : emptyDraft(),
    title: ({ name }) => t('form.draft', { name: name ?? '' }),
  });
  const leave = () => void navigate(`/calendar/holidays${search}`);
  const path = `/staff/unions/${page.unionId}/holidays` as const;
  const send = (typed: HolidayDraft) => {
    const { seenVersion, ...values } = { ...draft.value, ...typed };
    if (!holiday) return api.post(path, bodyOf(values), { idempotencyKey: draft.idempotencyKey });
    const version = seenVersion ?? holiday.version;
    return api.post(`${path}/${holiday.code}/terms`, { ...bodyOf(values), state: 'kept' }, { version });
  };
  return (
    <KeptForm<HolidayDraft, unknown>
      draft={draft}
      confirm={t('form.save')}
      send={send}
      refreshes={[CALENDAR]}
      said={t('holidays.saved')}
      onNewest={() => {
        draft.discard();
        leave();
      }}
      onDone={leave}
    >
      <HolidayFields page={page} personal={holiday?.rule.kind === 'personal'} />
      <HolidayPreview unionId={page.unionId} draft={draft.value} />
    </KeptForm>
  );
}
