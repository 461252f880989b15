import { fileTypeFromBuffer } from 'file-type/core';
import { checkContent } from '../domain/content.rules';
import type { MediaType } from '../domain/media-type';

/** What the content is by its own bytes, whatever its name says. Refuses what is not kept here. */
export async function inspectContent(bytes: Buffer): Promise<MediaType> {
  // The detector gives up with an error on archives that are made to keep it busy.
  const detected = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return checkContent(bytes, detected?.mime);
}
