import { isUuid } from '@app/kernel';
import { Injectable, type PipeTransform, ValidationPipe } from '@nestjs/common';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import { refuse } from './access';

/**
 * The rules of each class, found once: the library looks through those of all classes for every object it checks. What a
 * part stands in is no part of the question, since rules are written on classes only.
 */
function rememberRules(): void {
  const storage = getMetadataStorage();
  if (Object.hasOwn(storage, 'getTargetValidationMetadatas')) return;
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const known = new WeakMap<object, ReturnType<typeof find>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strict, groups) => {
    if (typeof target !== 'function' || always || strict || groups?.length)
      return find(target, schema, always, strict, groups);
    const rules = known.get(target) ?? find(target, schema, always, strict, groups);
    known.set(target, rules);
    return rules;
  };
}

/** Every DTO: unknown fields are refused, each fault names its field and says what to do. */
export function inputPipe(): ValidationPipe {
  rememberRules();
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) =>
      refuse('request.invalid', undefined, {
        fields: errors.flatMap((error) => faults(error, '')).slice(0, MOST_FAULTS),
      }),
  });
}

/** Nobody mends more than that at once. */
const MOST_FAULTS = 200;

/** Fields of ours look like this; any other name is the caller's own and may be a person's number: it is not repeated. */
const NAME = /^[A-Za-z_]\w{0,60}$|^\d{1,4}$/;

function faults(error: ValidationError, path: string): { field: string; message: string }[] {
  const name = NAME.test(error.property) ? error.property : '?';
  const field = path ? `${path}.${name}` : name;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    field: field.slice(0, 200),
    message: rule === 'whitelistValidation' ? '不认识这一项' : message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => faults(child, field))];
}

/** `:id` of a path. What is no id is simply not there. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    return isUuid(value) ? value : refuse('request.not-found');
  }
}

/** No input of ours is as deep as this; what follows it through the layers would run out of stack. */
const DEEPEST = 20;

/** U+0000, which PostgreSQL cannot hold, and half of a pair of surrogates, for which another character would be kept. */
const UNHOLDABLE = /[\0\p{Surrogate}]/u;

/** The longest list of ours has ten thousand lines, the widest object some dozen fields. What is checked costs time per piece. */
const MOST_PIECES = 50_000;
const MOST_FIELDS = 200;

/** Whatever carries such a character, is nested without end or has pieces without number is refused before it gets anywhere. */
export const isUnreadable = (value: unknown): boolean => {
  let left = MOST_PIECES;
  const isBad = (part: unknown, depth: number): boolean => {
    left -= 1;
    if (left < 0) return true;
    if (typeof part === 'string') return UNHOLDABLE.test(part);
    if (part === null || typeof part !== 'object') return false;
    if (depth > DEEPEST) return true;
    if (Array.isArray(part)) return part.some((one) => isBad(one, depth + 1));
    const fields = Object.entries(part);
    return fields.length > MOST_FIELDS || fields.some(([key, one]) => UNHOLDABLE.test(key) || isBad(one, depth + 1));
  };
  return isBad(value, 0);
};
