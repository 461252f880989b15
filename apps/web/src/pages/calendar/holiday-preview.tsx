import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { sentenceOf } from '../../api/problem';
import { useSettled } from '../../parts/use-settled';
import { CALENDAR } from './calendar-types';
import { type HolidayDraft, holidayOf, isDated } from './holiday-draft';
import { useHolidayWords } from './holiday-words';
import styles from './calendar.module.css';

const PAUSE_MS = 400;
const SHOWN = 3;

/** 2027 年：2 月 6 日 周六，提前 30 天，从 1 月 7 日起准备 */
export function HolidayPreview({ unionId, draft }: { unionId: string; draft: HolidayDraft }) {
  const { t } = useTranslation('calendar');
  const words = useHolidayWords();
  const settled = useSettled(draft, PAUSE_MS);
  const asked = { ...holidayOf(settled), name: settled.name?.trim() || t('form.unnamed') };
  const { data, error } = useQuery({
    queryKey: [...CALENDAR, 'preview', unionId, asked],
    enabled: isDated(settled),
    retry: false,
    queryFn: () => api.post<Schemas['UpcomingHolidaysView']>(`/staff/unions/${unionId}/holidays/preview`, asked),
  });
  if (!isDated(settled)) return null;
  return (
    <section className={`nj-card ${styles.preview}`} aria-label={t('form.preview')} aria-live="polite">
      <h2>{t('form.preview')}</h2>
      {error && <p className="nj-caption">{sentenceOf(error)}</p>}
      {!error && data?.items.length === 0 && <p className="nj-caption">{t('holidays.noDay')}</p>}
      {!error && (
        <ul className="nj-number">
          {data?.items.slice(0, SHOWN).map((each) => (
            <li key={each.from}>
              <strong>{t('year.name', { year: each.year })}</strong> {words.days(each, each.from)}
              {each.provisional && t('holidays.mayMove')}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
