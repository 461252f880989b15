import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { CountField, TextField } from './fields';
import { refuse } from './access';

export const PAGE_LIMIT = 50;

/** `?limit=50&after=…`: keyset pages; `after` is the `next` of the page before. */
export class PageQuery {
  @CountField('每页条数', { min: 1, max: 200, optional: true })
  limit: number = PAGE_LIMIT;

  @Matches(/^[A-Za-z0-9_-]{1,400}$/, { message: '翻页位置不对，请从第一页重新开始' })
  @TextField('翻页位置', { max: 400, optional: true })
  after?: string;
}

/** `{ items, next }`; `next` is null on the last page. */
export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}

/** Position after which the next page begins: the sort values of a row, in the order of the sort. */
export const encodeCursor = (values: readonly (string | null)[]): string =>
  Buffer.from(JSON.stringify(values), 'utf8').toString('base64url');

/** Refuses (`request.invalid`) what this API did not give out. */
export function decodeCursor(cursor: string | undefined, length: number): (string | null)[] | null {
  if (cursor === undefined) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const valid =
      Array.isArray(values) &&
      values.length === length &&
      values.every((v) => v === null || (typeof v === 'string' && !v.includes('\u0000')));
    if (valid) return values;
  } catch {
    // falls through to the refusal: whatever it was, it is no cursor of ours
  }
  return refuse('request.invalid', '翻页位置不对，请从第一页重新开始。', {
    fields: [{ field: 'after', message: '翻页位置不对' }],
  });
}

/** Makes a page of rows that were read with `limit + 1`. */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  view: (row: R) => T,
  cursor: (row: R) => readonly (string | null)[],
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(view),
    next: rows.length > limit && last !== undefined ? encodeCursor(cursor(last)) : null,
  };
}

/** OpenAPI shape of a page of `item`. */
export function PageOf<T extends new (...args: never[]) => object>(item: T) {
  class PageView {
    @ApiProperty({ type: item, isArray: true })
    items: InstanceType<T>[];

    @ApiProperty({ type: String, nullable: true, description: '下一页的位置，没有下一页时为 null' })
    next: string | null;
  }
  Object.defineProperty(PageView, 'name', { value: `${item.name.replace(/View$/, '')}Page` });
  return PageView;
}
