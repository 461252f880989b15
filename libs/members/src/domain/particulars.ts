import { type CivilDate, type FieldProblem } from '@app/kernel';
import { readBankCard } from './bank-card';
import {
  type IdentityDocument,
  type IdentityDocumentKind,
  type IdentityDocumentRead,
  readIdentityDocument,
} from './identity-document';
import type { Gender, MemberCategory, ModelWorkerLevel, PostTrait } from './member';
import { completedParticulars, contradictionsIn } from './member.particulars';
import { readPersonName } from './person-name';
import { type PhoneNumber, readPhone } from './phone';

/** What the register says of a person, opened and in normal form; `null` is "not known". */
export interface Particulars {
  readonly name: string;
  readonly gender: Gender;
  readonly identityDocument: IdentityDocument | null;
  readonly phone: PhoneNumber | null;
  readonly bankName: string | null;
  readonly bankBranch: string | null;
  readonly bankCard: string | null;
  readonly category: MemberCategory;
  readonly modelWorkerLevel: ModelWorkerLevel | null;
  /** In the order of `POST_TRAITS`, each once. */
  readonly postTraits: readonly PostTrait[];
  readonly joinedOn: CivilDate | null;
  readonly bornOn: CivilDate | null;
  readonly groupName: string | null;
  readonly street: string | null;
  readonly note: string | null;
}
export type Particular = keyof Particulars;

/** As a person typed it: name and numbers are text that may be wrong. */
export interface TypedParticulars extends Omit<Particulars, 'identityDocument' | 'phone' | 'bankCard'> {
  readonly idNumber: string | null;
  /** Chosen on the form; null: told from the number's shape. */
  readonly documentKind: IdentityDocumentKind | null;
  readonly phone: string | null;
  readonly bankCard: string | null;
}

/** Back to the form in which they could be typed, to lay a change over them. */
export const asTyped = (particulars: Particulars): TypedParticulars => {
  const { identityDocument, phone, ...rest } = particulars;
  return {
    ...rest,
    idNumber: identityDocument?.number ?? null,
    documentKind: identityDocument?.kind ?? null,
    phone: phone?.number ?? null,
  };
};

export type ParticularsReading =
  | { readonly ok: true; readonly value: Particulars }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** Reads a whole form: all its faults at once, each with the field's name and a Chinese sentence. */
export function readParticulars(typed: TypedParticulars, today: CivilDate): ParticularsReading {
  const problems: FieldProblem[] = [];
  const take = <Value>(field: string, reading: Reading<Value>): Value | null => {
    if (reading.ok) return reading.value;
    problems.push({ field, message: reading.fault.message });
    return null;
  };
  const { idNumber, documentKind, ...rest } = typed;
  const name = take('name', readPersonName(typed.name)) ?? '';
  const options = { today, ...(documentKind && { kind: documentKind }) };
  const identity: IdentityDocumentRead | null =
    idNumber === null ? null : take('idNumber', readIdentityDocument(idNumber, options));
  const phone = typed.phone === null ? null : take('phone', readPhone(typed.phone));
  const bankCard = typed.bankCard === null ? null : take('bankCard', readBankCard(typed.bankCard));
  const stated = { gender: typed.gender, bornOn: typed.bornOn, joinedOn: typed.joinedOn, identity };
  problems.push(...contradictionsIn(stated, today));
  if (problems.length > 0) return { ok: false, problems };
  const identityDocument = identity?.document ?? null;
  return { ok: true, value: { ...rest, ...completedParticulars(stated), name, identityDocument, phone, bankCard } };
}

type Reading<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: { readonly message: string } };

/** Which particulars differ. */
export function differences(before: Particulars, after: Particulars): Particular[] {
  const text = (value: Particulars[Particular]): string => JSON.stringify(value);
  return (Object.keys(after) as Particular[]).filter((key) => text(before[key]) !== text(after[key]));
}

/** Values that may stand in the audit trail; of the others it keeps only that they changed. */
const OPEN_PARTICULARS = ['category', 'modelWorkerLevel', 'postTraits', 'groupName'] as const;

export function auditDetailOf(before: Particulars | null, after: Particulars, changed: readonly Particular[]): object {
  const open = OPEN_PARTICULARS.filter((key) => changed.includes(key)).map((key) => [
    key,
    [before?.[key] ?? null, after[key]],
  ]);
  return { ...Object.fromEntries(open), fields: changed };
}
