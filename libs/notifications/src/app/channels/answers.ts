import { DELIVERED, type DeliveryOutcome, refused, unreachable } from '../../domain/message';
import { ForbiddenAddress, type OutboundAnswer } from '../outbound-http';

const TRY_AGAIN = new Set([408, 425, 429]);

/** What an HTTP answer means for the message; `isDone` reads the body where 200 alone says nothing. */
export async function outcomeOf(
  call: Promise<OutboundAnswer>,
  isDone: (body: string) => boolean | 'later' = () => true,
): Promise<DeliveryOutcome> {
  try {
    const { status, body } = await call;
    if (status >= 500 || TRY_AGAIN.has(status)) return unreachable;
    if (status < 200 || status >= 300) return refused;
    const done = isDone(body);
    if (done === 'later') return unreachable;
    return done ? DELIVERED : refused;
  } catch (error) {
    return error instanceof ForbiddenAddress ? refused : unreachable;
  }
}

/** 企业微信 and 钉钉 answer 200 with `{ errcode, errmsg }`. Too many in a minute may be tried again. */
export const robotAnswer =
  (busy: readonly number[]) =>
  (body: string): boolean | 'later' => {
    const code = codeIn(body);
    return code !== null && busy.includes(code) ? 'later' : code === 0;
  };

function codeIn(body: string): number | null {
  try {
    const { errcode } = JSON.parse(body) as { errcode?: unknown };
    return typeof errcode === 'number' ? errcode : null;
  } catch {
    return null;
  }
}

/** What a group reads: title, text, link. */
export const groupText = ({ title, body, url }: { title: string; body: string; url: string | null }): string =>
  [title, body, ...(url ? [url] : [])].join('\n');
