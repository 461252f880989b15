/** The part of the tar format that a backup needs: plain files with short names, so that any `tar tzf` lists it. */
const BLOCK = 512;

export interface TarEntry {
  readonly name: string;
  readonly content: Buffer;
}

/** Header, content and padding of one file. Names are ASCII and shorter than 100 bytes. */
export function tarBlocks({ name, content }: TarEntry): Buffer[] {
  if (Buffer.byteLength(name) > 99) throw new Error(`name too long for the archive: ${name}`);
  const header = Buffer.alloc(BLOCK);
  const write = (text: string, at: number): void => void header.write(text, at, 'ascii');
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;
  write(name, 0);
  write(octal(0o600, 7), 100);
  write(octal(0, 7), 108);
  write(octal(0, 7), 116);
  write(octal(content.length, 11), 124);
  write(octal(0, 11), 136);
  write(' '.repeat(8), 148);
  write('0', 156);
  write('ustar\u000000', 257);
  write(`${octal(sumOf(header), 6)} `, 148);
  return [header, content, Buffer.alloc(-content.length & (BLOCK - 1))];
}

export const TAR_END = Buffer.alloc(2 * BLOCK);

const sumOf = (header: Buffer): number => header.reduce((sum, byte) => sum + byte, 0);

/** The files of an archive in their order. Throws on an archive that is cut or damaged. */
export async function* readTar(chunks: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const take = taker(chunks);
  for (;;) {
    const header = await take(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const sum = Number.parseInt(header.toString('ascii', 148, 154), 8);
    if (sum !== sumOf(Buffer.from(header).fill(' ', 148, 156))) throw new Error('the archive is damaged');
    const size = Number.parseInt(header.toString('ascii', 124, 135), 8);
    const name = header.toString('ascii', 0, header.indexOf(0));
    const content = await take(size);
    await take(-size & (BLOCK - 1));
    yield { name, content };
  }
}

function taker(chunks: AsyncIterable<Buffer>): (size: number) => Promise<Buffer> {
  const source = chunks[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let length = 0;
  return async (size) => {
    while (length < size) {
      const next = await source.next();
      if (next.done) throw new Error('the archive ends too early');
      held.push(next.value);
      length += next.value.length;
    }
    const all = held.length === 1 ? held[0]! : Buffer.concat(held);
    held = [all.subarray(size)];
    length -= size;
    return all.subarray(0, size);
  };
}
