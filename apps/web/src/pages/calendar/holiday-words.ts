import { useTranslation } from 'react-i18next';
import { dayText, todayInChina, weekdayText } from '../../dates';
import type { UnionHoliday, UpcomingHoliday } from './calendar-types';

/** How the days of a holiday are said. */
export function useHolidayWords() {
  const { t } = useTranslation(['calendar', 'parts']);
  const day = (date: string, beside: string) => `${dayText(date, t, beside)} ${weekdayText(date, t)}`;
  /** 10 月 18 日 周日，提前 15 天，从 9 月 30 日起准备; years stand only where they differ from that of `beside`. */
  const days = ({ from, to, leadOn, leadDays }: UpcomingHoliday, beside = todayInChina()): string => {
    const when =
      from === to
        ? day(from, beside)
        : t('holidays.span', { from: dayText(from, t, beside), to: dayText(to, t, beside) });
    if (leadOn === null) return `${when}${t('holidays.noReminder')}`;
    return `${when}${t('holidays.lead', { count: leadDays ?? 0, day: dayText(leadOn, t, beside) })}`;
  };
  return {
    days,
    next: (next: UpcomingHoliday) => t('holidays.next', { days: days(next) }),
    without: ({ rule, ruleWords, leadDays }: UnionHoliday) => {
      if (rule.kind !== 'personal') return t('holidays.noDay');
      return `${ruleWords}${leadDays === null ? t('holidays.noReminder') : t('holidays.personalLead', { count: leadDays })}`;
    },
    later: ({ state, validFrom, leadDays }: UnionHoliday['later'][number]) =>
      t(`holidays.later.${state}`, { day: dayText(validFrom, t), count: leadDays ?? 0 }),
  };
}
