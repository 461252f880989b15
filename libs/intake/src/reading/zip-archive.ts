import { createInflateRaw, crc32 } from 'node:zlib';
import { refuseFile } from '../domain/intake.problems';
import type { ReadingLimits } from './reading-limits';

export interface ZipEntry {
  readonly name: string;
  readonly stored: boolean;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly headerOffset: number;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const END_RECORD_BYTES = 22;
const MAX_COMMENT = 0xffff;
const MAX_ENTRIES = 5_000;
const SENTINEL = 0xffffffff;
const ZIP64_EXTRA = 0x0001;
const SLICE = 64 * 1024;
/** Small parts may shrink as they like. */
const RATIO_COUNTS_FROM = 8 * 1024 * 1024;

export const looksLikeZip = (bytes: Buffer): boolean => bytes.length > 4 && bytes.readUInt32LE(0) === LOCAL_HEADER;

/** A zip in memory; its parts are unpacked as streams that end in a refusal when one holds more than it declares. */
export class ZipArchive {
  readonly entries: ReadonlyMap<string, ZipEntry>;

  constructor(
    private readonly bytes: Buffer,
    limits: ReadingLimits,
  ) {
    this.entries = readDirectory(bytes);
    refuseBombs([...this.entries.values()], limits);
  }

  /** The part's unpacked bytes, chunk by chunk; damaged or lying parts are refused while reading. */
  async *read(entry: ZipEntry): AsyncGenerator<Buffer, void, undefined> {
    let total = 0;
    let crc = 0;
    for await (const chunk of this.unpack(entry)) {
      total += chunk.length;
      if (total > entry.bytes) refuseFile('intake.unpacks-too-large');
      crc = crc32(chunk, crc);
      yield chunk;
    }
    if (total !== entry.bytes || crc !== entry.crc) refuseFile('intake.damaged');
  }

  private async *unpack(entry: ZipEntry): AsyncGenerator<Buffer, void, undefined> {
    const packed = this.packed(entry);
    if (entry.stored) {
      for (let at = 0; at < packed.length; at += SLICE) yield packed.subarray(at, at + SLICE);
      return;
    }
    const inflate = createInflateRaw({ chunkSize: SLICE });
    inflate.end(packed);
    try {
      for await (const chunk of inflate) yield chunk as Buffer;
    } catch (error) {
      if (isInflateFault(error)) refuseFile('intake.damaged');
      throw error;
    }
  }

  private packed(entry: ZipEntry): Buffer {
    const at = entry.headerOffset;
    if (at + 30 > this.bytes.length || this.bytes.readUInt32LE(at) !== LOCAL_HEADER) refuseFile('intake.damaged');
    const start = at + 30 + this.bytes.readUInt16LE(at + 26) + this.bytes.readUInt16LE(at + 28);
    if (start + entry.packedBytes > this.bytes.length) refuseFile('intake.damaged');
    return this.bytes.subarray(start, start + entry.packedBytes);
  }
}

const isInflateFault = (error: unknown): boolean =>
  String((error as NodeJS.ErrnoException | undefined)?.code).startsWith('Z_');

function refuseBombs(entries: readonly ZipEntry[], limits: ReadingLimits): void {
  let sum = 0;
  for (const entry of entries) {
    sum += entry.bytes;
    const ratio = entry.bytes / Math.max(entry.packedBytes, 1);
    if (entry.bytes > limits.entryBytes || sum > limits.unpackedBytes) refuseFile('intake.unpacks-too-large');
    if (entry.bytes > RATIO_COUNTS_FROM && ratio > limits.compressionRatio) refuseFile('intake.unpacks-too-large');
  }
}

function readDirectory(bytes: Buffer): Map<string, ZipEntry> {
  const end = findEndRecord(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) refuseFile('intake.unpacks-too-large');
  const entries = new Map<string, ZipEntry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL_HEADER) refuseFile('intake.damaged');
    const entry = readCentralHeader(bytes, at);
    if (entries.has(entry.name)) refuseFile('intake.damaged');
    entries.set(entry.name, entry);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function findEndRecord(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - END_RECORD_BYTES - MAX_COMMENT);
  for (let at = bytes.length - END_RECORD_BYTES; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) === END_RECORD) return at;
  }
  return refuseFile('intake.damaged');
}

function readCentralHeader(bytes: Buffer, at: number): ZipEntry {
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
  const extra = bytes.subarray(nameEnd, nameEnd + bytes.readUInt16LE(at + 30));
  const [size, packedBytes, headerOffset] = withZip64(extra, [
    bytes.readUInt32LE(at + 24),
    bytes.readUInt32LE(at + 20),
    bytes.readUInt32LE(at + 42),
  ]);
  const encrypted = (flags & 1) === 1;
  if (!encrypted && method !== 0 && method !== 8) refuseFile('intake.damaged');
  return {
    name: bytes.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/'),
    stored: method === 0,
    encrypted,
    crc: bytes.readUInt32LE(at + 16),
    packedBytes,
    bytes: size,
    headerOffset,
  };
}

/** Writers that stream put 64-bit sizes beside the header even into small files. */
function withZip64(extra: Buffer, values: [number, number, number]): [number, number, number] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== ZIP64_EXTRA) continue;
    let field = at + 4;
    return values.map((value) => {
      if (value !== SENTINEL || field + 8 > extra.length) return value;
      const wide = Number(extra.readBigUInt64LE(field));
      field += 8;
      return wide;
    }) as [number, number, number];
  }
  return values;
}
