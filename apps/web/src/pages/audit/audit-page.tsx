import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { ExportButton } from '../../parts/export-button';
import { PageHeader } from '../../parts/page-header';
import { AuditFilters, FILTERS } from './audit-filters';
import type { AuditEntry } from './audit-detail';
import { AuditLine } from './audit-line';
import { Verification } from './verification';
import { useFilters } from '../../parts/use-filters';

/** Who did what, when and why; nothing in it can be changed, and that can be proved here. */
export default function AuditPage() {
  const { t } = useTranslation('audit');
  const { filters, any, clear } = useFilters(FILTERS);
  const list = useKeyset<AuditEntry>(['audit', filters], (after, signal) =>
    api.get('/staff/audit-entries', { ...filters, after }, signal),
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={<ExportButton path="/staff/audit-entries" query={filters} />}
      />
      <Verification unionId={filters.unionId} />
      <AuditFilters person={list.items[0]?.accountName} />
      <KeysetList
        list={list}
        label={t('title')}
        itemKey={({ id }) => id}
        renderItem={(entry) => <AuditLine entry={entry} />}
        empty={any ? t('emptyFiltered') : t('empty')}
        emptyAction={any && <Button onClick={clear}>{t('showAll')}</Button>}
      />
    </>
  );
}
