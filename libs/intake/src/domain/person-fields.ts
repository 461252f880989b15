import type { CivilDate } from '@app/kernel';
import { brokenCell, readText } from './cell-values';
import type { PersonReaders, PersonReading, ReadIdentity } from './person-readers';
import type { RowReader } from './row-reader';
import type { SheetCell } from './sheet-cell';

/** Mending that a person should look at; all other notes are only remarked. */
const WORTH_A_LOOK: ReadonlySet<string> = new Set([
  'name-spaces-removed',
  'id-lower-case-check-letter',
  'id-upgraded-from-15',
]);

export function takeName(reader: RowReader, readers: PersonReaders): string | null {
  const text = typedText(reader, 'name');
  if (text === null) return null;
  return settle(reader, 'name', 'name', readers.personName(text));
}

export function takeIdentity(reader: RowReader, readers: PersonReaders, today: CivilDate): ReadIdentity | null {
  const text = typedText(reader, 'idNumber');
  if (text === null) return null;
  return settle(reader, 'idNumber', 'id', readers.identityDocument(text, { today }));
}

export function takePhone(reader: RowReader, readers: PersonReaders): string | null {
  const text = optionalText(reader, 'phone');
  if (text === null) return null;
  if (reader.cell('phone').kind === 'number') {
    reader.warn('phone', 'phone-stored-as-number', '手机号存成了数值，已读作文本，请核对');
  }
  return settle(reader, 'phone', 'phone', readers.phone(text))?.number ?? null;
}

export function takeBankCard(reader: RowReader, readers: PersonReaders): string | null {
  const text = optionalText(reader, 'bankCard');
  return text === null ? null : settle(reader, 'bankCard', 'card', readers.bankCard(text));
}

/** The text as typed, since the register's functions mend and report it themselves. */
function typedText(reader: RowReader, field: string): string | null {
  const broken = brokenCell(reader.cell(field));
  if (!broken) return reader.cell(field).text;
  reader.refuse(field, broken.code, broken.message);
  return null;
}

const optionalText = (reader: RowReader, field: string): string | null => {
  const asTyped = (cell: SheetCell) => {
    const reading = readText(cell);
    return reading.ok && reading.value !== null ? { ...reading, value: cell.text } : reading;
  };
  return reader.take(field, asTyped);
};

function settle<Value>(reader: RowReader, field: string, prefix: string, reading: PersonReading<Value>): Value | null {
  if (!reading.ok) {
    reader.refuse(field, `${prefix}-${reading.fault.code}`, reading.fault.message);
    return null;
  }
  for (const { code, message } of reading.notes) {
    const named = `${prefix}-${code}`;
    if (WORTH_A_LOOK.has(named)) reader.warn(field, named, message);
    else reader.remark(field, { code: named, message });
  }
  return reading.value;
}
