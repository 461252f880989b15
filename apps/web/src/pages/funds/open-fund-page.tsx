import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { todayInChina } from '../../dates';
import { AmountInput } from '../../parts/amount-input';
import { DayField } from '../../parts/day-field';
import { DraftForm } from '../../parts/draft-form';
import { PageHeader } from '../../parts/page-header';
import { UnionPicker } from '../../parts/union-picker';
import { PurposeFields } from './change-dialog';
import { type FundAccount, FUND_KINDS, FUNDS } from './fund-types';

interface FundDraft {
  readonly unionId?: string;
  readonly code?: string;
  readonly name?: string;
  readonly kind?: FundAccount['kind'];
  readonly source?: string;
  readonly restrictedTo?: FundAccount['restrictedTo'];
  readonly needsHardshipFile?: boolean;
  readonly openedOn?: string;
  readonly opening?: string;
  readonly document?: string;
  readonly planned?: string;
  readonly note?: string;
}

const bodyOf = ({ planned, document, note, ...draft }: FundDraft): object => ({
  ...draft,
  ...(document ? { document } : {}),
  ...(note ? { note } : {}),
  budgets: planned ? [{ year: Number(draft.openedOn?.slice(0, 4)), planned }] : [],
});

/** A new account with what it has on its first day. */
export default function OpenFundPage() {
  const { t } = useTranslation('funds');
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title={t('open.title')} subtitle={t('open.says')} back="/funds" />
      <DraftForm<FundDraft, FundAccount>
        draft="fund:new"
        draftTitle={({ name }) => t('open.draft', { name: name ?? '' })}
        initial={{ openedOn: todayInChina() }}
        confirm={t('open.button')}
        send={(values, idempotencyKey) =>
          api.post<FundAccount>('/staff/fund-accounts', bodyOf(values), { idempotencyKey })
        }
        refreshes={[FUNDS]}
        said={t('open.done')}
        onDone={({ id }) => void navigate(`/funds/${id}`, { replace: true })}
      >
        <IdentityFields />
        <MoneyFields />
      </DraftForm>
    </>
  );
}

const needed = (message: string) => [{ required: true, whitespace: true, message }];

function IdentityFields() {
  const { t } = useTranslation('funds');
  return (
    <>
      <Form.Item name="unionId" label={t('fields.union')} rules={needed(t('missing.union'))}>
        <UnionPicker allows={({ kind }) => kind !== 'group'} />
      </Form.Item>
      <Form.Item name="name" label={t('fields.name')} rules={needed(t('missing.name'))}>
        <Input maxLength={60} autoComplete="off" placeholder={t('examples.name')} />
      </Form.Item>
      <Form.Item name="code" label={t('fields.code')} rules={needed(t('missing.code'))}>
        <Input maxLength={40} autoComplete="off" placeholder={t('examples.code')} />
      </Form.Item>
      <Form.Item name="kind" label={t('fields.kind')} rules={needed(t('missing.kind'))}>
        <Select options={FUND_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="source" label={t('fields.source')} rules={needed(t('missing.source'))}>
        <Input maxLength={60} autoComplete="off" placeholder={t('examples.source')} />
      </Form.Item>
      <PurposeFields />
    </>
  );
}

function MoneyFields() {
  const { t } = useTranslation('funds');
  return (
    <>
      <Form.Item name="openedOn" label={t('fields.openedOn')} rules={needed(t('missing.openedOn'))}>
        <DayField label={t('fields.openedOn')} last={todayInChina()} />
      </Form.Item>
      <Form.Item
        name="opening"
        label={t('fields.opening')}
        extra={t('hints.opening')}
        rules={needed(t('missing.opening'))}
      >
        <AmountInput />
      </Form.Item>
      <Form.Item name="document" label={t('fields.document')}>
        <Input maxLength={100} autoComplete="off" placeholder={t('examples.document')} />
      </Form.Item>
      <Form.Item name="planned" label={t('fields.budget')} extra={t('hints.budget')}>
        <AmountInput />
      </Form.Item>
      <Form.Item name="note" label={t('fields.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={200} />
      </Form.Item>
    </>
  );
}
