import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { dayText } from '../../dates';
import { RelativeInstant } from '../../parts/relative-date';
import { ErrorState, LoadingState } from '../../parts/states';
import { CALENDAR, type CalendarYear, type ForeseenChange } from './calendar-types';
import { ForeseenChangeList } from './foreseen-change';
import styles from './calendar.module.css';

/** Every list of the year that was imported; the newest may be taken back. */
export function YearHistory({ year }: { year: CalendarYear }) {
  const { t } = useTranslation('calendar');
  const [open, setOpen] = useState(false);
  const mayUndo = year.mayImport && year.origin === 'imported';
  return (
    <section className={`nj-card ${styles.history}`} aria-label={t('history.title')}>
      <div className={styles.historyTop}>
        <h2>{t('history.title')}</h2>
        {mayUndo && <Button onClick={() => setOpen(true)}>{t('history.undo')}</Button>}
      </div>
      <ul>
        {year.history.map(({ id, document, publishedOn, withdrawn, importedAt, importedByName }) => (
          <li key={id}>
            <span>{withdrawn ? t('history.withdrawn') : document}</span>
            <span className="nj-caption">
              <RelativeInstant at={importedAt} /> {importedByName}
              {!withdrawn && publishedOn && ` · ${t('history.published', { day: dayText(publishedOn, t) })}`}
            </span>
          </li>
        ))}
      </ul>
      {open && <UndoDialog year={year} onClose={() => setOpen(false)} />}
    </section>
  );
}

function UndoDialog({ year: { year, version }, onClose }: { year: CalendarYear; onClose: () => void }) {
  const { t } = useTranslation('calendar');
  const preview = useQuery({
    queryKey: [...CALENDAR, 'undo', year, version],
    queryFn: () => api.post<ForeseenChange>('/staff/official-years/undo-preview', { year }),
  });
  const change = useChange<void, CalendarYear>({
    send: () => api.post('/staff/official-years/undo', { year }, { version }),
    refreshes: [CALENDAR, ['today'], ['visits']],
    said: t('history.undone', { year }),
    onDone: onClose,
    onNewest: onClose,
  });
  return (
    <Modal
      open
      centered
      title={t('history.undoTitle', { year })}
      okText={t('history.undo')}
      okButtonProps={{ disabled: !preview.data }}
      confirmLoading={change.isPending}
      onOk={() => change.mutate()}
      onCancel={onClose}
    >
      {preview.isPending && <LoadingState rows={3} />}
      {preview.error && <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && <ForeseenChangeList change={preview.data} />}
    </Modal>
  );
}
