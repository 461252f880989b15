import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Page } from '../../api/types';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { PageHeader } from '../../parts/page-header';
import { DisclosureCard } from './disclosure-card';
import { type DisclosureRow, MY_DISCLOSURES } from './disclosure-types';

/** What my union and those above it tell of their money and aid. */
export default function MyDisclosuresPage() {
  const { t } = useTranslation('disclosures');
  const list = useKeyset<DisclosureRow>([...MY_DISCLOSURES, 'list'], (after, signal) =>
    api.get<Page<DisclosureRow>>('/portal/disclosures', { after }, signal),
  );
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('my.says')} />
      <KeysetList
        list={list}
        label={t('title')}
        itemKey={({ id }) => id}
        renderItem={(row) => <DisclosureCard row={row} to={`/my/disclosures/${row.id}`} />}
        empty={t('my.empty')}
      />
    </>
  );
}
