import { addDays } from '@app/kernel';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

const PATH = '/staff/formula-rules';

describe('the rules of the category over HTTP', () => {
  let api: TestApi;
  let scene: Scene;
  let federation: Caller;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    federation = await scene.as(scene.root, 'federation-officer');
  });
  afterAll(() => api?.close());

  const aRule = (overrides: object = {}) => ({
    ...{ version: 'current', accidentPlace: 'before-deep', lossShare: 90, validFrom: scene.today },
    source: '测试市总工会〔2026〕3 号',
    ...overrides,
  });
  const listed = async () => (await (await scene.as(scene.school, 'officer')).get(PATH))['items'];

  it('the list begins with what holds, the defaults stand below', async () => {
    expect(await listed()).toMatchObject([
      { version: 'current', lossShare: 80, isDefault: true, holdsToday: true },
      { version: '2016', validTo: '2018-12-31', isDefault: true, holdsToday: false },
    ]);
    await federation.post(PATH, aRule());
    await federation.post(PATH, aRule({ validFrom: addDays(scene.today, 10), lossShare: 70 }));
    expect(await listed()).toMatchObject([
      { lossShare: 70, validTo: null, isDefault: false, holdsToday: false },
      { lossShare: 90, accidentPlace: 'before-deep', validTo: addDays(scene.today, 9), holdsToday: true },
      { lossShare: 80, isDefault: true, holdsToday: false },
      { version: '2016' },
    ]);
  });

  it.each([
    [{ lossShare: 0 }, '「损失超过年收入的百分之几」请填 1 到 100 的整数'],
    [{ lossShare: 101 }, '「损失超过年收入的百分之几」请填 1 到 100 的整数'],
    [{ validFrom: '2040-01-02', validTo: '2040-01-01' }, '截止日期不能早于起始日期，请改一下。'],
  ])('refuses %j in a sentence', async (wrong, sentence) => {
    const { status, text } = await federation.call('POST', PATH, aRule(wrong));
    expect(Math.floor(status / 100)).toBe(4);
    expect(text).toContain(sentence);
  });
});
