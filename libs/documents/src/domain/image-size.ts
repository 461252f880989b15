import type { MediaType } from './media-type';

/** In pixels, as the header says; nothing is decoded. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Longest side that is taken, in pixels: beyond it a small file unpacks into gigabytes on the viewer's phone. */
export const LONGEST_SIDE = 12_000;

/** Formats whose header is read here. */
export const hasReadableSize = (type: MediaType): boolean => type in READERS;

/** Undefined when the header is broken. */
export function imageSize(bytes: Buffer, type: MediaType): ImageSize | undefined {
  const size = READERS[type]?.(bytes);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

const READERS: Partial<Record<MediaType, (bytes: Buffer) => ImageSize | undefined>> = {
  'image/jpeg': jpegSize,
  'image/png': pngSize,
  'image/webp': webpSize,
};

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
/** Markers that stand alone: TEM, RST0-7, SOI. */
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
/** SOF0-15 without DHT, JPG and DAC, which share the range. */
const beginsFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(bytes: Buffer): ImageSize | undefined {
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) at += 1;
    else if (standsAlone(marker)) at += 2;
    else if (marker === START_OF_SCAN || marker === END_OF_IMAGE) return undefined;
    else if (beginsFrame(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

function pngSize(bytes: Buffer): ImageSize | undefined {
  if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function webpSize(bytes: Buffer): ImageSize | undefined {
  if (bytes.length < 30) return undefined;
  const chunk = bytes.toString('latin1', 12, 16);
  if (chunk === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (chunk === 'VP8 ') return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (chunk !== 'VP8L' || bytes[20] !== 0x2f) return undefined;
  const packed = bytes.readUInt32LE(21);
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
}
