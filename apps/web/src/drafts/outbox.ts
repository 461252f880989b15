import { ApiProblem, isPassing, isProblem, sentenceOf } from '../api/problem';
import { i18n } from '../i18n/i18n';
import { listDrafts, readDraft, removeDraft, writeDraft, type Draft } from './draft-store';

/** What a sender is given: the newest draft, and a way to note what was already done of it (a photo's id). */
export interface Sending<T> {
  readonly draft: Draft<T>;
  readonly note: (patch: Partial<T>) => Draft<T>;
}

export type Sender<T = never, R = unknown> = (sending: Sending<T>) => Promise<R>;
type AnySender = Sender<Record<string, unknown>>;

const senders = new Map<string, () => Promise<AnySender>>();
const sending = new Map<string, Promise<Sent>>();

/** Who sends drafts of a kind; loaded when there is one to send. */
export function registerSender<T extends object, R>(kind: string, load: () => Promise<Sender<T, R>>): void {
  senders.set(kind, load as unknown as () => Promise<AnySender>);
}

export type Sent<R = unknown> =
  | { readonly state: 'sent'; readonly result: R }
  /** No signal, or the session ended: it goes later, by itself. */
  | { readonly state: 'waiting' }
  | { readonly state: 'refused'; readonly error: Error };

/** The draft is finished: kept as outgoing, tried at once, and again until the API has answered. */
export function hand(account: string, key: string, kind: string): Promise<Sent> {
  mark(account, key, { kind, problem: null });
  return deliver(account, key);
}

export const isWaiting = ({ outgoing }: Draft): boolean => outgoing?.problem === null;

/** Tries everything that waits; what was refused waits for the person. Says how many went. */
export async function flush(account: string): Promise<number> {
  let count = 0;
  for (const { key } of listDrafts(account).filter(isWaiting)) {
    if ((await deliver(account, key)).state === 'sent') count++;
  }
  return count;
}

/** Back from the outbox to the form. */
export const takeBack = (account: string, key: string): void => mark(account, key, null);

function mark(account: string, key: string, outgoing: Draft['outgoing'] | null): void {
  const draft = readDraft(account, key);
  if (!draft) return;
  const { outgoing: _, savedAt: __, ...rest } = draft;
  writeDraft(account, outgoing ? { ...rest, outgoing } : rest);
}

/** One attempt at a time per draft, whoever asks for it. */
function deliver(account: string, key: string): Promise<Sent> {
  const name = `${account}.${key}`;
  const running = sending.get(name);
  if (running) return running;
  const attempt = exclusively(name, () => attemptOnce(account, key)).finally(() => sending.delete(name));
  sending.set(name, attempt);
  return attempt;
}

/** Two tabs do not send the same photos twice; where locks are missing (plain http) the idempotency key has to do. */
function exclusively<R>(name: string, work: () => Promise<R>): Promise<R> {
  const locks = (navigator as Partial<Navigator>).locks;
  return locks ? (locks.request(`nj.outbox.${name}`, work) as Promise<R>) : work();
}

async function attemptOnce(account: string, key: string): Promise<Sent> {
  const draft = readDraft<Record<string, unknown>>(account, key);
  if (!draft?.outgoing) return { state: 'waiting' };
  try {
    const send = await senderOf(draft.outgoing.kind);
    const result = await send({ draft, note: (patch) => note(account, key, patch) });
    removeDraft(account, key);
    return { state: 'sent', result };
  } catch (failure) {
    if (isPassing(failure) || isProblem(failure, 401)) return { state: 'waiting' };
    const error = sentBefore(failure) ?? failure;
    const code = isProblem(error) ? { code: error.code } : {};
    mark(account, key, { kind: draft.outgoing.kind, problem: sentenceOf(error), ...code });
    return { state: 'refused', error: error as Error };
  }
}

const USED = 'request.idempotency-key-reused';

/** An attempt without an answer had arrived, and the draft was changed since: sending once more mends nothing. */
const sentBefore = (error: unknown): ApiProblem | undefined =>
  isProblem(error) && error.code === USED
    ? new ApiProblem(error.status, { code: USED, detail: i18n.t('problems:sentBefore') })
    : undefined;

async function senderOf(kind: string): Promise<AnySender> {
  const load = senders.get(kind);
  if (!load) throw new Error(`nobody sends ${kind}`);
  // Its code did not come: no signal, as for what it would send.
  return load().catch(() => {
    throw new ApiProblem(0);
  });
}

function note(account: string, key: string, patch: Record<string, unknown>): Draft<Record<string, unknown>> {
  const { savedAt: _, ...draft } = readDraft<Record<string, unknown>>(account, key)!;
  const noted = { ...draft, value: { ...draft.value, ...patch } };
  writeDraft(account, noted);
  return { ...noted, savedAt: '' };
}
