import { holdsActiveContent, holdsMacros } from './active-content';
import { refuse } from './documents.problems';
import { hasReadableSize, imageSize, LONGEST_SIDE } from './image-size';
import { isMediaType, isOffice, type MediaType } from './media-type';

const MB = 1024 * 1024;

/** Old binary and encrypted Office files, and those made for macros. */
const NOT_PLAIN_OFFICE = /^application\/(?:x-cfb|vnd\.ms-(?:excel|word)\..*macroenabled)/i;

/** Refuses an empty or too large file. `bytes` and `limit` are numbers of bytes. */
export function checkFileSize(bytes: number, limit: number): void {
  if (bytes === 0) refuse('document.empty');
  if (bytes <= limit) return;
  const shown = Math.max(Math.ceil((bytes / MB) * 10) / 10, limit / MB + 0.1);
  refuse('document.too-large', `文件 ${shown} MB,超过 ${limit / MB} MB,请压缩后再传。`);
}

/**
 * Refuses content that is not what this system keeps. `detected` is the type that the first bytes say.
 * Nothing is unpacked or decoded, so a bomb stays a small file.
 */
export function checkContent(bytes: Buffer, detected: string | undefined): MediaType {
  if (detected !== undefined && NOT_PLAIN_OFFICE.test(detected)) return refuse('document.office-not-plain');
  if (!isMediaType(detected)) return refuse('document.wrong-type');
  if (isOffice(detected) && holdsMacros(bytes)) refuse('document.office-not-plain');
  if (holdsActiveContent(bytes, detected)) refuse('document.active-content');
  if (hasReadableSize(detected)) checkImageSize(bytes, detected);
  return detected;
}

function checkImageSize(bytes: Buffer, type: MediaType): void {
  const size = imageSize(bytes, type);
  if (!size) return refuse('document.image-damaged');
  if (Math.max(size.width, size.height) > LONGEST_SIDE)
    refuse(
      'document.image-oversized',
      `这张照片 ${size.width}×${size.height} 像素，每边最多 ${LONGEST_SIDE} 像素，请缩小后再传。`,
    );
}
