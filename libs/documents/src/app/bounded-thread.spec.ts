import { inBoundedThread } from './bounded-thread';

describe('a thread with memory of its own', () => {
  it('answers with what the work returns', async () => {
    const work = 'return { ...given, has: typeof library.readOds };';
    expect(await inBoundedThread('hucre', work, { a: 1 })).toEqual({ a: 1, has: 'function' });
  });

  it('ends alone when the work takes all memory, and the process goes on', async () => {
    const work = 'const all = []; for (;;) all.push(new Array(1_000).fill(all.length));';
    await expect(inBoundedThread('hucre', work, {})).rejects.toMatchObject({ kind: 'memory' });
  });

  it.each(['throw new Error("no");', 'process.exit(0);', 'return () => 1;'])(
    'has failed when the work is %s',
    async (work) => {
      await expect(inBoundedThread('hucre', work, {})).rejects.toMatchObject({ kind: 'failed' });
    },
  );
});
