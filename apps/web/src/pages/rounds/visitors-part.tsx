import { Button, Checkbox, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { isSome, yuan } from '../../money';
import { DetailSection } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { useHeldWhile } from '../../parts/use-held-while';
import { HandoutModal, type HandoutWay } from './handout-modal';
import { RoundProgress } from './round-progress';
import { can, goodsText, type Round, roundPath, ROUNDS, type RoundVisitor } from './round-types';
import { useRoundVisitors } from './use-round-visitors';
import { VisitorsModal } from './visitors-modal';
import record from '../../parts/record.module.css';
import styles from './rounds.module.css';

/** Who goes to whom, and what each of them carries. */
export function VisitorsPart({ round: newest }: { round: Round }) {
  const { t } = useTranslation('rounds');
  const [dialog, setDialog] = useState<'visitors' | 'allot' | null>(null);
  const round = useHeldWhile(newest, dialog !== null);
  const { data, isPending, error, refetch } = useRoundVisitors(round.id);
  const mayAllot = can(round, 'allot');
  const close = () => setDialog(null);
  const choose = mayAllot && <Button onClick={() => setDialog('visitors')}>{t('visitors.choose')}</Button>;
  return (
    <DetailSection
      title={t('parts.visitors')}
      actions={
        mayAllot &&
        data &&
        data.items.length > 0 && (
          <>
            {choose}
            <Button type="primary" onClick={() => setDialog('allot')}>
              {t('visitors.allot')}
            </Button>
          </>
        )
      }
    >
      {isPending && <LoadingState rows={4} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState action={choose}>{t('visitors.empty')}</EmptyState>}
      {data && data.items.length > 0 && (
        <ul className={styles.visitors}>
          {data.items.map((visitor) => (
            <VisitorCard key={visitor.personId} round={round} visitor={visitor} />
          ))}
        </ul>
      )}
      {data && (
        <VisitorsModal
          key={round.version}
          round={round}
          visitors={data.items}
          open={dialog === 'visitors'}
          onClose={close}
        />
      )}
      <AllotModal round={round} open={dialog === 'allot'} onClose={close} />
    </DetailSection>
  );
}

function VisitorCard(newest: { round: Round; visitor: RoundVisitor }) {
  const { t } = useTranslation('rounds');
  const [way, setWay] = useState<HandoutWay>('out');
  const [open, setOpen] = useState(false);
  const { round, visitor } = useHeldWhile(newest, open);
  const { name, companions, allotted, visited, absent, goods } = visitor;
  const ask = (chosen: HandoutWay) => {
    setWay(chosen);
    setOpen(true);
  };
  const carriesCash = round.paymentKind === 'cash';
  return (
    <li className={styles.visitor}>
      <div className={record.cardTop}>
        <strong>{[name, ...companions.map((one) => one.name)].join('、')}</strong>
        <RoundProgress round={{ persons: allotted, done: visited }} />
      </div>
      {absent > 0 && <p className="nj-caption">{t('visitors.absent', { count: absent })}</p>}
      {carriesCash && (
        <p className="nj-number">
          {t('visitors.cash', {
            planned: yuan(visitor.plannedCash),
            out: yuan(visitor.outCash),
            given: yuan(visitor.givenCash),
            back: yuan(visitor.backCash),
            held: yuan(visitor.heldCash),
          })}
        </p>
      )}
      {goods.map((line) => (
        <p key={line.name} className="nj-number">
          {t('visitors.goods', { ...line })}
        </p>
      ))}
      {visitor.places.length > 0 && <Places visitor={visitor} />}
      <div className={styles.people}>
        {can(round, 'hand-out') && (carriesCash || goods.length > 0) && (
          <Button onClick={() => ask('out')}>{t('visitors.handOut')}</Button>
        )}
        {can(round, 'hand-back') && <Button onClick={() => ask('back')}>{t('visitors.handBack')}</Button>}
      </div>
      <HandoutModal key={`${way} ${round.version}`} {...{ round, visitor, way, open }} onClose={() => setOpen(false)} />
    </li>
  );
}

/** Street by street, or group by group: whom he finds there and what he carries for them. */
function Places({ visitor: { places } }: { visitor: RoundVisitor }) {
  const { t } = useTranslation('rounds');
  return (
    <details className={styles.places}>
      <summary>{t('visitors.places', { count: places.length })}</summary>
      <ul>
        {places.map(({ name, persons, open, cash, goods }) => {
          const what = [isSome(cash) ? yuan(cash) : null, goodsText(goods)].filter(Boolean).join('、');
          return (
            <li key={name}>
              <span>{t('visitors.place', { name, count: persons })}</span>
              {what && <span className="nj-caption nj-number">{t('visitors.placeBrings', { what })}</span>}
              <span className="nj-caption">
                {open > 0 ? t('visitors.placeOpen', { count: open }) : t('visitors.placeDone')}
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

const WAYS = ['group', 'street', 'union', 'even'] as const;

interface AllotValues {
  readonly way: (typeof WAYS)[number];
  readonly anew?: boolean;
}

function AllotModal({ round, open, onClose }: { round: Round; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('rounds');
  return (
    <FormModal<AllotValues, Round>
      open={open}
      onClose={onClose}
      title={t('visitors.allot')}
      confirm={t('visitors.allotConfirm')}
      explanation={t('visitors.allotMeans')}
      initial={{ way: 'group', anew: false }}
      send={(values) => api.post(`${roundPath(round.id)}/allotment`, values, { version: round.version })}
      refreshes={[[...ROUNDS]]}
      said={t('visitors.allotted')}
    >
      <Form.Item name="way" label={t('visitors.way')}>
        <SegmentedChoice
          label={t('visitors.way')}
          choices={WAYS.map((value) => ({ value, label: t(`visitors.ways.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="anew" valuePropName="checked">
        <Checkbox>{t('visitors.anew')}</Checkbox>
      </Form.Item>
    </FormModal>
  );
}
