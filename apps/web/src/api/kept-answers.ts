import { isProblem } from './problem';

/**
 * A few answers stay on the device, so that a page that was packed for the way also opens after a reload without a
 * signal. They name people: signing out, or the end of a session, takes them away.
 */
const PREFIX = 'nj.kept.';
const HALF_A_DAY = 12 * 60 * 60_000;
const MOST = 30;

interface Kept<T> {
  readonly at: number;
  readonly answer: T;
}

/** Asks, keeps what was answered, and gives the kept answer where nobody answers. */
export async function keptAnswer<T>(name: string, ask: () => Promise<T>): Promise<T> {
  try {
    const answer = await ask();
    keep(name, answer);
    return answer;
  } catch (error) {
    const kept = isProblem(error) && error.offline ? read<T>(name) : undefined;
    if (kept === undefined) throw error;
    return kept;
  }
}

export function forgetAnswers(): void {
  for (const name of keptNames()) localStorage.removeItem(name);
}

function keep(name: string, answer: unknown): void {
  try {
    localStorage.setItem(`${PREFIX}${name}`, JSON.stringify({ at: Date.now(), answer } satisfies Kept<unknown>));
    const oldest = keptNames().sort((a, b) => ageOf(a) - ageOf(b));
    for (const one of oldest.slice(0, -MOST)) localStorage.removeItem(one);
  } catch {
    // No room, or nothing may be kept here: then it needs a signal.
  }
}

function read<T>(name: string): T | undefined {
  try {
    const text = localStorage.getItem(`${PREFIX}${name}`);
    const kept = text ? (JSON.parse(text) as Kept<T>) : undefined;
    return kept && Date.now() - kept.at < HALF_A_DAY ? kept.answer : undefined;
  } catch {
    return undefined;
  }
}

function keptNames(): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  } catch {
    return [];
  }
}

const ageOf = (name: string): number => (JSON.parse(localStorage.getItem(name) ?? '{"at":0}') as Kept<unknown>).at;
