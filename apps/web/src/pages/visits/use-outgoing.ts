import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ApiProblem } from '../../api/problem';
import type { Draft, Outgoing } from '../../drafts/draft-store';
import { hand, takeBack } from '../../drafts/outbox';
import { useDrafts } from '../../drafts/use-draft';
import { useSession } from '../../session/use-session';

export interface OutgoingForm<R> {
  /** The form; being sent; kept until there is a signal; done. */
  readonly state: 'form' | 'sending' | 'waiting' | 'sent';
  readonly result: R | null;
  /** The refusal of the last attempt, with its fields. */
  readonly error: Error | null;
  readonly send: () => Promise<void>;
  /** Back to the form, out of the outbox. */
  readonly edit: () => void;
}

/** A form that is sent through the outbox: what comes of it, now or when the network is back. */
export function useOutgoing<R>(key: string, kind: string): OutgoingForm<R> {
  const account = useSession().session?.accountId ?? '';
  const draft: Draft | undefined = useDrafts().find((one) => one.key === key);
  const [sending, setSending] = useState(false);
  const [result, setResult] = useState<R | null>(null);
  const [gone, setGone] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const queries = useQueryClient();
  const waits = draft?.outgoing?.problem === null;
  const send = async () => {
    setSending(true);
    setError(null);
    const sent = await hand(account, key, kind);
    setSending(false);
    if (sent.state === 'sent') {
      setResult(sent.result as R);
      await queries.invalidateQueries();
    }
    if (sent.state === 'waiting') setGone(true);
    if (sent.state === 'refused') setError(sent.error);
  };
  const edit = () => {
    takeBack(account, key);
    setGone(false);
  };
  const refused = useRefused(draft?.outgoing);
  // Handed over earlier and no draft any more: the runner sent it while the page stood open.
  const state = result ? 'sent' : sending ? 'sending' : waits ? 'waiting' : gone && !draft ? 'sent' : 'form';
  return { state, result, error: error ?? refused, send, edit };
}

/** Refused while nobody looked: the sentence was kept with the draft, and its code. The same object until it is sent again. */
function useRefused({ problem, code }: Partial<Outgoing> = {}): Error | null {
  return useMemo(
    () => (problem ? new ApiProblem(409, { detail: problem, ...(code ? { code } : {}) }) : null),
    [problem, code],
  );
}
