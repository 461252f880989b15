import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';

export type Round = Schemas['RoundView'];
export type RoundLine = Schemas['RoundLineView'];
export type RoundAction = Round['openActions'][number]['action'];
export type RosterEntry = Schemas['RosterEntryView'];
export type RoundPreview = Schemas['RoundPreviewView'];
export type PreviewPerson = Schemas['PreviewPersonView'];
export type RoundVisitor = Schemas['RoundVisitorView'];
export type PlanChoices = Schemas['PlanChoicesView'];
export type Goods = Schemas['GoodsView'];

/** Root of every query about rounds. */
export const ROUNDS = ['rounds'] as const;

export const roundPath = (id: string): `/staff/rounds/${string}` => `/staff/rounds/${id}`;

export const roundQuery = (id: string) =>
  queryOptions({
    queryKey: [...ROUNDS, 'one', id],
    queryFn: ({ signal }) => api.get<Round>(roundPath(id), undefined, signal),
    // The roster is being written: what it has come to.
    refetchInterval: ({ state }) => (state.data?.status === 'freezing' ? 1500 : false),
  });

const TONES: Readonly<Record<string, StateTone>> = {
  submitted: 'waiting',
  freezing: 'waiting',
  returned: 'due',
  withdrawn: 'due',
  approved: 'due',
  'under-way': 'due',
  closing: 'waiting',
  closed: 'done',
};

export const toneOfRound = (status: string): StateTone => TONES[status] ?? 'plain';

const ENTRY_TONES: Readonly<Record<string, StateTone>> = {
  allotted: 'due',
  absent: 'late',
  visited: 'done',
  'given-by-proxy': 'done',
};

export const toneOfEntry = (status: string): StateTone => ENTRY_TONES[status] ?? 'plain';

/** 大米 1 袋 ¥60.00、食用油 1 桶 ¥50.00 */
export const goodsText = (goods: readonly Pick<Goods, 'name' | 'quantity' | 'unit'>[]): string =>
  goods.map(({ name, quantity, unit }) => `${name} ${quantity} ${unit}`).join('、');

export const can = (round: Pick<Round, 'openActions'>, action: RoundAction): boolean =>
  round.openActions.some((one) => one.action === action);
