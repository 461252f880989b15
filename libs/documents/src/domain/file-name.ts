import { endingsOf, type MediaType } from './media-type';

const LONGEST = 120;
const FALLBACK = '未命名';
/** Control characters, those that turn the direction of writing, and what file systems do not take. */
// oxlint-disable-next-line no-control-regex
const UNFIT = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff<>:"|?*]/g;

/** The name as the person knows it, without folders and without what could deceive a reader or a file system. */
export function cleanFileName(given: string): string {
  const name = given.normalize('NFC').split(/[/\\]/).at(-1)!;
  const clean = name.replaceAll(UNFIT, '').replace(/^[.\s]+|[.\s]+$/g, '');
  return Array.from(clean).slice(0, LONGEST).join('') || FALLBACK;
}

/** The name under which the content is handed out: its ending follows the content, so that no page hides in a photo. */
export function servedFileName(name: string, mediaType: MediaType): string {
  const endings = endingsOf(mediaType);
  const match = /^(.+)\.([A-Za-z0-9]{1,8})$/.exec(name);
  if (match && endings.includes(match[2]!.toLowerCase())) return name;
  return `${match?.[1] ?? name}.${endings[0]}`;
}
