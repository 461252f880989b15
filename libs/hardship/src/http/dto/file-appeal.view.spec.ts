import { civilDate } from '@app/kernel';
import type { OpenedAppeal } from '../../app/file-appeal.service';
import { FileAppealView } from './file-appeal.view';

const anAppeal = (status: OpenedAppeal['row']['status']): OpenedAppeal =>
  ({ row: { status, about: 'refused', raisedOn: civilDate('2026-02-20') }, words: '', answer: null }) as OpenedAppeal;

describe('an appeal as it is shown', () => {
  it('says until when it is answered while it waits', () => {
    expect(FileAppealView.of(anAppeal('open')).dueOn).toBe('2026-03-07');
    expect(FileAppealView.of(anAppeal('upheld')).dueOn).toBeNull();
  });
});
