import { useTranslation } from 'react-i18next';
import { dayText, relativeDay, relativeInstant, weekdayText } from '../dates';

/** 今天, 明天, 周五, 3 月 16 日. What is left of a deadline ("还剩 1 个工作日") is counted by the server. */
export function RelativeDate({ day }: { day: string }) {
  const { t } = useTranslation();
  const full = `${dayText(day, t)} ${weekdayText(day, t)}`;
  return (
    <time dateTime={day} title={full}>
      {relativeDay(day, t)}
    </time>
  );
}

/** "今天 10:21" for an instant. */
export function RelativeInstant({ at }: { at: string }) {
  const { t } = useTranslation();
  return <time dateTime={at}>{relativeInstant(at, t)}</time>;
}
