import { civilDate } from '@app/kernel';
import {
  decidePersonalRequest,
  isLate,
  openRequestActions,
  PERSONAL_REQUEST_KINDS,
  PERSONAL_REQUEST_LIFECYCLE,
  PERSONAL_REQUEST_STATUSES,
  type PersonalRequestAction,
  type PersonalRequestStatus,
} from './personal-request';

const ACTIONS = Object.keys(PERSONAL_REQUEST_LIFECYCLE) as PersonalRequestAction[];
const TO: Readonly<Record<PersonalRequestAction, PersonalRequestStatus>> = {
  grant: 'granted',
  refuse: 'refused',
  withdraw: 'withdrawn',
};
const withCode = (code: string) => expect.objectContaining({ code });
const cells = PERSONAL_REQUEST_STATUSES.flatMap((status) => ACTIONS.map((action) => [status, action] as const));

describe('a request about my own particulars', () => {
  it.each(cells)('%s, %s: only an open one is answered or withdrawn', (status, action) => {
    for (const kind of PERSONAL_REQUEST_KINDS) {
      const step = () => decidePersonalRequest({ kind, status }, { action, words: '已经办了' }, []);
      if (status === 'open') expect(step()).toBe(TO[action]);
      else expect(step).toThrow(withCode('personal-request.answered'));
    }
    expect(openRequestActions(status)).toEqual(status === 'open' ? ACTIONS : []);
  });

  it('a deletion is not granted while the law or the books ask for keeping; it may be refused with the reason', () => {
    const grounds = ['发过的慰问金要留凭证 30 年'];
    const state = { kind: 'deletion', status: 'open' } as const;
    expect(() => decidePersonalRequest(state, { action: 'grant', words: null }, grounds)).toThrow(
      withCode('personal-request.must-keep'),
    );
    expect(decidePersonalRequest(state, { action: 'refuse', words: grounds[0]! }, grounds)).toBe('refused');
    const copy = { kind: 'copy', status: 'open' } as const;
    expect(decidePersonalRequest(copy, { action: 'grant', words: null }, grounds)).toBe('granted');
  });

  it.each([null, '', '  '])('a refusal says why, and a correction says what was done (%j)', (words) => {
    for (const kind of PERSONAL_REQUEST_KINDS)
      expect(() => decidePersonalRequest({ kind, status: 'open' }, { action: 'refuse', words }, [])).toThrow(
        withCode('personal-request.words-missing'),
      );
    expect(() => decidePersonalRequest({ kind: 'correction', status: 'open' }, { action: 'grant', words }, [])).toThrow(
      withCode('personal-request.words-missing'),
    );
  });

  it('is late after the day on which it is due', () => {
    const due = civilDate('2026-03-31');
    expect([
      isLate(due, null, due),
      isLate(due, null, civilDate('2026-04-01')),
      isLate(due, due, civilDate('2026-04-09')),
    ]).toEqual([false, true, false]);
  });
});
