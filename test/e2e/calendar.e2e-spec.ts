import { addDays } from '@app/kernel';
import { aNoticeOf2027 } from '@app/calendar/testing';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

const NOTICE = aNoticeOf2027();
const LIST = { year: NOTICE.year, days: NOTICE.days, document: NOTICE.document, publishedOn: NOTICE.publishedOn };

describe('the calendar over HTTP', () => {
  let api: TestApi;
  let scene: Scene;
  let administrator: Caller;
  let officer: Caller;
  let chair: Caller;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    administrator = await scene.as(scene.root, 'administrator');
    officer = await scene.as(scene.school, 'officer');
    chair = await scene.as(scene.school, 'chair');
  });
  afterAll(() => api?.close());

  describe('a year', () => {
    it('that is announced has names, make-up workdays and festivals', async () => {
      const year = await officer.get('/staff/official-years?year=2026');
      expect(year).toMatchObject({ origin: 'shipped', provisional: false, mayImport: false, version: 0 });
      expect(year['days']).toContainEqual({ date: '2026-02-17', name: '春节', off: true });
      expect(year['days']).toContainEqual({ date: '2026-02-28', name: '调休上班', off: false });
      expect(year['festivals']).toContainEqual({ code: 'CHONGYANG', name: '重阳', date: '2026-10-18' });
    });

    it('that is not announced is provisional', async () => {
      expect(await officer.get('/staff/official-years?year=2029')).toMatchObject({
        ...{ origin: 'expected', provisional: true },
      });
    });

    it('beyond the tables is refused', async () =>
      expect((await officer.call('GET', '/staff/official-years?year=2150')).status).toBe(400));
  });

  describe('a list of official days', () => {
    it('is read from what was pasted, shown before, imported and taken back', async () => {
      const text = [
        '日期\t名称\t休/班',
        ...LIST.days.map(({ date, name, off }) => [date, name, off ? '休' : '班'].join('\t')),
      ];
      const read = await administrator.post('/staff/official-years/reading', { text: text.join('\n') });
      expect(read).toMatchObject({ year: 2027, faults: [] });
      const { days } = read;
      const preview = await administrator.post('/staff/official-years/preview', { year: 2027, days });
      expect(preview['days']).toContainEqual({ date: '2027-02-14', worked: true });
      expect(preview['moves'].map(({ what }: { what: string }) => what)).toEqual(
        expect.arrayContaining(['走访的截止日', '还没有发出的走访提醒', '节日的提醒日']),
      );
      const imported = await administrator.post('/staff/official-years', LIST, 0);
      expect(imported).toMatchObject({ origin: 'imported', provisional: false, version: 1, mayImport: true });
      expect(imported['history'][0]).toMatchObject({ document: NOTICE.document, withdrawn: false });
      const late = await administrator.call('POST', '/staff/official-years', LIST, 0);
      expect([late.status, late.body['code']]).toEqual([412, 'record.stale']);
      const undone = await administrator.call('POST', '/staff/official-years/undo', { year: 2027 }, 1);
      expect(undone.body).toMatchObject({ origin: 'expected', version: 2 });
    });

    it.each([['text that is no list', { text: '你好' }, 'official-days.unreadable']])(
      '%s is refused',
      async (_, body, code) => {
        const answer = await administrator.call('POST', '/staff/official-years/reading', body);
        expect([answer.status, answer.body['code']]).toEqual([400, code]);
      },
    );

    it('without a statutory holiday is refused with the day', async () => {
      const days = LIST.days.filter(({ date }) => date !== '2027-09-15');
      const answer = await administrator.call('POST', '/staff/official-years/preview', { year: 2027, days });
      expect([answer.status, answer.body['code']]).toEqual([400, 'official-days.invalid']);
      expect(answer.body['fields'][0].message).toContain('2027-09-15');
    });

    it('is not imported by the chair of a union below, nor by an officer', async () => {
      expect((await chair.call('POST', '/staff/official-years', LIST, 0)).status).toBe(404);
      expect((await officer.call('POST', '/staff/official-years', LIST, 0)).status).toBe(403);
    });
  });

  describe('the holidays of a union', () => {
    const path = (unionId: string) => `/staff/unions/${unionId}/holidays`;
    const schoolDay = {
      ...{ name: '校庆', rule: { kind: 'fixed', month: 10, day: 20 }, leadDays: 14 },
      ...{ audiences: ['all-members'], form: 'activity', purpose: '校庆活动' },
    };

    it('are the defaults at first, with the next day and its lead day', async () => {
      const page = await officer.get(path(scene.school));
      expect(page['mayManage']).toBe(false);
      const chongyang = page['items'].find(({ code }: { code: string }) => code === 'CHONGYANG');
      expect(chongyang).toMatchObject({ setBy: null, leadDays: 15, ruleWords: '重阳', state: 'kept' });
      expect(chongyang.next.from >= scene.today).toBe(true);
      expect(page['items'].find(({ code }: { code: string }) => code === 'BIRTHDAY').next).toBeNull();
    });

    it('show their days before they are saved', async () => {
      const spring = { ...schoolDay, name: '春节', rule: { kind: 'festival', festival: 'SPRING' }, leadDays: 30 };
      const { items } = await chair.post(`${path(scene.school)}/preview`, spring);
      expect(items.find(({ year }: { year: number }) => year === 2027)).toMatchObject({
        ...{ from: '2027-02-06', leadOn: '2027-01-07', provisional: true },
      });
    });

    it('are added, changed and switched off by its chair, and seen below', async () => {
      const { code } = await chair.post(path(scene.school), { ...schoolDay, validFrom: scene.today });
      const listed = async () =>
        (await chair.get(path(scene.school)))['items'].find((each: { code: string }) => each.code === code);
      const { version } = await listed();
      const off = { ...schoolDay, state: 'dropped', validFrom: scene.today };
      await chair.post(`${path(scene.school)}/${code}/terms`, off, version);
      expect(await listed()).toMatchObject({ state: 'dropped', own: true, next: null });
      const stale = await chair.call('POST', `${path(scene.school)}/${code}/terms`, off, version);
      expect(stale.status).toBe(412);
    });

    it.each([
      ['a day that does not exist', { rule: { kind: 'fixed', month: 2, day: 30 } }],
      ['a rule without its day', { rule: { kind: 'lunar', month: 3 } }],
      ['a date that does not exist', { rule: { kind: 'dates', dates: ['2027-02-30'] } }],
      ['an audience that nobody knows', { audiences: ['everybody'] }],
    ])('with %s are refused by their field', async (_, wrong) => {
      const answer = await chair.call('POST', path(scene.school), { ...schoolDay, ...wrong, validFrom: scene.today });
      expect(answer.status).toBe(400);
    });

    it('of another union are not there', async () => {
      expect((await chair.call('GET', path(scene.mill))).status).toBe(404);
      const answer = await chair.call('POST', path(scene.mill), { ...schoolDay, validFrom: scene.today });
      expect(answer.status).toBe(404);
    });

    it('from yesterday on are refused', async () => {
      const validFrom = addDays(scene.today, -1);
      const answer = await chair.call('POST', path(scene.school), { ...schoolDay, validFrom });
      expect(answer.body['code']).toBe('holiday.in-the-past');
    });

    it('that come up are told to who works there', async () => {
      const from = addDays(scene.today, 10);
      const [, month, day] = from.split('-').map(Number);
      await chair.post(path(scene.school), {
        ...schoolDay,
        ...{ name: '厂庆', rule: { kind: 'fixed', month, day }, leadDays: 10, validFrom: scene.today },
      });
      const { items } = await officer.get('/staff/coming-holidays');
      expect(items.find(({ name }: { name: string }) => name === '厂庆')).toMatchObject({
        from,
        unionId: scene.school,
      });
    });
  });
});
