import type { OpenedDocument } from '../app/document-reading.service';
import { endingsOf, isImage } from '../domain/media-type';

/**
 * So that a browser shows the file and never runs it: the type as it is, an empty sandbox without anything to load,
 * and nothing kept in shared caches. Office files are only ever saved.
 */
export function contentHeaders(document: OpenedDocument): Record<string, string> {
  const { mediaType } = document;
  const shown = isImage(mediaType) || mediaType === 'application/pdf';
  return {
    'content-type': mediaType,
    'content-length': String(document.content.length),
    'content-disposition': `${shown ? 'inline' : 'attachment'}; ${fileNameParameters(document)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  };
}

/** RFC 6266: a plain name for old clients, the whole one in UTF-8 for all others. */
function fileNameParameters({ fileName, mediaType }: OpenedDocument): string {
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="document.${endingsOf(mediaType)[0]}"; filename*=UTF-8''${encoded}`;
}
