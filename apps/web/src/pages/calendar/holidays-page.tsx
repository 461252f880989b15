import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { todayInChina } from '../../dates';
import { ConfirmButton } from '../../parts/confirm-button';
import { FilterSentence } from '../../parts/filter-sentence';
import { StateTag } from '../../parts/state-tag';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { UnionPicker } from '../../parts/union-picker';
import { CalendarFrame } from './calendar-frame';
import { CALENDAR, holidaysQuery, type UnionHoliday, useHolidayUnion } from './calendar-types';
import { bodyOf, draftOf } from './holiday-draft';
import { useHolidayWords } from './holiday-words';
import styles from './calendar.module.css';

/** What a union celebrates, whom it thinks of, and when it begins to prepare. */
export default function HolidaysPage() {
  const { t } = useTranslation('calendar');
  const navigate = useNavigate();
  const { unionId, set, search } = useHolidayUnion();
  const { data, isPending, error, refetch } = useQuery(holidaysQuery(unionId));
  const add = data?.mayManage && (
    <Button type="primary" onClick={() => void navigate(`/calendar/holidays/new${search}`)}>
      {t('holidays.add')}
    </Button>
  );
  const kept = data?.items.filter(({ state }) => state === 'kept') ?? [];
  const dropped = data?.items.filter(({ state }) => state !== 'kept') ?? [];
  return (
    <CalendarFrame actions={add}>
      <FilterSentence label={t('holidays.whose')} total={data && t('holidays.count', { count: kept.length })}>
        <UnionPicker plain value={unionId} onChange={(id) => set('unionId', id)} />
      </FilterSentence>
      {unionId === '' && <EmptyState>{t('holidays.choose')}</EmptyState>}
      {unionId !== '' && isPending && <LoadingState rows={8} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <HolidayList items={kept} mayManage={data.mayManage} label={t('tabs.holidays')} />
          {dropped.length > 0 && (
            <>
              <h2 className={styles.dropped}>{t('holidays.dropped')}</h2>
              <HolidayList items={dropped} mayManage={data.mayManage} label={t('holidays.dropped')} />
            </>
          )}
        </>
      )}
    </CalendarFrame>
  );
}

function HolidayList(props: { items: readonly UnionHoliday[]; mayManage: boolean; label: string }) {
  return (
    <ul className={`nj-card ${styles.holidays}`} aria-label={props.label}>
      {props.items.map((holiday) => (
        <li key={holiday.code}>
          <HolidayLine holiday={holiday} mayManage={props.mayManage} />
        </li>
      ))}
    </ul>
  );
}

function HolidayLine({ holiday, mayManage }: { holiday: UnionHoliday; mayManage: boolean }) {
  const { t } = useTranslation('calendar');
  const words = useHolidayWords();
  const { name, state, audienceNames, formName, purpose, own, setByName, next, later, ruleWords } = holiday;
  const whose = own ? t('holidays.own') : (setByName ?? t('holidays.default'));
  return (
    <div className={styles.holiday}>
      <div className={styles.holidayWords}>
        <span className={styles.holidayName}>
          <strong>{name}</strong>
          {ruleWords !== name && <span className="nj-caption">{ruleWords}</span>}
          {next?.provisional && <StateTag tone="waiting">{t('holidays.provisional')}</StateTag>}
        </span>
        {state === 'kept' && <span className="nj-number">{next ? words.next(next) : words.without(holiday)}</span>}
        <span>{t('holidays.whom', { whom: audienceNames.join(t('comma')), form: formName })}</span>
        <span className="nj-caption">
          {purpose && `${purpose} · `}
          {whose}
          {later.map((each) => ` · ${words.later(each)}`)}
        </span>
      </div>
      {mayManage && <HolidaySteps holiday={holiday} />}
    </div>
  );
}

function HolidaySteps({ holiday }: { holiday: UnionHoliday }) {
  const { t } = useTranslation('calendar');
  const navigate = useNavigate();
  const { unionId, search } = useHolidayUnion();
  const { code, name, state, own, version, setBy } = holiday;
  const change = useChange<'kept' | 'dropped' | 'inherited'>({
    send: (next) => {
      const draft = { ...draftOf(holiday), validFrom: todayInChina(), validUntil: null };
      return api.post(
        `/staff/unions/${unionId}/holidays/${code}/terms`,
        { ...bodyOf(draft), state: next },
        { version },
      );
    },
    refreshes: [CALENDAR],
    said: t('holidays.saved'),
  });
  const isOwnDay = code.startsWith('OWN_');
  return (
    <div className={styles.steps}>
      <Button onClick={() => void navigate(`/calendar/holidays/${code}${search}`)}>{t('holidays.change')}</Button>
      {state === 'kept' && (
        <ConfirmButton
          question={t('holidays.dropQuestion', { name })}
          explanation={t('holidays.dropMeans')}
          confirm={t('holidays.drop')}
          onConfirm={() => change.mutateAsync('dropped')}
        >
          {t('holidays.drop')}
        </ConfirmButton>
      )}
      {state !== 'kept' && (
        <Button loading={change.isPending} onClick={() => change.mutate('kept')}>
          {t('holidays.keep')}
        </Button>
      )}
      {own && setBy && !isOwnDay && (
        <ConfirmButton
          type="text"
          question={t('holidays.inheritQuestion', { name })}
          explanation={t('holidays.inheritMeans')}
          confirm={t('holidays.inherit')}
          onConfirm={() => change.mutateAsync('inherited')}
        >
          {t('holidays.inherit')}
        </ConfirmButton>
      )}
    </div>
  );
}
