/** What kind of refusal this is; the HTTP edge alone maps it to a status code. */
export type ProblemKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'precondition-needed'
  | 'too-large'
  | 'wrong-media'
  | 'too-many'
  | 'rule-broken'
  | 'unavailable';

export interface ProblemDefinition {
  readonly kind: ProblemKind;
  /** A sentence in Chinese that a person understands and that says what to do: RFC 9457 `title`. */
  readonly title: string;
}

export type ProblemCatalog = Readonly<Record<string, ProblemDefinition>>;

/** One field of the input and what is wrong with it, in Chinese. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

export interface ProblemExtensions {
  readonly fields?: readonly FieldProblem[];
  readonly [name: string]: unknown;
}

/**
 * The only error that domain and application code throw on purpose.
 * `detail` is shown to people: a Chinese sentence without personal data.
 */
export class DomainProblem extends Error {
  constructor(
    readonly code: string,
    readonly definition: ProblemDefinition,
    readonly detail: string,
    readonly extensions: ProblemExtensions = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = 'DomainProblem';
  }
}

export type Refuse<C extends ProblemCatalog> = (
  code: keyof C & string,
  detail?: string,
  extensions?: ProblemExtensions,
) => never;

/** Binds a lib's catalogue to a thrower that accepts only the codes in it; without detail the title stands alone. */
export function problemsOf<C extends ProblemCatalog>(catalog: C): Refuse<C> {
  return (code, detail, extensions) => {
    const definition = catalog[code]!;
    throw new DomainProblem(code, definition, detail ?? definition.title, extensions);
  };
}
