import { dayText } from '../../dates';
import { fromFen, yuan } from '../../money';
import type { UnionNode } from '../../parts/use-unions';
import type { Schemas } from '../../api/schemas';
import type { TFunction } from 'i18next';

export type AuditEntry = Schemas['AuditEntryView'];

/** One thing that an entry says beside its action. */
export type Said =
  | { readonly kind: 'change'; readonly field: string; readonly from: string; readonly to: string }
  | { readonly kind: 'fact'; readonly field: string; readonly value: string };

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const AMOUNTS = new Set(['amount', 'total', 'opening', 'planned', 'capPerEvent', 'statementBalance', 'budget']);
/** Lists of names; any other pair is what it was and what it is. */
const LISTS = new Set(['fields', 'kinds', 'marks', 'budgets']);

/** Fields whose values people write themselves: numbers of unions, of standards, of documents. */
const WRITTEN = new Set(['code', 'number', 'version', 'name', 'memo', 'document', 'standardCode']);

export interface Wording {
  readonly t: TFunction;
  readonly unions: ReadonlyMap<string, UnionNode>;
}

/** The entry's details in words. What only machines can read (ids of other records) is left out. */
export function saidIn(entry: AuditEntry, wording: Wording): readonly Said[] {
  return Object.entries(entry.detail).flatMap(([field, value]): readonly Said[] => {
    const name = fieldName(field, wording);
    if (isChange(field, value)) {
      const [from, to] = value.map((one) => valueText(entry, field, one, wording));
      if (from === undefined || to === undefined || from === to) return [];
      const began = value[0] === null;
      return [began ? { kind: 'fact', field: name, value: to } : { kind: 'change', field: name, from, to }];
    }
    const text = value === null ? '' : valueText(entry, field, value, wording);
    return text === undefined || text === '' ? [] : [{ kind: 'fact', field: name, value: text }];
  });
}

const isChange = (field: string, value: unknown): value is readonly [unknown, unknown] =>
  Array.isArray(value) && value.length === 2 && !LISTS.has(field);

const fieldName = (field: string, { t }: Wording): string =>
  t(`fields.${field}`, { defaultValue: t('unknownField', { code: field }) });

/** The word for a stored value; undefined for what says nothing to a person. */
function valueText(entry: AuditEntry, field: string, value: unknown, wording: Wording): string | undefined {
  const { t, unions } = wording;
  if (value === null || value === '') return t('nothing');
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (Array.isArray(value)) return listText(entry, field, value, wording);
  if (typeof value === 'object') return undefined;
  const text = String(value as string | number);
  if (UUID.test(text)) return unions.get(text)?.name;
  if (DAY.test(text)) return dayText(text, t);
  if (field.endsWith('Fen') && /^-?\d+$/.test(text)) return yuan(fromFen(BigInt(text)));
  if (AMOUNTS.has(field)) return yuan(text);
  return codeText(entry.action, field, text, t);
}

function listText(entry: AuditEntry, field: string, values: readonly unknown[], wording: Wording): string | undefined {
  // Of what stands there with its values, the name alone would say it twice.
  const told = field === 'fields' ? values.filter((one) => !Object.hasOwn(entry.detail, String(one))) : values;
  const words = told.map((one) =>
    field === 'fields' ? fieldName(String(one), wording) : valueText(entry, field, one, wording),
  );
  const known = words.filter((word) => word !== undefined);
  return known.length > 0 ? known.join('、') : undefined;
}

/** Codes are small latin words; what somebody wrote himself is shown as he wrote it. */
const CODE = /^[A-Za-z][A-Za-z0-9_./-]*$/;

/** "active" means one thing of a membership and another of an account; an unknown code is named as one. */
function codeText(action: string, field: string, code: string, t: TFunction): string {
  const area = action.split('.', 1)[0] ?? '';
  const unknown = CODE.test(code) && !WRITTEN.has(field) ? t('unknownValue', { code }) : code;
  return t([`values.${field}.${area}.${code}`, `values.${field}.${code}`], { defaultValue: unknown });
}

export const actionText = (action: string, t: TFunction): string =>
  t(`actions.${action}`, { defaultValue: t('unknownAction', { code: action }) });

/** Codes that have words here, for the filter. */
export function knownActions(t: TFunction): { value: string; label: string }[] {
  const areas = t('actions', { returnObjects: true }) as unknown as Record<string, Record<string, string>>;
  return Object.entries(areas).flatMap(([area, actions]) =>
    Object.entries(actions).map(([action, label]) => ({ value: `${area}.${action}`, label })),
  );
}
