import type { TFunction } from 'i18next';
import { dayText } from '../../../dates';
import type { CorrectedField } from '../correction/correction-changes';
import { emptyTalk, type TalkDraft } from '../talk-draft';
import type { StandingVisit } from '../visit-types';

/** A talk as it stands, being changed; `before` is how it stood. */
export type TalkCorrection = TalkDraft & {
  readonly before: StandingVisit;
  readonly correctionReason: string;
};

export const talkCorrectionKey = (talkId: string): string => `talk-correction:${talkId}`;

/** The form filled with what stands; `others` are all who talked with him. */
export function correctionOf(talk: StandingVisit): TalkCorrection {
  const { notes, visitors, topic, visitedOn, nextContactOn, outcome } = talk;
  return {
    ...emptyTalk(visitedOn),
    ...{ topic, nextContactOn: nextContactOn ?? '', before: talk, correctionReason: '' },
    outcome: outcome === 'refused' || outcome === 'absent' ? outcome : 'met',
    others: visitors.map(({ personId, name, rank }) => ({ personId, name, rank })),
    ...{ place: notes?.place ?? '', reason: notes?.reason ?? '' },
    ...{ words: notes?.words ?? '', nextNeed: notes?.nextNeed ?? '' },
  };
}

/** The reason for not having talked stays as it is when one may not read it. */
export const missingInCorrection = ({ others, outcome, reason, before }: TalkCorrection): readonly string[] => [
  ...(others.length > 0 ? [] : ['visitors']),
  ...(outcome !== 'met' && reason.trim() === '' && (before.notes !== null || outcome !== before.outcome)
    ? ['reason']
    : []),
];

/** What is said otherwise than it stands, in the order of the form. */
export function changesOf(draft: TalkCorrection, t: TFunction<'visits'>): readonly CorrectedField[] {
  const after = sayings(draft, t);
  return sayings(correctionOf(draft.before), t)
    .map(([label, from], index) => ({ label, from, to: after[index]![1] }))
    .filter(({ from, to }) => from !== to);
}

type Saying = readonly [label: string, said: string];

function sayings(one: TalkCorrection, t: TFunction<'visits'>): readonly Saying[] {
  const day = (at: string) => (at ? dayText(at, t as unknown as TFunction) : '');
  const withRank = (name: string, rank: string) =>
    t('common:withNote', { name: name.trim(), note: t(`ranks.${rank}`) });
  const reason = one.outcome === 'met' ? '' : one.reason.trim();
  const notes: readonly Saying[] = [
    [t('visit.place'), one.place.trim()],
    [t('words.said'), one.words.trim()],
    [t('words.need'), one.nextNeed.trim()],
  ];
  return [
    [t('talk.topic'), one.topic ? t(`topics.${one.topic}`) : ''],
    [t('talk.on'), day(one.on)],
    [t('talk.outcome'), [t(`talk.outcomes.${one.outcome}`), reason].filter(Boolean).join('：')],
    [t('talk.visitors'), one.others.map(({ name, rank }) => withRank(name, rank)).join('、')],
    ...(one.before.notes ? notes : []),
    [t('words.again'), day(one.nextContactOn)],
  ];
}
