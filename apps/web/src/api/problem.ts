import { i18n } from '../i18n/i18n';

export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** A field of a change that came too late: what was sent and what stands now, in words; null is empty. */
export interface ContestedField {
  readonly field: string;
  readonly label: string;
  readonly sent: string | null;
  readonly now: string | null;
}

/** RFC 9457 as the API sends it; `title` and `detail` are sentences for people. */
export interface ProblemDocument {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
  readonly code?: string;
  readonly fields?: readonly FieldProblem[];
  readonly traceId?: string;
  /** 412: the version and the state that stand. */
  readonly current?: number;
  readonly statusNow?: string;
  /** 412 of an edit that may be sent again. */
  readonly contested?: readonly ContestedField[];
}

/** Every failure of a call: a refusal by the API, or a network that did not answer (`status` 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly FieldProblem[];
  readonly traceId: string | undefined;
  /** 412: sends the same once more over the version that stands now. */
  again: (() => Promise<unknown>) | undefined;

  constructor(
    status: number,
    readonly document: ProblemDocument = {},
  ) {
    super(document.detail ?? document.title ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = document.code ?? (status === 0 ? 'network' : `http.${status}`);
    this.fields = document.fields ?? [];
    this.traceId = document.traceId;
  }

  get offline(): boolean {
    return this.status === 0;
  }
}

export const isProblem = (error: unknown, status?: number): error is ApiProblem =>
  error instanceof ApiProblem && (status === undefined || error.status === status);

/** Worth another try as it is: nobody answered, or the server stumbled. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status >= 500);

const SENTENCES: Record<number, string> = {
  0: 'problems:network',
  401: 'problems:signedOut',
  403: 'problems:forbidden',
  404: 'problems:notFound',
  412: 'problems:stale',
  413: 'problems:tooLarge',
  429: 'problems:tooMany',
};

/** The sentence that a person reads about a failure. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof ApiProblem)) return i18n.t('problems:unexpected');
  const said = error.document.detail ?? error.document.title;
  if (said && error.status > 0) return said;
  return i18n.t(SENTENCES[error.status] ?? (error.status >= 500 ? 'problems:server' : 'problems:unexpected'));
}
