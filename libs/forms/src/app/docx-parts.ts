import { inflateRawSync } from 'node:zlib';
import { refuse } from '../domain/forms.problems';

/** Far above any template, far below what would hurt. */
const MOST_PARTS = 300;
const MOST_BYTES = 40 * 1024 * 1024;
const END_RECORD = Buffer.from('PK\u0005\u0006', 'latin1');
const ENTRY_RECORD = 0x02014b50;
const FILE_RECORD = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

interface PartEntry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

/**
 * The parts of a Word file by name, unpacked to no more than what they say they are. Refuses what is damaged, named
 * twice or larger unpacked than any template.
 */
export function partsOf(file: Buffer): Map<string, Buffer> {
  try {
    const entries = entriesOf(file);
    const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
    if (entries.length > MOST_PARTS || total > MOST_BYTES) return refuse('form-template.damaged');
    const parts = new Map(entries.map((entry) => [entry.name, unpack(file, entry)]));
    return parts.size === entries.length ? parts : refuse('form-template.damaged');
  } catch {
    return refuse('form-template.damaged');
  }
}

/** From the archive's own list at its end, which is what Word reads too. */
function entriesOf(file: Buffer): PartEntry[] {
  const end = file.lastIndexOf(END_RECORD);
  if (end < 0) throw new Error('no list of parts');
  const count = file.readUInt16LE(end + 10);
  const entries: PartEntry[] = [];
  for (let i = 0, at = file.readUInt32LE(end + 16); i < count; i++) {
    if (file.readUInt32LE(at) !== ENTRY_RECORD) throw new Error('list of parts is broken');
    const nameBytes = file.readUInt16LE(at + 28);
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameBytes),
      method: file.readUInt16LE(at + 10),
      packedBytes: file.readUInt32LE(at + 20),
      bytes: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function unpack(file: Buffer, { method, packedBytes, bytes, offset }: PartEntry): Buffer {
  if (file.readUInt32LE(offset) !== FILE_RECORD) throw new Error('a part is not where it should be');
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  const packed = file.subarray(start, start + packedBytes);
  if (method === STORED) return Buffer.from(packed);
  if (method !== DEFLATED) throw new Error('packed in a way that Word does not write');
  const unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(bytes, 1) });
  if (unpacked.length !== bytes) throw new Error('a part is not as long as it says');
  return unpacked;
}
