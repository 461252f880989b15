import { partialMatchKey, useMutation, useQueryClient, type Query, type QueryKey } from '@tanstack/react-query';
import { App, type FormInstance } from 'antd';
import { isProblem, sentenceOf } from './problem';
import { sendOrAsk } from './stale';

export interface Change<V, R> {
  readonly send: (input: V) => Promise<R>;
  /** Query keys whose answers are old once this went through. */
  readonly refreshes?: readonly QueryKey[];
  /** Said in passing when it went through: "已记录走访". */
  readonly said?: string | ((result: R, input: V) => string);
  /** Key of the record that its sender sees no more once this went through: it is not asked for again. */
  readonly leaves?: (input: V) => QueryKey | null;
  readonly onDone?: (result: R, input: V) => void | Promise<void>;
  /** Somebody was faster and the person takes what stands now: what he typed may go. */
  readonly onNewest?: () => void;
  /** With a form, problems with fields are shown at the fields. */
  readonly form?: FormInstance;
  /** `inline`: the page shows `error` itself (ProblemNotice). */
  readonly problems?: 'message' | 'inline';
}

/** Puts the API's field problems where they were made; false when none of them belongs to the form. */
export function showAtFields(form: FormInstance, error: unknown): boolean {
  if (!isProblem(error) || error.fields.length === 0) return false;
  const shown = new Set(form.getFieldsError().map(({ name }) => name.join('.')));
  const known = error.fields.filter(({ field }) => shown.has(field));
  form.setFields(known.map(({ field, message }) => ({ name: pathOf(field), errors: [message] })));
  const first = known[0];
  if (first) form.scrollToField(pathOf(first.field), { focus: true, block: 'center' });
  return known.length === error.fields.length;
}

/** `persons.0.name` as the form names it: places in a list are numbers there. */
const pathOf = (field: string): (string | number)[] =>
  field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** One change: sends it, refreshes what it touched, and says what happened. 401 and 412 are answered by the shell. */
export function useChange<V, R = void>(change: Change<V, R>) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const refresh = async (left: QueryKey | null) => {
    if (left) await queries.invalidateQueries({ queryKey: left, refetchType: 'none' });
    const predicate = ({ queryKey }: Query) => !left || !partialMatchKey(queryKey, left);
    await Promise.all((change.refreshes ?? []).map((queryKey) => queries.invalidateQueries({ queryKey, predicate })));
  };
  return useMutation<R, Error, V>({
    mutationFn: (input) => sendOrAsk(() => change.send(input), queries, change.onNewest),
    onSuccess: async (result, input) => {
      const said = typeof change.said === 'function' ? change.said(result, input) : change.said;
      if (said) void message.success(said);
      await change.onDone?.(result, input);
      await refresh(change.leaves?.(input) ?? null);
    },
    onError: (error) => {
      if (isProblem(error, 412) || isProblem(error, 401)) return;
      // It was taken away meanwhile, such as a case that somebody else handles now: the page learns it too.
      if (isProblem(error, 404)) void refresh(null);
      const shown = change.form ? showAtFields(change.form, error) : false;
      if (!shown && change.problems !== 'inline') void message.error(sentenceOf(error), 6);
    },
  });
}
