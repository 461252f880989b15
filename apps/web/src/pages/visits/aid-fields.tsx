import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { fromFen, toFen, yuan } from '../../money';
import { AmountInput } from '../../parts/amount-input';
import { Field } from '../../parts/field';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { GoodsLines } from './goods-lines';
import { StandardNotice } from './standard-notice';
import { goodsAmount } from './use-duty';
import { givenGoods, goesFirst, metSomebody } from './visit-draft';
import type { DutyEntitlement } from './visit-types';
import styles from './visits.module.css';
import type { VisitPart } from './who-and-how';

export interface AidPart extends VisitPart {
  /** Missing without a signal: then everything may still be written down. */
  readonly entitlement: DutyEntitlement | undefined;
}

/** What was handed over. Above the standard is written down too, and says which way it goes. */
export function AidFields(part: AidPart) {
  const { draft, change, problem, entitlement } = part;
  const { t } = useTranslation('visits');
  if (!metSomebody(draft)) return null;
  const gives = givesAid(part.draft);
  const suggestions = entitlement?.remaining && entitlement.form !== 'goods' ? [entitlement.remaining] : [];
  return (
    <>
      <Field label={t('aid.cash')} note={t('aid.none')} problem={problem('cash') ?? problem('cashFen')}>
        <div className={styles.stack}>
          <AmountInput
            aria-label={t('aid.cash')}
            value={draft.cash}
            suggestions={suggestions}
            onChange={(cash) => change({ cash })}
          />
          {entitlement && <StandardNotice entitlement={entitlement} gives={gives} first={goesFirst(draft)} />}
        </div>
      </Field>
      {hasCash(draft.cash) && <HandedOver {...part} />}
      <Field label={t('aid.goods')} note={t('aid.none')} problem={problem('goods')}>
        <GoodsLines value={draft.goods} onChange={(goods) => change({ goods })} />
      </Field>
      {gives && entitlement?.needsHigherRoute && !goesFirst(draft) && <AidReason {...part} />}
      {gives && (mayGoFirst(entitlement) || goesFirst(draft)) && <Emergency {...part} />}
      {gives && entitlement && entitlement.funds.length > 0 && <Fund {...part} entitlement={entitlement} />}
    </>
  );
}

const hasCash = (cash: string): boolean => (toFen(cash) ?? 0n) > 0n;

const givesAid = (draft: VisitPart['draft']): boolean => hasCash(draft.cash) || givenGoods(draft).length > 0;

/** Papers may follow; whatever else the standards do not allow needs those who decide on exceptions. */
const mayGoFirst = (entitlement: DutyEntitlement | undefined): boolean =>
  (entitlement?.marks ?? []).every(({ code }) => code === 'evidence-missing');

function HandedOver({ draft, change, problem }: VisitPart) {
  const { t } = useTranslation('visits');
  return (
    <Field label={t('aid.how')} problem={problem('cashReason') ?? problem('payment')}>
      <div className={styles.stack}>
        <SegmentedChoice
          label={t('aid.how')}
          value={draft.handedOver}
          onChange={(handedOver) => change({ handedOver })}
          choices={(['card', 'cash'] as const).map((value) => ({
            value,
            label: t(`aid.ways.${value}`),
            hint: t(`aid.wayHints.${value}`),
          }))}
        />
        {draft.handedOver === 'cash' && (
          <Input
            aria-label={t('aid.cashReason')}
            placeholder={t('aid.cashReasonExample')}
            value={draft.cashReason}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => change({ cashReason: event.target.value })}
          />
        )}
      </div>
    </Field>
  );
}

function AidReason({ draft, change, problem }: VisitPart) {
  const { t } = useTranslation('visits');
  return (
    <Field label={t('aid.reason')} note={t('optional')} problem={problem('aidReason')}>
      <Input.TextArea
        aria-label={t('aid.reason')}
        placeholder={t('aid.reasonExample')}
        value={draft.aidReason}
        maxLength={300}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => change({ aidReason: event.target.value })}
      />
    </Field>
  );
}

/** Up to a small amount the money may go before the papers are whole. */
function Emergency({ draft, change, problem }: VisitPart) {
  const { t } = useTranslation('visits');
  const reason = draft.emergencyReason ?? null;
  return (
    <Field label={t('aid.emergency')} note={t('optional')} problem={problem('emergencyReason')}>
      <div className={styles.stack}>
        <Checkbox
          checked={reason !== null}
          onChange={(event) => change({ emergencyReason: event.target.checked ? '' : null })}
        >
          {t('aid.emergencyFirst')}
        </Checkbox>
        {reason !== null && (
          <Input
            aria-label={t('aid.emergencyReason')}
            placeholder={t('aid.emergencyExample')}
            value={reason}
            maxLength={300}
            autoComplete="off"
            onChange={(event) => change({ emergencyReason: event.target.value })}
          />
        )}
      </div>
    </Field>
  );
}

function Fund({ draft, change, problem, entitlement }: AidPart & { readonly entitlement: DutyEntitlement }) {
  const { t } = useTranslation('visits');
  const wanted = (toFen(draft.cash) ?? 0n) + (toFen(goodsAmount(draft)) ?? 0n);
  const enough = entitlement.funds.find(({ available }) => (toFen(available) ?? 0n) >= wanted);
  const proposed = enough ?? entitlement.funds[0]!;
  const chosen = entitlement.funds.find(({ id }) => id === draft.fundAccountId) ?? proposed;
  const short = (toFen(chosen.available) ?? 0n) < wanted;
  return (
    <Field label={t('aid.fund')} problem={problem('fundAccountId')}>
      <div className={styles.stack}>
        <Select<string>
          aria-label={t('aid.fund')}
          value={chosen.id}
          onChange={(fundAccountId) => change({ fundAccountId })}
          options={entitlement.funds.map(({ id, name, available }) => ({
            value: id,
            label: t('aid.fundLine', { name, amount: yuan(available) }),
          }))}
        />
        {short && (
          <p className="nj-caption">
            {t('aid.fundShort', { amount: yuan(fromFen(wanted - (toFen(chosen.available) ?? 0n))) })}
          </p>
        )}
      </div>
    </Field>
  );
}
