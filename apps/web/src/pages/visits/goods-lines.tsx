import { Button, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '../../parts/amount-input';
import type { DraftGoods } from './visit-draft';
import styles from './visits.module.css';

export interface GoodsLinesProps {
  readonly value: readonly DraftGoods[];
  readonly onChange: (goods: readonly DraftGoods[]) => void;
}

/** What people bring, each with its usual unit: one tap begins a line. */
const USUAL = ['fruit', 'milk', 'flowers', 'rice'] as const;

export function GoodsLines({ value, onChange }: GoodsLinesProps) {
  const { t } = useTranslation('visits');
  const add = (name: string, unit: string) => onChange([...value, { name, quantity: 1, unit, value: '' }]);
  const put = (index: number, patch: Partial<DraftGoods>) =>
    onChange(value.map((line, place) => (place === index ? { ...line, ...patch } : line)));
  return (
    <div className={styles.stack}>
      {value.map((line, index) => (
        // A line has no name of its own until it is typed: its place is what tells it apart.
        // oxlint-disable-next-line react/no-array-index-key
        <GoodsRow
          key={index}
          line={line}
          onChange={(patch) => put(index, patch)}
          onRemove={() => onChange(value.filter((_, place) => place !== index))}
        />
      ))}
      <div className={styles.people}>
        {USUAL.map((one) => (
          <Button key={one} onClick={() => add(t(`goods.${one}.name`), t(`goods.${one}.unit`))}>
            {t('aid.addGoods', { name: t(`goods.${one}.name`) })}
          </Button>
        ))}
        <Button onClick={() => add('', t('goods.other.unit'))}>{t('aid.addOther')}</Button>
      </div>
    </div>
  );
}

interface GoodsRowProps {
  readonly line: DraftGoods;
  readonly onChange: (patch: Partial<DraftGoods>) => void;
  readonly onRemove: () => void;
}

function GoodsRow({ line, onChange, onRemove }: GoodsRowProps) {
  const { t } = useTranslation('visits');
  return (
    <div className={styles.goods}>
      <Input
        aria-label={t('aid.goodsName')}
        placeholder={t('aid.goodsName')}
        value={line.name}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <InputNumber
        className={styles.quantity ?? ''}
        aria-label={t('aid.quantity')}
        min={1}
        max={10_000}
        precision={0}
        inputMode="numeric"
        value={line.quantity}
        onChange={(quantity) => onChange({ quantity: quantity ?? 1 })}
      />
      <Input
        aria-label={t('aid.unit')}
        value={line.unit}
        maxLength={10}
        autoComplete="off"
        onChange={(event) => onChange({ unit: event.target.value })}
      />
      <AmountInput
        aria-label={t('aid.worth')}
        placeholder={t('aid.worth')}
        value={line.value}
        onChange={(amount) => onChange({ value: amount })}
      />
      <Button type="text" onClick={onRemove}>
        {t('aid.removeGoods')}
      </Button>
    </div>
  );
}
