import { ChoiceField, CountField, DateField, FlagField, PartsField, TextField } from '@app/http';
import { type CivilDate, daysBetween } from '@app/kernel';
import {
  CLOCK_EVENT_KINDS,
  CLOCK_STATES,
  type ClockEventKind,
  type ClockReading,
  type ClockState,
  lastDayOf,
  type WorkedDays,
} from '../../domain/clock';
import { CLOCK_CODES, type ClockCode } from '../../domain/clock-rules';

const MANY = 1_000_000;

export class ClockEventView {
  @ChoiceField('发生了什么', CLOCK_EVENT_KINDS) kind: ClockEventKind;
  @DateField('日期') on: CivilDate;
  @TextField('事由', { max: 500 }) ground: string;
  @FlagField('算数') counted: boolean;
  @TextField('影响', { max: 100 }) words: string;
}

/** A clock as people read it: since when, by which rule, what stopped or restarted it, what is left. */
export class ClockView {
  @ChoiceField('期限', CLOCK_CODES) code: ClockCode;
  @TextField('名称', { max: 30 }) name: string;
  @TextField('规则', { max: 100 }) rule: string;
  @TextField('依据', { max: 100 }) source: string;
  @ChoiceField('状态', CLOCK_STATES) state: ClockState;
  @TextField('还剩多久', { max: 60 }) left: string;
  @FlagField('快到期') isNear: boolean;
  @DateField('从哪天算', { nullable: true }) startedOn: CivilDate | null;
  @DateField('到哪天', { nullable: true }) endsOn: CivilDate | null;
  @DateField('顺延到', { nullable: true }) movedTo: CivilDate | null;
  @CountField('还剩几天', { min: -MANY, max: MANY, nullable: true }) daysLeft: number | null;
  @CountField('还剩几个工作日', { min: -MANY, max: MANY, nullable: true }) workingDaysLeft: number | null;
  @PartsField('变动', () => ClockEventView, { max: 100 }) events: ClockEventView[];

  static of(reading: ClockReading): ClockView {
    const { rule, state, startedOn, endsOn, movedTo, daysLeft, workingDaysLeft, events } = reading;
    return Object.assign(new ClockView(), {
      ...{ code: rule.code, name: rule.name, rule: rule.words, source: rule.source, state, left: leftWords(reading) },
      isNear: state === 'running' && workingDaysLeft !== null && workingDaysLeft <= nearOf(rule.length.unit),
      ...{ startedOn, endsOn, movedTo, daysLeft, workingDaysLeft },
      events: events.map(({ kind, on, ground, counted, words }) => ({ kind, on, ground, counted, words })),
    });
  }
}

/** A clock for the person whose case it is: until when, and what is left. */
export class OwnClockView {
  @TextField('名称', { max: 30 }) name: string;
  @DateField('到哪天', { nullable: true }) endsOn: CivilDate | null;
  @TextField('还剩多久', { max: 60 }) left: string;

  static of(reading: ClockReading): OwnClockView {
    return { name: reading.rule.name, endsOn: lastDayOf(reading), left: leftWords(reading) };
  }
}

/** A year's limitation is near a month before its end, the others a few days. */
const nearOf = (unit: string): number => (unit === 'months' ? 20 : unit === 'days' ? 3 : 1);

export function leftWords({ state, daysLeft, workingDaysLeft }: ClockReading): string {
  if (state === 'not-limited') return '在职期间不受时效限制';
  if (state === 'met') return '按期办到';
  if (state === 'met-late') return '办到了，晚于期限';
  if (state === 'suspended') return `已中止，恢复后还剩 ${daysLeft} 天`;
  return daysWords(daysLeft ?? 0, workingDaysLeft ?? 0);
}

function daysWords(days: number, workingDays: number): string {
  if (days < 0) return `已过 ${-days} 天`;
  return days === 0 ? '今天到期' : `还剩 ${days} 天（${workingDays} 个工作日）`;
}

export const URGENCIES = ['late', 'due', 'near', 'later'] as const;
export type Urgency = (typeof URGENCIES)[number];

const NEAR_DAYS = 5;

/** How urgent a deadline is, and what is left of it. `lastDay`: a day off already moved, as `clock_deadline` has it. */
export function urgencyOf(
  lastDay: CivilDate,
  today: CivilDate,
  calendar: WorkedDays,
): { readonly left: string; readonly urgency: Urgency } {
  const days = daysBetween(today, lastDay);
  return {
    left: daysWords(days, calendar.workingDaysBetween(today, lastDay)),
    urgency: days < 0 ? 'late' : days === 0 ? 'due' : days <= NEAR_DAYS ? 'near' : 'later',
  };
}
