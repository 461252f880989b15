import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { Page } from '../../api/types';
import { yuan } from '../../money';
import { AmountInput } from '../../parts/amount-input';
import { ConsentMeansField, ConsentTold, useConsentTexts } from '../../parts/consent-fields';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { needed, type ActionFieldsProps } from './action-form';
import type { Disbursement } from './disbursement-types';
import { fundChoicesOf, methodsOf } from './submission-choices';
import { useEvidence } from './use-disbursement';

/** What may be put right before it goes to the signers again. */
export function SubmissionFields({ disbursement }: ActionFieldsProps) {
  const { t } = useTranslation('disbursements');
  const { id, unionId, paymentKind } = disbursement;
  const { data: evidence } = useEvidence(id);
  const { data, isPending } = useQuery({
    queryKey: ['funds', 'list', { unionId }],
    queryFn: ({ signal }) =>
      api.get<Page<Schemas['FundAccountView']>>('/staff/fund-accounts', { unionId, limit: 100 }, signal),
  });
  const own = (data?.items ?? [])
    .filter(({ status }) => status === 'open')
    .map(({ id, name, figures }) => ({ id, name, available: figures.available }));
  return (
    <>
      <Form.Item name="amount" label={t('fields.amount')} rules={needed(t('missing.amount'))}>
        <AmountInput />
      </Form.Item>
      <Form.Item name="fundAccountId" label={t('fields.fund')}>
        <Select
          loading={isPending}
          options={fundChoicesOf(own, evidence?.fund).map(({ id, name, available }) => ({
            value: id,
            label: t('fund.choice', { name, amount: yuan(available) }),
          }))}
        />
      </Form.Item>
      {paymentKind !== 'goods' && <MethodFields disbursement={disbursement} />}
    </>
  );
}

function MethodFields({ disbursement }: { disbursement: Disbursement }) {
  const { t } = useTranslation('disbursements');
  const form = Form.useFormInstance();
  const kind = Form.useWatch<string | undefined>(['method', 'kind'], form);
  return (
    <>
      <Form.Item name={['method', 'kind']} label={t('method.label')} rules={needed(t('missing.method'))}>
        <SegmentedChoice
          label={t('method.label')}
          choices={methodsOf(disbursement).map((value) => ({
            value,
            label: t(`method.${value}`, { keeps: disbursement.paymentKindName }),
          }))}
        />
      </Form.Item>
      {kind === 'cash' && (
        <Form.Item name={['method', 'reason']} label={t('method.cashReason')} rules={needed(t('method.cashMissing'))}>
          <Input maxLength={300} autoComplete="off" />
        </Form.Item>
      )}
      {kind === 'transfer' && <PayeeFields />}
    </>
  );
}

/** Somebody else's card asks for his separate consent. */
function PayeeConsent() {
  const { t } = useTranslation('consents');
  const form = Form.useFormInstance();
  const relation = Form.useWatch<string | undefined>(['method', 'payeeRelation'], form);
  const name = Form.useWatch<string | undefined>(['method', 'payeeName'], form);
  const text = useConsentTexts().find(({ kind }) => kind === 'bank');
  if (!relation?.trim()) return null;
  return (
    <>
      <strong>{t('asked.adult', { name: name ?? '', what: t('kinds.bank') })}</strong>
      {text && <ConsentTold text={text} />}
      <ConsentMeansField name={['method', 'payeeConsent']} />
    </>
  );
}

function PayeeFields() {
  const { t } = useTranslation('disbursements');
  return (
    <>
      <Form.Item name={['method', 'payeeName']} label={t('method.payeeName')} rules={needed(t('method.nameMissing'))}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['method', 'payeeRelation']} label={t('method.relation')} extra={t('method.relationHint')}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['method', 'bankName']} label={t('method.bankName')} rules={needed(t('method.bankMissing'))}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['method', 'cardNumber']} label={t('method.card')} rules={needed(t('method.cardMissing'))}>
        <Input maxLength={40} inputMode="numeric" autoComplete="off" />
      </Form.Item>
      <PayeeConsent />
    </>
  );
}
