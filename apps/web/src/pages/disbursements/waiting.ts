import dayjs from 'dayjs';
import { todayInChina } from '../../dates';
import type { StateTone } from '../../parts/state-tag';

const civilDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

/** How many days somebody has been waiting; 0: since today. */
export const daysWaiting = (since: string): number =>
  dayjs(todayInChina()).diff(dayjs(civilDay.format(new Date(since))), 'day');

const SOON = 1;
const LONG = 3;

/** A member waits for his money: after three days it is late, whatever the rules of the house. */
export const waitingTone = (days: number): StateTone => (days >= LONG ? 'late' : days >= SOON ? 'due' : 'plain');
