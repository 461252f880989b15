import { plainText, readCode, readWords } from './cell-values';
import type { RowReader } from './row-reader';

export interface KnownUnion {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
}

/** The unions into which the actor may bring rows. */
export interface UnionLookups {
  readonly byCode: (code: string) => KnownUnion | undefined;
  readonly byName: (name: string) => readonly KnownUnion[];
  /** The union of rows that name none, such as a roster that one grass-roots union brings along for itself. */
  readonly unnamed?: KnownUnion;
  /** The one union there is: whatever else a row names is a part of it, such as a workshop. */
  readonly only?: KnownUnion;
}

/** The union that the row's code, or else its name, stands for; null when refused or not stated. */
export function takeUnion(reader: RowReader, unions: UnionLookups): KnownUnion | null {
  const code = reader.take('unionCode', readCode);
  const name = reader.take('unionName', readWords);
  if (code !== null) return byCode(reader, unions, code, name);
  if (reader.isRefused('unionCode') || reader.isRefused('unionName')) return null;
  return name === null ? (unions.unnamed ?? null) : byName(reader, unions, name);
}

function byCode(reader: RowReader, unions: UnionLookups, code: string, name: string | null): KnownUnion | null {
  const union = unions.byCode(code);
  if (!union && unions.only) return onlyOne(reader, unions.only);
  if (!union) {
    const hint = reader.cell('unionCode').kind === 'number' ? '；编码存成了数值，前面的 0 可能丢了' : '';
    reader.refuse('unionCode', 'unknown-union-code', `没有编码是“${code}”的工会，请核对编码或先登记这个工会${hint}`);
    return null;
  }
  if (name !== null && comparable(name) !== comparable(union.name)) {
    reader.warn(
      'unionName',
      'union-name-differs',
      `编码 ${code} 是“${union.name}”，和表中写的工会名称不同，以编码为准`,
    );
  }
  return union;
}

function byName(reader: RowReader, unions: UnionLookups, name: string): KnownUnion | null {
  const found = unions.byName(name);
  if (found.length === 1) return found[0]!;
  if (unions.only) return onlyOne(reader, unions.only);
  if (found.length === 0) {
    reader.refuse('unionName', 'unknown-union-name', '没有叫这个名称的工会，请核对名称或先登记这个工会');
  } else {
    reader.refuse('unionName', 'union-name-ambiguous', '有几个工会叫这个名称，请写工会编码');
  }
  return null;
}

function onlyOne(reader: RowReader, union: KnownUnion): KnownUnion {
  reader.remark('unionName', { code: 'taken-as-own-union', message: `只有一个工会，都记在“${union.name}”` });
  return union;
}

const comparable = (name: string): string => plainText(name).replace(/\s/g, '');
