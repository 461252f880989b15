import { NotProven } from './identity-provider';

const PATIENCE_MS = 10_000;

/** JSON of a provider's own API; only addresses of the configuration come here. */
export async function askProvider(address: URL, init: RequestInit = {}): Promise<Record<string, unknown>> {
  const answer = await fetch(address, { ...init, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new NotProven(`provider answered ${answer.status}`);
  return (await answer.json()) as Record<string, unknown>;
}

/** A field of the answer that has to be there. */
export function textIn(answer: Record<string, unknown>, field: string): string {
  const value = answer[field];
  if (typeof value !== 'string' || value === '') throw new NotProven(`no ${field} in the answer`);
  return value;
}
