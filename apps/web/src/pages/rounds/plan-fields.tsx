import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import { AmountInput } from '../../parts/amount-input';
import { DayField } from '../../parts/day-field';
import { Field } from '../../parts/field';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { UnionPicker } from '../../parts/union-picker';
import { GoodsLines } from '../visits/goods-lines';
import { FUND_PURPOSES } from '../funds/fund-types';
import { type PlanPart, withOccasion } from './plan-draft';
import { ROUNDS } from './round-types';
import { usePlanChoices } from './use-plan-choices';
import styles from './rounds.module.css';

const KINDS = ['holiday', 'season', 'other'] as const;

/** For which union, for which holiday, under which name. */
export function OccasionFields({ draft, change, problem, fixedUnion }: PlanPart & { readonly fixedUnion: boolean }) {
  const { t } = useTranslation('rounds');
  const { data } = usePlanChoices(draft.unionId);
  const occasions = data?.occasions.filter(({ kind }) => kind === draft.kind) ?? [];
  const choose = (occasion: string) => {
    const chosen = occasions.find(({ code, year }) => `${code}:${year}` === occasion);
    if (!chosen) return;
    change(withOccasion(draft, chosen, data?.occasions ?? [], ({ year, name }) => t('plan.nameOf', { year, name })));
  };
  const chosen = occasions.find(({ code, year }) => `${code}:${year}` === draft.occasion);
  const usual = chosen && [
    t('plan.usualForm', { form: t(`plan.forms.${chosen.form}`) }),
    chosen.leadOn ? t('plan.leadOn', { day: dayText(chosen.leadOn, t) }) : null,
  ];
  return (
    <>
      <Field label={t('plan.union')} problem={problem('unionId')}>
        <UnionPicker
          label={t('plan.union')}
          value={draft.unionId}
          disabled={fixedUnion}
          allows={({ kind }) => kind !== 'group'}
          onChange={(unionId) => change({ unionId, fundAccountId: null })}
        />
      </Field>
      <Field label={t('plan.kind')}>
        <SegmentedChoice
          label={t('plan.kind')}
          value={draft.kind}
          onChange={(kind) => change({ kind, occasion: null })}
          choices={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      </Field>
      {draft.kind !== 'other' && (
        <Field
          label={t(`plan.which.${draft.kind}`)}
          note={usual?.filter(Boolean).join(' · ')}
          problem={problem('holidayCode')}
        >
          <Select<string>
            aria-label={t(`plan.which.${draft.kind}`)}
            className={styles.wide ?? ''}
            value={draft.occasion}
            placeholder={t('plan.whichExample')}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={choose}
            options={occasions.map(({ code, year, name, on }) => ({
              value: `${code}:${year}`,
              label: t('plan.occasionLine', { year, name, day: dayText(on, t) }),
            }))}
          />
        </Field>
      )}
      <Field label={t('plan.name')} problem={problem('name')}>
        <Input
          aria-label={t('plan.name')}
          value={draft.name}
          maxLength={60}
          autoComplete="off"
          placeholder={t('plan.nameExample')}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      <Field label={t('plan.purpose')} problem={problem('purpose')}>
        <Input.TextArea
          aria-label={t('plan.purpose')}
          value={draft.purpose}
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 6 }}
          placeholder={t('plan.purposeExample')}
          onChange={(event) => change({ purpose: event.target.value })}
        />
      </Field>
    </>
  );
}

