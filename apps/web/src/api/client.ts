import createClient from 'openapi-fetch';
import { type ApiProblem, isProblem } from './problem';
import type { paths } from './schema';
import { transport } from './transport';

/** The typed client over the generated schema. A call that fails throws an ApiProblem, so `data` is there. */
export const client = createClient<paths>({ baseUrl: '/api', fetch: transport });

export interface ChangeOptions {
  /** Version that the person saw: sent as `If-Match`; 412 when somebody was faster. */
  readonly version?: number | string;
  /** Kept until the change went through: see `useDraft` and `useIdempotencyKey`. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

export const ifMatch = (version: number | string): Record<string, string> => ({ 'If-Match': `"${version}"` });

export function changeHeaders({ version, idempotencyKey }: ChangeOptions): Record<string, string> {
  return {
    ...(version === undefined ? {} : ifMatch(version)),
    ...(idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey }),
  };
}

type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return new URL(`/api${path}${text ? `?${text}` : ''}`, location.origin).href;
}

async function call<T>(method: Method, url: string, body: unknown, options: ChangeOptions): Promise<T> {
  const isForm = body instanceof FormData;
  const headers = changeHeaders(options);
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
  const payload = isForm ? body : body === undefined ? null : JSON.stringify(body);
  const request = new Request(url, { method, headers, body: payload, signal: options.signal ?? null });
  const response = await transport(request).catch((error: unknown) => {
    const current = isProblem(error, 412) ? error.document.current : undefined;
    if (current !== undefined)
      (error as ApiProblem).again = () => call(method, url, body, { ...options, version: current });
    throw error;
  });
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export interface SentFile {
  readonly blob: Blob;
  readonly name: string;
}

/** A file that the API makes: its content and the name that it gives it. */
export async function fetchFile(path: string, query?: Query): Promise<SentFile> {
  const response = await transport(new Request(address(path, query)));
  const said = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { blob: await response.blob(), name: said ? decodeURIComponent(said) : 'list.xlsx' };
}

/** The same road for calls whose shapes are written by hand. Paths begin after `/api`: `api.get('/staff/today')`. */
export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) =>
    call<T>('GET', address(path, query), undefined, signal ? { signal } : {}),
  post: <T = void>(path: string, body?: unknown, options: ChangeOptions = {}) =>
    call<T>('POST', address(path), body, options),
  put: <T = void>(path: string, body?: unknown, options: ChangeOptions = {}) =>
    call<T>('PUT', address(path), body, options),
  patch: <T = void>(path: string, body?: unknown, options: ChangeOptions = {}) =>
    call<T>('PATCH', address(path), body, options),
  delete: <T = void>(path: string, options: ChangeOptions = {}) => call<T>('DELETE', address(path), undefined, options),
};
