import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../parts/page-header';
import { EmptyState } from '../../parts/states';
import { UnionPicker } from '../../parts/union-picker';
import { useUnions } from '../../parts/use-unions';
import { useSession } from '../../session/use-session';
import { ChannelsSection } from './channels-section';
import { RulesSection } from './rules-section';
import styles from './reminders.module.css';

/** When people of a union are reminded, and by which ways. */
export default function RemindersPage() {
  const { t } = useTranslation('reminders');
  const { tree } = useUnions();
  const { session, can } = useSession();
  const [chosen, setChosen] = useState<string | null>(null);
  const own = session?.unions.map(({ unionId }) => unionId).find((id) => tree.byId.has(id));
  const unionId = chosen ?? own ?? tree.nodes[0]?.id;
  return (
    <div className={styles.page}>
      <PageHeader title={t('title')} subtitle={t('means')} />
      <UnionPicker label={t('union')} value={unionId} onChange={setChosen} />
      {!unionId && <EmptyState>{t('noUnion')}</EmptyState>}
      {unionId && can('reminder-rules:manage') && <RulesSection key={`rules-${unionId}`} unionId={unionId} />}
      {unionId && can('message-channel:manage') && <ChannelsSection key={`ways-${unionId}`} unionId={unionId} />}
    </div>
  );
}
