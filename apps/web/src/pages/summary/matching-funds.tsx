import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { isSome } from '../../money';
import { Amount } from '../../parts/amount';
import { ConfirmButton } from '../../parts/confirm-button';
import { DetailSection, Facts } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { StateTag } from '../../parts/state-tag';
import { useSession } from '../../session/use-session';
import { FIGURES } from './summary-types';
import styles from './summary.module.css';

type Matching = Schemas['MatchingView'];
type Fund = Schemas['FundAccountView'];
interface MatchingGiven {
  readonly name: string;
  readonly upperFundId: string;
  readonly ownFundId: string;
  readonly upperParts: number;
  readonly ownParts: number;
  readonly note?: string;
}

interface Where {
  readonly unionId: string;
  readonly year: number;
}

/** 配套: for so much from above so much of its own; what was added and what is short. */
export function MatchingFunds(where: Where) {
  const { t } = useTranslation('summary');
  const { can } = useSession();
  const { data } = useQuery({
    queryKey: [...FIGURES, 'matching', where],
    queryFn: ({ signal }) => api.get<{ items: Matching[] }>('/staff/matching-rules', { ...where }, signal),
  });
  if (!data) return null;
  return (
    <DetailSection
      title={t('targets.matching')}
      actions={can('report:manage') && can('fund:read') && <SetMatching {...where} />}
    >
      <p className="nj-caption">
        {data.items.length > 0 ? t('targets.matchingMeans') : t('targets.noMatching', { year: where.year })}
      </p>
      <ul className={styles.matchings}>
        {data.items.map((matching) => (
          <MatchingLine key={matching.id} matching={matching} />
        ))}
      </ul>
    </DetailSection>
  );
}

function MatchingLine({ matching }: { matching: Matching }) {
  const { t } = useTranslation('summary');
  const { can } = useSession();
  const { id, version, name, ratio, upperFundName, ownFundName, upper, owed, placed, short, note } = matching;
  const drop = useChange<void>({
    send: () => api.delete(`/staff/matching-rules/${id}`, { version }),
    refreshes: [FIGURES],
    said: t('targets.dropped'),
  });
  const enough = !isSome(short);
  return (
    <li className={`nj-card ${styles.matching}`}>
      <div className={styles.cardTop}>
        <strong>{name}</strong>
        <StateTag tone={enough ? 'done' : 'due'}>
          {enough ? (
            t('targets.enough')
          ) : (
            <>
              {t('targets.short')} <Amount value={short} />
            </>
          )}
        </StateTag>
      </div>
      <span className="nj-caption">{[ratio, note].filter(Boolean).join(' · ')}</span>
      <Facts
        facts={[
          [
            t('common:withNote', { name: t('targets.upper'), note: upperFundName }),
            <Amount key="upper" value={upper} />,
          ],
          [t('targets.owed'), <Amount key="owed" value={owed} />],
          [
            t('common:withNote', { name: t('targets.placed'), note: ownFundName }),
            <Amount key="placed" value={placed} />,
          ],
        ]}
      />
      {can('report:manage') && (
        <div className={styles.buttons}>
          <ConfirmButton size="small" question={t('targets.dropAsk', { name })} onConfirm={() => drop.mutateAsync()}>
            {t('targets.dropMatching')}
          </ConfirmButton>
        </div>
      )}
    </li>
  );
}

const MOST_FUNDS = 200;

function SetMatching({ unionId, year }: Where) {
  const { t } = useTranslation('summary');
  const [open, setOpen] = useState(false);
  const funds = useQuery({
    queryKey: ['funds', 'choices', unionId],
    enabled: open,
    queryFn: ({ signal }) => api.get<{ items: Fund[] }>('/staff/fund-accounts', { unionId, limit: MOST_FUNDS }, signal),
  });
  const options = (funds.data?.items ?? []).map(({ id, name, unionName }) => ({
    value: id,
    label: `${name} · ${unionName}`,
  }));
  const fundField = (name: 'upperFundId' | 'ownFundId', label: string) => (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('targets.missingFund') }]}>
      <Select loading={funds.isPending} showSearch={{ optionFilterProp: 'label' }} options={options} />
    </Form.Item>
  );
  const parts = (name: 'upperParts' | 'ownParts', label: string) => (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('targets.missing.amount') }]}>
      <InputNumber min={1} max={1_000} precision={0} />
    </Form.Item>
  );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('targets.setMatching')}</Button>
      <FormModal<MatchingGiven, object>
        open={open}
        onClose={() => setOpen(false)}
        title={t('targets.setMatching')}
        confirm={t('targets.setMatchingConfirm')}
        initial={{ upperParts: 1, ownParts: 1 }}
        send={(values) => api.post('/staff/matching-rules', { ...values, unionId, year })}
        refreshes={[FIGURES]}
        said={t('targets.saved')}
      >
        <Form.Item
          name="name"
          label={t('targets.name')}
          extra={t('targets.nameMeans')}
          rules={[{ required: true, message: t('targets.missingName') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        {fundField('upperFundId', t('targets.upperFund'))}
        {fundField('ownFundId', t('targets.ownFund'))}
        {parts('upperParts', t('targets.upperParts'))}
        {parts('ownParts', t('targets.ownParts'))}
      </FormModal>
    </>
  );
}
