import { type CivilDate, type Id, maskName } from '@app/kernel';

export type PublicNoticeId = Id<'public-notice'>;

/**
 * All that a notice may be made of (domain rules §9): whoever asks for one can hand over nothing else. There is no
 * field for a number, a phone, an address, an illness, an income or another person of the household.
 */
export interface PublicFacts {
  /** Whole; it is masked before it is kept. */
  readonly name: string;
  readonly unionName: string;
  readonly categoryLabel: string;
  /** Only with consent to it. */
  readonly causeLabel: string | null;
}

export interface MaskedFacts {
  readonly maskedName: string;
  readonly unionName: string;
  readonly categoryLabel: string;
  readonly causeLabel: string | null;
}

export const maskedFacts = ({ name, unionName, categoryLabel, causeLabel }: PublicFacts): MaskedFacts => ({
  maskedName: maskName(name),
  unionName,
  categoryLabel,
  causeLabel,
});

export const NOTICE_STATUSES = ['open', 'objected', 'taken-down'] as const;
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];

export type NoticeStanding = 'hanging' | 'objected' | 'over' | 'taken-down';

export const NOTICE_STANDING_LABELS: Readonly<Record<NoticeStanding, string>> = {
  hanging: '公示中',
  objected: '有异议，公示停止计时',
  over: '公示期满，没有异议',
  'taken-down': '已撤下',
};

/** Where a notice stands on a day: over only when its last day has passed without an objection. */
export function noticeStanding(
  { status, untilOn }: { readonly status: NoticeStatus; readonly untilOn: CivilDate },
  today: CivilDate,
): NoticeStanding {
  if (status !== 'open') return status;
  return today <= untilOn ? 'hanging' : 'over';
}
