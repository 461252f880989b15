import net, { type AddressInfo } from 'node:net';
import { freePort } from '../../../../test/support/test-redis';
import { ScanSettings } from './scan.settings';
import { VirusScan } from './virus-scan';

/** The industry's harmless test file, in two parts so that no scanner takes this one for it. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Speaks INSTREAM as clamd does: reads the pieces, then says what it thinks of the whole. */
function openTestClamd(): Promise<{ address: string; seen: Buffer[]; stop(): Promise<void> }> {
  const seen: Buffer[] = [];
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    let held = Buffer.alloc(0);
    socket.on('data', (data) => (held = Buffer.concat([held, data])));
    socket.on('end', () => {
      const whole = piecesIn(held);
      if (whole) seen.push(whole);
      const answer = !whole
        ? 'UNKNOWN COMMAND'
        : whole.includes(EICAR)
          ? 'stream: Eicar-Test-Signature FOUND'
          : 'stream: OK';
      socket.end(`${whole && whole.length > 300_000 ? 'INSTREAM size limit exceeded. ERROR' : answer}\0`);
    });
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve({
        address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
        seen,
        stop: () => new Promise((stopped) => server.close(() => stopped())),
      }),
    ),
  );
}

function piecesIn(bytes: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (bytes.subarray(0, command.length).toString() !== command) return null;
  const pieces: Buffer[] = [];
  for (let at = command.length; ;) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return at + 4 === bytes.length ? Buffer.concat(pieces) : null;
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
}

describe('a file is shown to a virus scanner where there is one', () => {
  let clamd: Awaited<ReturnType<typeof openTestClamd>>;
  beforeAll(async () => {
    clamd = await openTestClamd();
  });
  afterAll(() => clamd.stop());

  const scan = (address?: string) => new VirusScan(Object.assign(new ScanSettings(), { address }));

  it('asks nobody where none is configured', async () => {
    await expect(scan().check(Buffer.from(EICAR))).resolves.toBeUndefined();
  });

  it('keeps what the scanner lets pass, whole and in pieces', async () => {
    const content = Buffer.alloc(200_000, 'a');
    await expect(scan(clamd.address).check(content)).resolves.toBeUndefined();
    expect(clamd.seen.at(-1)!.equals(content)).toBe(true);
  });

  it('refuses what it finds', async () => {
    await expect(scan(clamd.address).check(Buffer.from(EICAR))).rejects.toMatchObject({ code: 'document.infected' });
  });

  it('keeps nothing that it could not look at: too large for it, or not there', async () => {
    const large = scan(clamd.address).check(Buffer.alloc(400_000));
    await expect(large).rejects.toMatchObject({ code: 'document.not-scanned' });
    const nobody = scan(`127.0.0.1:${await freePort()}`).check(Buffer.from('x'));
    await expect(nobody).rejects.toMatchObject({ code: 'document.not-scanned' });
  });
});
