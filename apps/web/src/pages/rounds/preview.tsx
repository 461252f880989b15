import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { yuan } from '../../money';
import { Amount } from '../../parts/amount';
import { DetailSection } from '../../parts/detail-section';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { ErrorState, LoadingState } from '../../parts/states';
import { type PreviewPerson, type Round, roundPath, type RoundPreview, ROUNDS } from './round-types';
import styles from './rounds.module.css';

type PreviewPart = 'roster' | 'twice' | 'left-out';

/** What the round would be if its roster were frozen now; every figure opens the people behind it. */
export function Preview({ round }: { round: Round }) {
  const { t } = useTranslation('rounds');
  const [part, setPart] = useState<PreviewPart | null>(null);
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...ROUNDS, 'preview', round.id, round.version],
    queryFn: ({ signal }) => api.get<RoundPreview>(`${roundPath(round.id)}/preview`, undefined, signal),
  });
  return (
    <DetailSection title={t('preview.title')}>
      {isPending && <LoadingState rows={4} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Figures preview={data} part={part} onShow={setPart} />}
      {part && <People key={part} round={round} part={part} />}
    </DetailSection>
  );
}

interface FiguresProps {
  readonly preview: RoundPreview;
  readonly part: PreviewPart | null;
  readonly onShow: (part: PreviewPart | null) => void;
}

function Figures({ preview, part, onShow }: FiguresProps) {
  const { t } = useTranslation('rounds');
  const { persons, households, cost, cash, goods, budget, overBudget, fund, byRule, leftOut, twice } = preview;
  const without = leftOut.filter((one) => !one.twice).reduce((sum, one) => sum + one.persons, 0);
  const isShort = fund?.availableAfter.startsWith('-') ?? false;
  const figure = (of: PreviewPart, count: number) => (
    <Button aria-pressed={part === of} disabled={count === 0} onClick={() => onShow(part === of ? null : of)}>
      {t(`preview.${of}`, { count })}
    </Button>
  );
  return (
    <div className={styles.stack}>
      <p className={styles.figures}>
        <span>{t('figures.persons', { count: persons })}</span>
        <span>{t('figures.households', { count: households })}</span>
        <span>
          {t('preview.cost')} <Amount value={cost} strong />
        </span>
        <span className="nj-caption">{t('preview.split', { cash: yuan(cash), goods: yuan(goods) })}</span>
      </p>
      <p className={overBudget ? styles.warning : undefined}>
        {overBudget
          ? t('preview.over', { amount: yuan(overBudget), budget: yuan(budget) })
          : t('preview.within', { budget: yuan(budget) })}
      </p>
      {fund && (
        <p className={isShort ? styles.warning : undefined}>
          {t(isShort ? 'preview.fundShort' : 'preview.fund', {
            ...{ name: fund.name, available: yuan(fund.available) },
            after: yuan(fund.availableAfter.replace('-', '')),
          })}
        </p>
      )}
      <ul className="nj-caption">
        {byRule.map((one) => (
          <li key={one.words}>{t('figures.status', { words: one.words, count: one.persons })}</li>
        ))}
        {leftOut.map((one) => (
          <li key={one.kind}>{t('preview.without', { words: one.words, count: one.persons })}</li>
        ))}
      </ul>
      <div className={styles.people}>
        {figure('roster', persons)}
        {figure('twice', twice)}
        {figure('left-out', without)}
      </div>
    </div>
  );
}

function People({ round, part }: { round: Round; part: PreviewPart }) {
  const { t } = useTranslation('rounds');
  const list = useKeyset<PreviewPerson>([...ROUNDS, 'preview-people', round.id, round.version, part], (after, signal) =>
    api.get(`${roundPath(round.id)}/preview/people`, { part, after }, signal),
  );
  return (
    <KeysetList
      list={list}
      label={t(`preview.${part}`, { count: list.items.length })}
      itemKey={({ memberId }) => memberId}
      renderItem={({ name, unionName, groupName, ruleWords, cash, goods, why }) => (
        <span className={styles.person}>
          <span>
            <strong>{name}</strong>{' '}
            <span className="nj-caption">{[unionName, groupName, ruleWords].filter(Boolean).join(' · ')}</span>
          </span>
          <span>{why ?? t('preview.gets', { cash: yuan(cash), goods: yuan(goods) })}</span>
        </span>
      )}
      empty={t('preview.nobody')}
    />
  );
}
