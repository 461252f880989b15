import type { FileFact } from '../../data/file-fact.entity';
import { FILE_ACTIONS, type FileAction } from '../../domain/hardship-file.lifecycle';
import { reasonToldToFamily, toldReason } from './told-reason';

const after = (action: string, detail: object = {}): FileFact[] =>
  [
    { action: 'apply', detail: {} },
    { action, detail: { reason: '补户口本', ...detail } },
  ] as FileFact[];

describe('why a file stands where it stands', () => {
  const told: readonly FileAction[] = ['send-back', 'reject-change', 'refuse', 'exit'];
  const within: readonly FileAction[] = ['return', 'return-step', 'return-change'];

  it.each(FILE_ACTIONS)('after %s the family reads only what is said to it', (action) => {
    expect(reasonToldToFamily(after(action)) !== null).toBe(told.includes(action));
    expect(toldReason(after(action)) !== null).toBe(told.includes(action) || within.includes(action));
  });

  it('why an officer opens the form again after a return is for the staff', () => {
    const facts = after('send-back', { restated: true });
    expect([reasonToldToFamily(facts), toldReason(facts)]).toEqual([null, '改填报内容：补户口本']);
  });

  it('why the file ended is told also when the watch begins with its end, and when nobody reviewed it', () => {
    const watched = [...after('exit', { ground: 'lifted' }), { action: 'begin-watch', detail: {} } as FileFact];
    expect(reasonToldToFamily(watched)).toBe('退档：补户口本');
    const lapsed = [{ action: 'exit', detail: { ground: 'lapsed' } } as FileFact];
    expect(reasonToldToFamily(lapsed)).toBe('退档：逾期没有复核，按规定失效');
  });

  it('lasts until the next move; what leaves the file where it stands changes nothing', () => {
    const touched = [...after('send-back'), { action: 'add-papers', detail: {} } as FileFact];
    expect(reasonToldToFamily(touched)).toBe('退回补充：补户口本');
    expect(reasonToldToFamily([...touched, ...after('apply').slice(0, 1)])).toBeNull();
  });
});
