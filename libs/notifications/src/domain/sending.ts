import { addDays, type CivilDate, type Id } from '@app/kernel';
import type { DeliveryOutcome, OutsideChannel } from './message';
import { endsNextDay, isQuiet, type QuietHours } from './quiet-hours';
import type { DeliveryFailure } from './reminder';
import { retryAfterMinutes } from './reminder.lifecycle';

export type SendingId = Id<'sending'>;

export const SENDING_STATUSES = ['waiting', 'sent', 'failed'] as const;
export type SendingStatus = (typeof SENDING_STATUSES)[number];

export interface SendingState {
  readonly id: SendingId;
  readonly channel: OutsideChannel;
  readonly status: SendingStatus;
  readonly attempts: number;
  readonly notBefore: Date;
  readonly retryAt: Date | null;
  readonly failure: DeliveryFailure | null;
  readonly sentAt: Date | null;
}

/** Whether it is to be tried at `now`: what is sent, or was left to a person, is not. */
export function isSendable(sending: Pick<SendingState, 'status' | 'notBefore' | 'retryAt'>, now: Date): boolean {
  if (sending.status === 'waiting') return sending.notBefore <= now;
  return sending.status === 'failed' && sending.retryAt !== null && sending.retryAt <= now;
}

const MINUTE_MS = 60_000;

/** What an attempt at `now` leaves behind. `retryAt` null: trying again would not help, or was tried often enough. */
export function afterAttempt(
  { attempts }: Pick<SendingState, 'attempts'>,
  outcome: DeliveryOutcome,
  now: Date,
): Pick<SendingState, 'status' | 'attempts' | 'retryAt' | 'failure' | 'sentAt'> {
  const tried = attempts + 1;
  if (outcome.kind === 'delivered')
    return { status: 'sent', attempts: tried, retryAt: null, failure: null, sentAt: now };
  const minutes = outcome.retry ? retryAfterMinutes(tried) : null;
  const retryAt = minutes === null ? null : new Date(now.getTime() + minutes * MINUTE_MS);
  return { status: 'failed', attempts: tried, retryAt, failure: outcome.failure, sentAt: null };
}

/** The little that is needed of a zone. */
export interface WallClock {
  readonly today: CivilDate;
  /** `HH:MM` now. */
  readonly clock: string;
  instantAt(date: CivilDate, clock: string): Date;
}

/** When a message may leave: at once, when the quiet hours are over, or with the others of its day at `dailyAt`. */
export function leavesAt(
  now: Date,
  wall: WallClock,
  { quiet, dailyAt }: { readonly quiet: QuietHours | null; readonly dailyAt: string | null },
): Date {
  if (dailyAt !== null) return wall.instantAt(wall.clock < dailyAt ? wall.today : addDays(wall.today, 1), dailyAt);
  if (!quiet || !isQuiet(wall.clock, quiet)) return now;
  return wall.instantAt(endsNextDay(wall.clock, quiet) ? addDays(wall.today, 1) : wall.today, quiet.until);
}

/** 有一件走访要办 → 有 2 件走访要办; what does not begin so gets the count behind it. */
const severally = (title: string, count: number): string =>
  /^有一[件份]/.test(title) ? title.replace(/^有一/, `有 ${count} `) : `${title}（${count} 件）`;

/** One text for several messages: each line is a title, said once with how often. */
export function bundleText(messages: readonly { readonly title: string; readonly body: string }[]): {
  title: string;
  body: string;
} {
  const [first] = messages;
  if (messages.length === 1) return { title: first!.title, body: first!.body };
  const counts = new Map<string, number>();
  for (const { title } of messages) counts.set(title, (counts.get(title) ?? 0) + 1);
  const lines = [...counts].map(([title, count]) => `· ${count === 1 ? title : severally(title, count)}`);
  return { title: `有 ${messages.length} 件事等您`, body: [...lines, '打开暖家看看。'].join('\n') };
}

/** Where a text for several messages leads: to their page, when it is one, else to where its readers find all of them. */
export function bundleLink(messages: readonly { readonly link: string | null }[], toGroup: boolean): string | null {
  const links = [...new Set(messages.map(({ link }) => link))];
  if (links.length === 1) return links[0]!;
  // Who reads along in a group has not got these messages in a box of his own.
  if (toGroup) return '/today';
  return links.every((link) => link === null || isOfPortal(link)) ? '/my/messages' : '/messages';
}

const isOfPortal = (link: string): boolean => link.startsWith('/my/');
