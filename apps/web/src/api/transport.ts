import { ApiProblem, type ProblemDocument } from './problem';
import { proveAgain } from './prove-again';

const TIMEOUT_MS = 30_000;
const UPLOAD_TIMEOUT_MS = 300_000;
const CSRF_COOKIE = 'nj_csrf';

let csrfFromSession = '';
let signedOut: () => void = () => undefined;

export const rememberCsrfToken = (token: string | undefined): void => {
  csrfFromSession = token ?? '';
};

/** Called once by the session: what happens when the API says that nobody is signed in. */
export const onSignedOut = (listener: () => void): void => {
  signedOut = listener;
};

function csrfToken(): string {
  const cookie = document.cookie.split('; ').find((pair) => pair.startsWith(`${CSRF_COOKIE}=`));
  return cookie ? decodeURIComponent(cookie.slice(CSRF_COOKIE.length + 1)) : csrfFromSession;
}

async function problemFrom(response: Response): Promise<ApiProblem> {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const document = isJson ? ((await response.json().catch(() => ({}))) as ProblemDocument) : {};
  return new ApiProblem(response.status, document);
}

/** At the door itself a 401 is an answer ("wrong password"), not the end of a session. */
const isAtTheDoor = (url: string) => /\/api\/(session|setup)$/.test(new URL(url).pathname);

/**
 * `fetch` as every call uses it: same-origin cookies, CSRF header, and an ApiProblem for whatever goes wrong. A change that needs the
 * phone's code once more asks for it and goes on by itself.
 */
export async function transport(request: Request): Promise<Response> {
  if (request.method === 'GET') return send(request);
  const again = request.clone();
  try {
    return await send(request);
  } catch (error) {
    const asked = error instanceof ApiProblem && error.code === 'request.prove-again';
    if (!asked || !(await proveAgain())) throw error;
    return send(again);
  }
}

async function send(request: Request): Promise<Response> {
  const abort = new AbortController();
  const isUpload = request.headers.get('content-type')?.startsWith('multipart/') ?? false;
  const timer = setTimeout(() => abort.abort(), isUpload ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS);
  request.signal.addEventListener('abort', () => abort.abort());
  const headers = new Headers(request.headers);
  if (request.method !== 'GET') headers.set('x-csrf-token', csrfToken());
  try {
    const response = await window.fetch(request, { headers, credentials: 'same-origin', signal: abort.signal });
    if (response.ok) return response;
    if (response.status === 401 && !isAtTheDoor(request.url)) signedOut();
    throw await problemFrom(response);
  } catch (error) {
    if (error instanceof ApiProblem || request.signal.aborted) throw error;
    throw new ApiProblem(0);
  } finally {
    clearTimeout(timer);
  }
}
