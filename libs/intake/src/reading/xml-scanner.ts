import { refuseFile } from '../domain/intake.problems';

/** Names come without their namespace prefix; text may come in several pieces, entities decoded. */
export interface XmlListener {
  open?(name: string, attributes: string): void;
  text?(text: string): void;
  close?(name: string): void;
}

const MAX_TAG_CHARS = 1024 * 1024;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Reads XML as it arrives, holding one tag at most. A document type is refused: no workbook needs entities of its own. */
export class XmlScanner {
  private rest = '';

  constructor(private readonly listener: XmlListener) {}

  write(chunk: string): void {
    const input = this.rest + chunk;
    let at = 0;
    while (at < input.length) {
      const tag = input.indexOf('<', at);
      const next = tag === at ? this.markup(input, at) : this.characters(input, at, tag);
      if (next === undefined) break;
      at = next;
    }
    this.rest = input.slice(at);
    if (this.rest.length > MAX_TAG_CHARS) refuseFile('intake.damaged');
  }

  /** Position behind the markup at `at`, or undefined when it is not whole yet. */
  private markup(input: string, at: number): number | undefined {
    if (input.startsWith('<!--', at)) return after(input, '-->', at);
    if (input.startsWith('<![CDATA[', at)) return this.cdata(input, at);
    if (input.startsWith('<?', at)) return after(input, '?>', at);
    if (input.startsWith('<!D', at)) refuseFile('intake.damaged');
    const end = input.indexOf('>', at);
    if (end < 0) return undefined;
    this.tag(input.slice(at + 1, end));
    return end + 1;
  }

  private tag(body: string): void {
    if (body.startsWith('/')) {
      this.listener.close?.(localName(body.slice(1).trim()));
      return;
    }
    const selfClosing = body.endsWith('/');
    const content = selfClosing ? body.slice(0, -1) : body;
    const space = content.search(/\s/);
    const name = localName(space < 0 ? content : content.slice(0, space));
    this.listener.open?.(name, space < 0 ? '' : content.slice(space));
    if (selfClosing) this.listener.close?.(name);
  }

  private cdata(input: string, at: number): number | undefined {
    const end = input.indexOf(']]>', at);
    if (end < 0) return undefined;
    this.listener.text?.(input.slice(at + 9, end));
    return end + 3;
  }

  /** Text without its end is passed on, but for an entity that the next chunk completes. */
  private characters(input: string, at: number, tag: number): number | undefined {
    let end = tag < 0 ? input.length : tag;
    if (tag < 0) {
      const entity = input.lastIndexOf('&');
      if (entity >= at && !input.includes(';', entity)) end = entity;
    }
    if (end === at) return undefined;
    this.listener.text?.(decodeEntities(input.slice(at, end)));
    return end;
  }
}

const after = (input: string, mark: string, at: number): number | undefined => {
  const end = input.indexOf(mark, at);
  return end < 0 ? undefined : end + mark.length;
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{1,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The value of one attribute among a tag's `attributes`, by its full name (`r:id`), entities decoded. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const plain = attributes.indexOf(` ${name}="`);
  if (plain >= 0) {
    const start = plain + name.length + 3;
    return decodeEntities(attributes.slice(start, attributes.indexOf('"', start)));
  }
  return unusualAttribute(attributes, name);
}

/** Single quotes, line breaks or blanks around the equals sign: right XML, rarely written. */
function unusualAttribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    if (before > 0x20) continue;
    const match = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length));
    if (match) return decodeEntities(match[1] ?? match[2] ?? '');
  }
  return undefined;
}

/** Feeds a part of a workbook, which is UTF-8, to a listener. */
export async function scanXml(chunks: AsyncIterable<Buffer>, listener: XmlListener): Promise<void> {
  const scanner = new XmlScanner(listener);
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of chunks) scanner.write(decoder.decode(chunk, { stream: true }));
  scanner.write(decoder.decode());
}
