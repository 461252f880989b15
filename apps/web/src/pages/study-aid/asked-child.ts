import { bornByNumber, yearsBetween } from '../../parts/age';

/** A child as typed. */
export interface TypedChild {
  readonly childName?: string;
  readonly childIdNumber?: string;
  readonly relation?: string;
}

/**
 * The child of the form for whom a guardian is asked: under 14, or a child or grandchild whose number tells no birthday,
 * as the API does. Nothing is asked before a number is typed.
 */
export function askedFor({ childName, childIdNumber, relation }: TypedChild, today: string) {
  if (!childIdNumber?.trim()) return [];
  const bornOn = bornByNumber(childIdNumber);
  const age = bornOn === null ? null : yearsBetween(bornOn, today);
  const isAsked = age === null ? relation === 'child' || relation === 'grandchild' : age < 14;
  return isAsked ? [{ key: 'child', name: childName ?? '', kind: 'child' as const, age }] : [];
}

/** A consent on the record of the parent. */
interface Recorded {
  readonly standing: boolean;
  readonly kind: string;
  readonly subjectName: string;
}

/** Known by name here; the API compares documents, so that it is asked for when the API found it wanting. */
export const isGiven = (
  recorded: readonly Recorded[],
  childName: string | undefined,
  { isWanting, isAnswered }: { readonly isWanting: boolean; readonly isAnswered: boolean | undefined },
): boolean =>
  !isWanting &&
  !isAnswered &&
  recorded.some(({ standing, kind, subjectName }) => standing && kind === 'child' && subjectName === childName);