/** What each person gets, and from which account. */
export function MoneyFields({ draft, change, problem }: PlanPart) {
  const { t } = useTranslation('rounds');
  return (
    <>
      <Field label={t('plan.cash')} note={t('plan.perHead')} problem={problem('standard')}>
        <AmountInput aria-label={t('plan.cash')} value={draft.cash} onChange={(cash) => change({ cash })} />
      </Field>
      <Field label={t('plan.goods')} note={t('plan.perHead')}>
        <GoodsLines value={draft.goods} onChange={(goods) => change({ goods })} />
      </Field>
      <Field label={t('plan.payment')} problem={problem('cashReason')}>
        <div className={styles.stack}>
          <SegmentedChoice
            label={t('plan.payment')}
            value={draft.paymentKind}
            onChange={(paymentKind) => change({ paymentKind })}
            choices={(['transfer', 'cash'] as const).map((value) => ({
              value,
              label: t(`payments.${value}`),
              hint: t(`paymentHints.${value}`),
            }))}
          />
          {draft.paymentKind === 'cash' && (
            <Input
              aria-label={t('plan.cashReason')}
              placeholder={t('plan.cashReasonExample')}
              value={draft.cashReason}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => change({ cashReason: event.target.value })}
            />
          )}
          <Checkbox checked={draft.perHousehold} onChange={(event) => change({ perHousehold: event.target.checked })}>
            {t('plan.perHousehold')}
          </Checkbox>
        </div>
      </Field>
      <FundFields draft={draft} change={change} problem={problem} />
      <Field label={t('plan.budget')} problem={problem('budget')}>
        <AmountInput aria-label={t('plan.budget')} value={draft.budget} onChange={(budget) => change({ budget })} />
      </Field>
    </>
  );
}

function FundFields({ draft, change, problem }: PlanPart) {
  const { t } = useTranslation(['rounds', 'funds']);
  const { unionId, fundPurpose: purpose } = draft;
  const audience = draft.audience.every(({ code }) => code === 'hardship') ? 'hardship' : undefined;
  const { data, isPending } = useQuery({
    queryKey: [...ROUNDS, 'funds', unionId, purpose, audience],
    enabled: unionId !== null,
    queryFn: ({ signal }) =>
      api.get<Schemas['RoundFundsView']>('/staff/round-funds', { unionId, purpose, audience }, signal),
  });
  // What may pay stands first; the others say why not.
  const funds = (data?.items ?? []).toSorted((a, b) => Number(a.whyNot !== null) - Number(b.whyNot !== null));
  const refused = funds.find(({ id }) => id === draft.fundAccountId)?.whyNot;
  return (
    <>
      <Field label={t('plan.fundPurpose')} problem={problem('fundPurpose')}>
        <Select<string>
          aria-label={t('plan.fundPurpose')}
          className={styles.wide ?? ''}
          value={draft.fundPurpose}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(fundPurpose) => change({ fundPurpose })}
          options={FUND_PURPOSES.map((value) => ({ value, label: t(`funds:purposes.${value}`) }))}
        />
      </Field>
      <Field
        label={t('plan.fund')}
        note={t('plan.fundLater')}
        problem={problem('fundAccountId') ?? refused ?? undefined}
      >
        <Select<string>
          aria-label={t('plan.fund')}
          className={styles.wide ?? ''}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          loading={unionId !== null && isPending}
          placeholder={t('plan.fundExample')}
          value={draft.fundAccountId}
          onChange={(fundAccountId: string | undefined) => change({ fundAccountId: fundAccountId ?? null })}
          options={funds.map(({ id, name, available, whyNot }) => ({
            value: id,
            label: t('plan.fundLine', { name, amount: yuan(available) }),
            disabled: whyNot !== null,
            title: whyNot ?? name,
          }))}
        />
      </Field>
    </>
  );
}

export function WhenFields({ draft, change, problem }: PlanPart) {
  const { t } = useTranslation('rounds');
  return (
    <>
      <Field label={t('plan.startsOn')} problem={problem('startsOn')}>
        <DayField
          label={t('plan.startsOn')}
          value={draft.startsOn}
          onChange={(startsOn) => change({ startsOn: startsOn ?? '' })}
        />
      </Field>
      <Field label={t('plan.dueOn')} note={t('plan.dueHint')} problem={problem('dueOn')}>
        <DayField label={t('plan.dueOn')} value={draft.dueOn} onChange={(dueOn) => change({ dueOn: dueOn ?? '' })} />
      </Field>
    </>
  );
}
