import { Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { todayInChina } from '../../dates';
import { fromFen, toFen } from '../../money';
import { AmountInput } from '../../parts/amount-input';
import { DateChoice } from '../../parts/date-choice';
import { FormModal } from '../../parts/form-modal';
import { type Round, roundPath, ROUNDS, type RoundVisitor } from './round-types';

export type HandoutWay = 'out' | 'back';

export interface HandoutModalProps {
  readonly round: Round;
  readonly visitor: RoundVisitor;
  readonly way: HandoutWay;
  readonly open: boolean;
  readonly onClose: () => void;
}

interface HandoutValues {
  readonly cash?: string;
  readonly quantities?: readonly (number | null)[];
  readonly givenOn: string;
  readonly note?: string;
}

/** Cash (借款) or goods to a visitor, or what is left of them back. */
export function HandoutModal({ round, visitor, way, open, onClose }: HandoutModalProps) {
  const { t } = useTranslation('rounds');
  const attempt = useIdempotencyKey();
  const { name, goods, personId } = visitor;
  const bodyOf = ({ cash, quantities = [], givenOn, note }: HandoutValues): object => ({
    ...{ visitorId: personId, direction: way, givenOn },
    ...((toFen(cash ?? '') ?? 0n) > 0n ? { cash } : {}),
    goods: goods.flatMap((line, index) => {
      const quantity = quantities[index] ?? 0;
      return quantity > 0 ? [{ name: line.name, unit: line.unit, quantity }] : [];
    }),
    ...(note ? { note } : {}),
  });
  return (
    <FormModal<HandoutValues, Round>
      open={open}
      onClose={onClose}
      title={t(`handout.${way}.title`, { name })}
      confirm={t(`handout.${way}.confirm`)}
      explanation={t(`handout.${way}.means`)}
      initial={{
        cash: cashDue(visitor, way),
        quantities: goods.map((line) => Math.max(0, way === 'out' ? line.planned - line.out : line.held)),
        givenOn: todayInChina(),
      }}
      send={(values) =>
        api.post(`${roundPath(round.id)}/handouts`, bodyOf(values), {
          version: round.version,
          idempotencyKey: attempt.key,
        })
      }
      refreshes={[[...ROUNDS]]}
      onDone={attempt.renew}
      said={t(`handout.${way}.done`)}
    >
      {round.paymentKind === 'cash' && (
        <Form.Item name="cash" label={t('plan.cash')}>
          <AmountInput />
        </Form.Item>
      )}
      {goods.map((line, index) => (
        <Form.Item key={line.name} name={['quantities', index]} label={line.name}>
          <InputNumber min={0} max={1_000_000} precision={0} inputMode="numeric" suffix={line.unit} />
        </Form.Item>
      ))}
      <Form.Item name="givenOn" label={t('handout.on')}>
        <DateChoice label={t('handout.on')} />
      </Form.Item>
      <Form.Item name="note" label={t('handout.note')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormModal>
  );
}

/** What is still due to him, or what he still holds. */
function cashDue({ plannedCash, outCash, heldCash }: RoundVisitor, way: HandoutWay): string {
  const due = way === 'out' ? (toFen(plannedCash) ?? 0n) - (toFen(outCash) ?? 0n) : (toFen(heldCash) ?? 0n);
  return due > 0n ? fromFen(due) : '';
}
