import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Amount } from '../../parts/amount';
import { ExportButton } from '../../parts/export-button';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { StateTag } from '../../parts/state-tag';
import { useFilters } from '../../parts/use-filters';
import { useHeldWhile } from '../../parts/use-held-while';
import { AddPeopleModal, MoveModal, RemoveModal, TakeBackModal } from './roster-modals';
import { LeftOutList, RosterChanges } from './roster-changes';
import { can, goodsText, type RosterEntry, type Round, roundPath, ROUNDS, toneOfEntry } from './round-types';
import { useRoundVisitors } from './use-round-visitors';
import record from '../../parts/record.module.css';
import styles from './rounds.module.css';

const FILTERS = ['status', 'visitorId', 'street', 'audience', 'name'] as const;

/** The frozen roster: who, from where, what he gets, who goes there and how it went. */
export function RosterPart({ round: newest }: { round: Round }) {
  const { t } = useTranslation('rounds');
  const { filters, any, clear } = useFilters(FILTERS);
  const [chosen, setChosen] = useState<RosterEntry | null>(null);
  const [dialog, setDialog] = useState<'add' | EntryStep | null>(null);
  const round = useHeldWhile(newest, dialog !== null);
  const list = useKeyset<RosterEntry>([...ROUNDS, 'entries', round.id, filters], (after, signal) =>
    api.get(`${roundPath(round.id)}/entries`, { ...filters, after }, signal),
  );
  const take: Take = (entry, what) => {
    setChosen(entry);
    setDialog(what);
  };
  const close = () => setDialog(null);
  return (
    <>
      <RosterFilters round={round} count={list.items.length} more={list.hasNextPage} />
      <p className={styles.buttons}>
        {can(round, 'change-roster') && <Button onClick={() => setDialog('add')}>{t('roster.add')}</Button>}
        <ExportButton path={`${roundPath(round.id)}/entries`} query={filters} disabled={list.items.length === 0} />
      </p>
      <KeysetTable
        list={list}
        label={t('parts.roster')}
        columns={useColumns(round, take)}
        itemKey={({ id }) => id}
        to={({ memberId }) => `/members/${memberId}`}
        renderItem={(entry) => <EntryCard entry={entry} actions={<EntryActions {...{ round, entry, take }} />} />}
        empty={t(any ? 'roster.emptyFiltered' : 'roster.empty')}
        emptyAction={any && <Button onClick={clear}>{t('list.showAll')}</Button>}
      />
      {round.seesAll && (
        <>
          <LeftOutList round={round} />
          <RosterChanges round={round} />
        </>
      )}
      <AddPeopleModal round={round} open={dialog === 'add'} onClose={close} />
      {chosen && (
        <>
          <RemoveModal
            key={`remove ${chosen.id}`}
            {...{ round, entry: chosen }}
            open={dialog === 'remove'}
            onClose={close}
          />
          <MoveModal key={`move ${chosen.id}`} {...{ round, entry: chosen }} open={dialog === 'move'} onClose={close} />
          <TakeBackModal
            key={`take-back ${chosen.id}`}
            {...{ round, entry: chosen }}
            open={dialog === 'take-back'}
            onClose={close}
          />
        </>
      )}
    </>
  );
}

function RosterFilters({ round, count, more }: { round: Round; count: number; more: boolean }) {
  const { t } = useTranslation('rounds');
  const { filters, set } = useFilters(FILTERS);
  const visitors = useRoundVisitors(round.id).data?.items ?? [];
  const { byStreet, byAudience } = round.figures;
  return (
    <FilterSentence
      label={t('roster.filter')}
      total={count > 0 && t(more ? 'roster.listed' : 'roster.total', { count })}
    >
      <FilterChoice
        label={t('columns.state')}
        all={t('roster.allStates')}
        value={filters.status}
        onChange={(status) => set('status', status)}
        choices={round.figures.byStatus.map(({ status, words }) => ({ value: status, label: words }))}
      />
      {visitors.length > 0 && (
        <FilterChoice
          label={t('roster.visitor')}
          all={t('roster.allVisitors')}
          value={filters.visitorId}
          onChange={(visitorId) => set('visitorId', visitorId)}
          choices={visitors.map(({ personId, name }) => ({ value: personId, label: name }))}
          searchable
        />
      )}
      {byStreet.length > 1 && (
        <FilterChoice
          label={t('roster.street')}
          all={t('roster.allStreets')}
          value={filters.street}
          onChange={(street) => set('street', street)}
          choices={byStreet.map(({ street, persons }) => ({
            value: street,
            label: t('roster.of', { name: street, persons }),
          }))}
          searchable
        />
      )}
      {byAudience.length > 1 && (
        <FilterChoice
          label={t('roster.audience')}
          all={t('roster.allAudiences')}
          value={filters.audience}
          onChange={(audience) => set('audience', audience)}
          choices={byAudience.map(({ code, words, persons }) => ({
            value: code,
            label: t('roster.of', { name: words, persons }),
          }))}
        />
      )}
      <Input.Search
        aria-label={t('roster.name')}
        placeholder={t('roster.name')}
        className={styles.search ?? ''}
        defaultValue={filters.name ?? ''}
        allowClear
        onSearch={(name) => set('name', name.trim())}
      />
    </FilterSentence>
  );
}

