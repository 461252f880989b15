import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { RelativeDate } from '../../parts/relative-date';
import { EmptyState } from '../../parts/states';
import { StateTag } from '../../parts/state-tag';
import { useSession } from '../../session/use-session';
import { FUNDS } from '../funds/fund-types';
import { FundUseDialog } from './fund-use-dialog';
import { useOutlook } from './standard-types';
import { Outlook, StandardsFrame } from './standards-frame';
import styles from './standards.module.css';

type FundUse = Schemas['EligibilityView'];

/** What money of each kind may be spent on in a union, on a day. */
export default function FundUsesPage() {
  const { t } = useTranslation('standards');
  const { unionId, on } = useOutlook();
  const [changed, setChanged] = useState<FundUse | null>(null);
  const [open, setOpen] = useState(false);
  const list = useKeyset<FundUse>([...FUNDS, 'uses', unionId, on], async (_, signal) => {
    if (!unionId) return { items: [], next: null };
    const { items } = await api.get<{ items: FundUse[] }>('/staff/fund-eligibility', { unionId, on }, signal);
    return { items, next: null };
  });
  const change = (use: FundUse) => {
    setChanged(use);
    setOpen(true);
  };
  return (
    <StandardsFrame>
      <Outlook withHistory={false} />
      {!unionId && <EmptyState>{t('outlook.choose')}</EmptyState>}
      {unionId && (
        <KeysetList
          list={list}
          label={t('tabs.funds')}
          itemKey={({ fundKind }) => fundKind}
          renderItem={(use) => <UseLine use={use} onChange={() => change(use)} />}
          empty={t('fundUses.empty')}
        />
      )}
      {changed && (
        <FundUseDialog
          key={changed.fundKind}
          unionId={unionId}
          earlier={changed}
          open={open}
          onClose={() => setOpen(false)}
        />
      )}
    </StandardsFrame>
  );
}

function UseLine({ use, onChange }: { use: FundUse; onChange: () => void }) {
  const { t } = useTranslation('standards');
  const { can } = useSession();
  const { fundKindName, purposeNames, asRestricted, needsHardshipFile, isDefault, unionName, validFrom, source } = use;
  return (
    <div className={styles.rule}>
      <div className={styles.ruleWords}>
        <p>
          <strong>{fundKindName}</strong>{' '}
          <StateTag tone={isDefault ? 'plain' : 'done'}>{isDefault ? t('fundUses.default') : unionName}</StateTag>
        </p>
        <p>{asRestricted ? t('fundUses.asRestricted') : purposeNames.join('、')}</p>
        <p className="nj-caption">
          {needsHardshipFile && `${t('fundUses.hardship')} · `}
          {!isDefault && (
            <>
              <RelativeDate day={validFrom} /> {t('fundUses.from')} ·{' '}
            </>
          )}
          {source}
        </p>
      </div>
      {can('standard:manage') && (
        <Button onClick={onChange} aria-label={t('fundUses.changeOne', { kind: fundKindName })}>
          {t('fundUses.change')}
        </Button>
      )}
    </div>
  );
}
