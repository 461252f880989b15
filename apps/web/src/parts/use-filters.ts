import { useEffect } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { rememberSearch } from './last-search';

export interface Filters<K extends string> {
  readonly filters: Partial<Record<K, string>>;
  readonly set: (name: K, value: string | null | undefined) => void;
  readonly setMany: (values: Partial<Record<K, string | null | undefined>>) => void;
  /** "?status=active", to be kept when a detail opens and closes. */
  readonly search: string;
  readonly clear: () => void;
  readonly any: boolean;
}

/** What a list is narrowed down to, kept in the address: it survives a reload, the way back from a record, and can be sent to a colleague. */
export function useFilters<K extends string>(names: readonly K[]): Filters<K> {
  const [params, setParams] = useSearchParams();
  const { pathname, search: typed } = useLocation();
  useEffect(() => rememberSearch(pathname, typed), [pathname, typed]);
  const given = names.flatMap((name) => {
    const value = params.get(name);
    return value ? [[name, value] as const] : [];
  });
  const change = (edit: (next: URLSearchParams) => void) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        edit(next);
        return next;
      },
      { replace: true },
    );
  const put = (next: URLSearchParams, name: string, value: string | null | undefined) =>
    value ? next.set(name, value) : next.delete(name);
  return {
    filters: Object.fromEntries(given) as Partial<Record<K, string>>,
    set: (name, value) => change((next) => put(next, name, value)),
    setMany: (values) =>
      change((next) => {
        for (const name of names) if (name in values) put(next, name, values[name]);
      }),
    clear: () => change((next) => names.forEach((name) => next.delete(name))),
    search: given.length > 0 ? `?${new URLSearchParams(given.map(([name, value]) => [name, value])).toString()}` : '',
    any: given.length > 0,
  };
}
