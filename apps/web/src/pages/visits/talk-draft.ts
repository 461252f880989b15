import type { FoundMember } from '../../api/types';
import type { DraftVisitor, OutcomeKind } from './visit-draft';
import type { TalkTopic } from './visit-words';

/** 五必谈 as it is typed. */
export interface TalkDraft {
  readonly member: FoundMember | null;
  readonly topic: TalkTopic | null;
  readonly on: string;
  readonly place: string;
  /** Colleagues who were there too; who writes it down was there himself. */
  readonly others: readonly DraftVisitor[];
  readonly outcome: Extract<OutcomeKind, 'met' | 'refused' | 'absent'>;
  readonly reason: string;
  readonly words: string;
  readonly nextNeed: string;
  readonly nextContactOn: string;
}

export const TALK_KEY = 'talk';

export const emptyTalk = (today: string): TalkDraft => ({
  member: null,
  topic: null,
  on: today,
  place: '',
  others: [],
  outcome: 'met',
  reason: '',
  words: '',
  nextNeed: '',
  nextContactOn: '',
});
