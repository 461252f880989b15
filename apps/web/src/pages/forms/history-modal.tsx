import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { DetailLine } from '../../parts/detail-section';
import { RelativeInstant } from '../../parts/relative-date';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { type FormDialogProps, FORMS, type FormTemplate, useFormFile } from './form-types';
import { TemplateWords } from './template-words';
import styles from './forms.module.css';

/** Every template that this union brought for a form, each as it was. */
export function HistoryModal({ open, onClose, form, unionId }: FormDialogProps) {
  const { t } = useTranslation('forms');
  const { code, title } = form;
  const fetched = useFormFile();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...FORMS, unionId, code, 'editions'],
    queryFn: ({ signal }) =>
      api.get<Schemas['TemplateEditionsView']>('/staff/form-templates/editions', { code, unionId }, signal),
    enabled: open,
  });
  return (
    <Modal open={open} onCancel={onClose} title={t('history.title', { title })} footer={null} centered>
      {isPending && <LoadingState rows={3} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState>{t('history.empty')}</EmptyState>}
      <ul className={styles.editions}>
        {data?.items.map((template) => (
          <DetailLine
            key={template.id}
            note={<Ended template={template} />}
            end={
              <Button onClick={() => fetched.mutate({ code, unionId, edition: template.edition })}>
                {t('history.download')}
              </Button>
            }
          >
            <TemplateWords template={template} />
          </DetailLine>
        ))}
      </ul>
    </Modal>
  );
}

function Ended({ template: { endedAt, endedByName } }: { template: FormTemplate }) {
  const { t } = useTranslation('forms');
  if (!endedAt) return <>{t('history.current')}</>;
  return (
    <>
      {t('history.ended', { name: endedByName })} <RelativeInstant at={endedAt} />
    </>
  );
}