type EntryStep = 'remove' | 'move' | 'take-back';
type Take = (entry: RosterEntry, what: EntryStep) => void;

function useColumns(round: Round, take: Take): readonly TableColumn<RosterEntry>[] {
  const { t } = useTranslation('rounds');
  return [
    { key: 'name', title: t('columns.person'), render: ({ orderNo, memberName }) => `${orderNo ?? ''} ${memberName}` },
    {
      key: 'state',
      title: t('columns.state'),
      render: ({ status, statusWords }) => <StateTag tone={toneOfEntry(status)}>{statusWords}</StateTag>,
    },
    { key: 'visitor', title: t('roster.visitor'), render: ({ visitorName }) => visitorName },
    { key: 'cash', title: t('columns.cash'), number: true, render: (entry) => <Cash entry={entry} /> },
    { key: 'goods', title: t('columns.goods'), wide: true, render: ({ goods }) => goodsText(goods) },
    {
      key: 'where',
      title: t('columns.where'),
      wide: true,
      render: ({ unionName, groupName, street }) => [unionName, groupName, street].filter(Boolean).join(' · '),
    },
    { key: 'why', title: t('columns.why'), wide: true, render: ({ reason }) => reason },
    { key: 'more', title: t('columns.do'), render: (entry) => <EntryActions {...{ round, entry, take }} /> },
  ];
}

function EntryActions({ round, entry, take }: { round: Round; entry: RosterEntry; take: Take }) {
  const { t } = useTranslation('rounds');
  const open = (action: string) => entry.openActions.some((one) => one.action === action);
  return (
    <span className={styles.people}>
      {can(round, 'allot') && open('allot') && (
        <Button size="small" onClick={() => take(entry, 'move')}>
          {t('roster.move')}
        </Button>
      )}
      {can(round, 'change-roster') && open('remove') && (
        <Button size="small" onClick={() => take(entry, 'remove')}>
          {t('roster.remove')}
        </Button>
      )}
      {round.status === 'under-way' && can(round, 'change-roster') && open('take-back') && (
        <Button size="small" onClick={() => take(entry, 'take-back')}>
          {t('roster.takeBack')}
        </Button>
      )}
    </span>
  );
}

/** Of a ledger of before it may stand nowhere. */
function Cash({ entry: { cash, cashUnknown } }: { entry: RosterEntry }) {
  const { t } = useTranslation('rounds');
  return cashUnknown ? <span className="nj-caption">{t('roster.cashUnknown')}</span> : <Amount value={cash} />;
}

function EntryCard({ entry, actions }: { entry: RosterEntry; actions: ReactNode }) {
  const { orderNo, memberName, status, statusWords, unionName, groupName, street, visitorName, goods } = entry;
  return (
    <div className={record.card}>
      <span className={record.cardTop}>
        <strong>
          {orderNo} {memberName}
        </strong>
        <StateTag tone={toneOfEntry(status)}>{statusWords}</StateTag>
      </span>
      <span className="nj-caption">{[unionName, groupName, street, visitorName].filter(Boolean).join(' · ')}</span>
      <span className={record.cardTop}>
        <span>
          <Cash entry={entry} /> {goodsText(goods)}
        </span>
        {actions}
      </span>
    </div>
  );
}
