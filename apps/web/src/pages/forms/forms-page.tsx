import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { FilterSentence } from '../../parts/filter-sentence';
import { ListSearch } from '../../parts/list-search';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { UnionPicker } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import { FieldsModal } from './fields-modal';
import { type FormOfUnion, FORMS, type FormsOfUnion, useFormFile } from './form-types';
import { HistoryModal } from './history-modal';
import { TakeBackButton } from './take-back-button';
import { TemplateModal } from './template-modal';
import { TemplateWords } from './template-words';
import styles from './forms.module.css';

/** With which templates a union prints its documents. */
export default function FormsPage() {
  const { t } = useTranslation('forms');
  const { session } = useSession();
  const { filters, set } = useFilters(['unionId', 'q'] as const);
  const unionId = filters.unionId ?? session?.unions[0]?.unionId ?? '';
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...FORMS, unionId],
    queryFn: ({ signal }) => api.get<FormsOfUnion>('/staff/form-templates', { unionId }, signal),
    enabled: unionId !== '',
  });
  const found = (data?.items ?? []).filter(({ title }) => title.includes(filters.q ?? ''));
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <FilterSentence label={t('whose')}>
        <UnionPicker plain value={unionId} onChange={(id) => set('unionId', id)} />
      </FilterSentence>
      {unionId && <ListSearch label={t('search')} value={filters.q} onSearch={(q) => set('q', q ?? null)} />}
      {!unionId && <EmptyState>{t('choose')}</EmptyState>}
      {unionId && isPending && <LoadingState rows={6} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState>{t('empty')}</EmptyState>}
      {data && data.items.length > 0 && found.length === 0 && <EmptyState>{t('noneFound')}</EmptyState>}
      <ul className={styles.list}>
        {found.map((form) => (
          <FormLine key={`${form.code} ${unionId}`} form={form} unionId={unionId} />
        ))}
      </ul>
    </>
  );
}

type Dialog = 'bring' | 'fields' | 'history';

function FormLine({ form, unionId }: { form: FormOfUnion; unionId: string }) {
  const { t } = useTranslation('forms');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const fetched = useFormFile();
  const { code, title, template } = form;
  const part = (name: Dialog) => ({ open: dialog === name, onClose: () => setDialog(null), form, unionId });
  return (
    <li className={`nj-card ${styles.form}`}>
      <div className={styles.top}>
        <strong>{title}</strong>
        {!template && <StateTag tone="plain">{t('builtIn')}</StateTag>}
        {template && <StateTag tone="done">{template.unionId === unionId ? t('own') : t('above')}</StateTag>}
      </div>
      <p className="nj-caption">{template ? <TemplateWords template={template} /> : t('builtInMeans')}</p>
      <div className={styles.buttons}>
        <Button loading={fetched.isPending} onClick={() => fetched.mutate({ code, unionId })}>
          {t('download')}
        </Button>
        <Button onClick={() => setDialog('bring')}>{t('bring.button')}</Button>
        <Button type="text" onClick={() => setDialog('fields')}>
          {t('fields.button')}
        </Button>
        <Button type="text" onClick={() => setDialog('history')}>
          {t('history.button')}
        </Button>
        {template?.unionId === unionId && <TakeBackButton form={form} template={template} />}
      </div>
      <TemplateModal {...part('bring')} />
      <FieldsModal {...part('fields')} />
      <HistoryModal {...part('history')} />
    </li>
  );
}
