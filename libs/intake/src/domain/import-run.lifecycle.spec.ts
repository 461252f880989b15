import { commandsOpenTo, IMPORT_LIFECYCLE, IMPORT_STATUSES, type ImportStatus, stepTo } from './import-run.lifecycle';

type Step = keyof typeof IMPORT_LIFECYCLE;

/** Where each step leads from each status; what is not named is refused. */
const EXPECTED: Readonly<Record<Step, Partial<Record<ImportStatus, ImportStatus>>>> = {
  map: { uploaded: 'uploaded', previewed: 'uploaded', failed: 'uploaded' },
  preview: { uploaded: 'reading', previewed: 'reading', failed: 'reading' },
  'finish-preview': { reading: 'previewed' },
  apply: { previewed: 'running' },
  finish: { running: 'done' },
  undo: { done: 'undone' },
  fail: { reading: 'failed', running: 'failed' },
  expire: { uploaded: 'failed', previewed: 'failed', failed: 'failed' },
};
const CELLS = IMPORT_STATUSES.flatMap((status) =>
  (Object.keys(EXPECTED) as Step[]).map((step) => [status, step, EXPECTED[step][status]] as const),
);

describe('the lifecycle of an import', () => {
  it.each(CELLS)('%s, %s: %s', (status, step, next) => {
    if (next) expect(stepTo(status, step)).toBe(next);
    else expect(() => stepTo(status, step)).toThrow(expect.objectContaining({ code: 'intake.action-not-open' }));
  });

  it('shows what people may do, and nothing that needs files when they are gone', () => {
    const open = (hasFiles: boolean) =>
      Object.fromEntries(IMPORT_STATUSES.map((status) => [status, commandsOpenTo(status, hasFiles)]));
    expect(open(true)).toEqual({
      uploaded: ['map', 'preview'],
      reading: [],
      previewed: ['map', 'preview', 'apply'],
      running: [],
      done: ['undo'],
      failed: ['map', 'preview'],
      undone: [],
    });
    expect(Object.values(open(false)).flat()).toEqual(['undo']);
  });
});
