import { deflateSync, crc32 } from 'node:zlib';

const SIDE = 240;

const chunk = (type: string, body: Buffer): Buffer => {
  const name = Buffer.from(type, 'latin1');
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(Buffer.concat([name, body])));
  return Buffer.concat([head, name, body, tail]);
};

let taken = 0;

/** A plain picture of its own each time, in place of the papers that nobody has in a demo. */
export function demoPhoto(): Buffer {
  taken += 1;
  const rows = Buffer.alloc((SIDE * 3 + 1) * SIDE);
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const at = y * (SIDE * 3 + 1) + 1 + x * 3;
      const line = y % 24 < 3 && x > 30 && x < SIDE - 30 ? 60 : 0;
      rows[at] = 240 - line - (taken % 16);
      rows[at + 1] = 234 - line - (Math.floor(taken / 16) % 16);
      rows[at + 2] = 224 - line - Math.floor(y / 12);
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
