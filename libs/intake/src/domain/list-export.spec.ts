import { EXPORT_LIFECYCLE, EXPORT_STATUSES, type ExportStep, exportStepTo } from './list-export';

const EXPECTED = {
  waiting: { start: 'running', finish: null, fail: 'failed' },
  running: { start: 'running', finish: 'done', fail: 'failed' },
  done: { start: null, finish: null, fail: null },
  failed: { start: null, finish: null, fail: null },
} as const;

describe('an export of a list', () => {
  const steps = Object.keys(EXPORT_LIFECYCLE) as ExportStep[];
  it.each(EXPORT_STATUSES.flatMap((status) => steps.map((step) => [status, step] as const)))(
    '%s: %s leads where the table says',
    (status, step) => {
      expect(exportStepTo(status, step)).toBe(EXPECTED[status][step]);
    },
  );
});
