import { addDays, type CivilDate } from '@app/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoAccount } from './accounts';
import { type DemoClient, signInAs } from './client';

type Stage =
  'received' | 'handling' | 'extended' | 'forwarded' | 'answered' | 'in-review' | 'reviewed' | 'in-recheck' | 'closed';

interface Brought {
  readonly kind: 'request' | 'complaint' | 'proposal';
  readonly source: 'visit' | 'letter' | 'phone' | 'online' | 'forwarded';
  /** Null: nobody knows who. */
  readonly petitioner: string | null;
  readonly about: string;
  readonly words: string;
  /** Received so many days ago. */
  readonly received: number;
  readonly stage: Stage;
  readonly more?: object;
}

const TOGETHER = { people: 12, representatives: ['尹国强', '薛桂英', '骆明'] };
const FORWARDED = { forwardedBy: '云川市信访局' };

/** One for each way in which a petition and its clocks can stand. */
const PETITIONS: readonly Brought[] = [
  {
    ...{ kind: 'request', source: 'visit', petitioner: '尹国强', received: 1, stage: 'received', more: TOGETHER },
    ...{ about: '第8镇食品厂', words: '十二个人一起来说：夏天车间四十度，降温费没有发。' },
  },
  {
    ...{ kind: 'request', source: 'letter', petitioner: '向红梅', received: 14, stage: 'received' },
    ...{ about: '第8镇物业公司', words: '值班室没有暖气，请工会协调。' },
  },
  {
    ...{ kind: 'proposal', source: 'phone', petitioner: '阮志刚', received: 18, stage: 'received' },
    ...{ about: '镇文体中心', words: '职工书屋晚上早关门，下了班借不到书。' },
  },
  {
    ...{ kind: 'request', source: 'forwarded', petitioner: '欧阳·阿卜杜拉', received: 3, stage: 'received' },
    ...{ about: '第8镇运输队', words: '跑长途没有歇脚的地方。', more: FORWARDED },
  },
  {
    ...{ kind: 'request', source: 'visit', petitioner: '薛桂英', received: 62, stage: 'handling' },
    ...{ about: '第8镇服装厂', words: '哺乳室被改成了仓库。' },
  },
  {
    ...{ kind: 'complaint', source: 'letter', petitioner: null, received: 20, stage: 'handling' },
    ...{ about: '第8镇工地食堂', words: '伙食费账目对不上，请查一查。' },
  },
  {
    ...{ kind: 'request', source: 'letter', petitioner: '骆明', received: 50, stage: 'extended' },
    ...{ about: '第8镇机械厂', words: '老厂区粉尘大，体检两年没有做。' },
  },
  {
    ...{ kind: 'request', source: 'visit', petitioner: '卓亚平', received: 9, stage: 'forwarded' },
    ...{ about: '云川第38公司', words: '被辞退没有补偿。' },
  },
  {
    ...{ kind: 'request', source: 'letter', petitioner: '农建华', received: 40, stage: 'answered' },
    ...{ about: '第8镇环卫所', words: '早班没有早餐供应。' },
  },
  {
    ...{ kind: 'request', source: 'visit', petitioner: '符秀珍', received: 70, stage: 'in-review' },
    ...{ about: '第8镇卫生院', words: '夜班补贴标准多年没有变。' },
  },
  {
    ...{ kind: 'request', source: 'letter', petitioner: '祁大海', received: 90, stage: 'in-recheck' },
    ...{ about: '第8镇水厂', words: '宿舍漏雨没有修。' },
  },
  {
    ...{ kind: 'proposal', source: 'online', petitioner: '匡小兰', received: 45, stage: 'closed' },
    ...{ about: '镇工会', words: '暑假办一个职工子女托管班。' },
  },
];

const TOWN = '00108';
const SCHOOL = '0010801';

/** Petitions in every state; of the member's own one is handled and one answered. */
export async function playPetitions(
  app: NestFastifyApplication,
  accounts: readonly DemoAccount[],
  today: CivilDate,
): Promise<void> {
  const signIn = signInAs(app, accounts);
  const office = new PetitionOffice(await signIn('officer'), await signIn('chair'), today);
  const { items } = await office.officer.get('/staff/unions');
  const unionOf = (code: string): string => items.find((each: { code: string }) => each.code === code).id;
  for (const brought of PETITIONS) await office.play(unionOf(TOWN), brought);
  await ownPetitions(office, await signIn('member'), unionOf(SCHOOL), today);
}

async function ownPetitions(
  office: PetitionOffice,
  member: DemoClient,
  unionId: string,
  today: CivilDate,
): Promise<void> {
  const { id } = await member.post('/portal/petitions', {
    ...{ kind: 'request', about: '学校后勤', words: '教工食堂三个月没有热菜，年纪大的老师吃不消。' },
    request: '中午供应热菜',
  });
  await office.accept(id, today);
  const meeting = { on: addDays(today, 2), atTime: '15:00', place: '镇工会二楼接待室' };
  await office.step(office.officer, id, 'meeting', { ...meeting, bring: '食堂照片、身份证' });
  const { memberId } = await member.get('/session');
  const receivedOn = addDays(today, -30);
  const letter = { unionId, memberId, kind: 'proposal', source: 'letter', receivedOn, people: 1, about: '校工会' };
  const answered = await office.officer.post('/staff/petitions', { ...letter, words: '教师节的活动能不能带家属？' });
  await office.accept(answered.id, addDays(receivedOn, 3));
  const words = '可以。今年起教师节活动每位老师可以带一位家属，名额由各年级报。';
  await office.step(office.officer, answered.id, 'answer', { on: addDays(receivedOn, 20), words });
}

/** The steps of the desk, of its handler and of who stands above. */
class PetitionOffice {
  constructor(
    readonly officer: DemoClient,
    private readonly chair: DemoClient,
    private readonly today: CivilDate,
  ) {}

  async step(who: DemoClient, id: string, path: string, body: object = {}): Promise<void> {
    const { version } = await who.get(`/staff/petitions/${id}`);
    await who.post(`/staff/petitions/${id}/${path}`, body, version);
  }

  async accept(id: string, on: CivilDate): Promise<void> {
    const { accountId } = await this.officer.get('/session');
    await this.step(this.officer, id, 'handler', { accountId });
    await this.step(this.officer, id, 'acceptance', { on });
  }

  async play(unionId: string, brought: Brought): Promise<void> {
    const { petitioner, received, stage, more, ...said } = brought;
    const receivedOn = addDays(this.today, -received);
    const named = petitioner === null ? {} : { petitioner };
    const { id } = await this.officer.post('/staff/petitions', {
      ...{ ...said, ...named, people: 1, ...more, unionId, receivedOn },
    });
    if (stage === 'received') return;
    if (stage === 'forwarded') {
      const told = {
        on: addDays(receivedOn, 2),
        words: '补偿的事请到劳动仲裁委申请仲裁，有一年的时效。',
        to: 'arbitration',
      };
      return this.step(this.officer, id, 'forwarding', told);
    }
    await this.accept(id, addDays(receivedOn, 4));
    if (stage === 'extended') {
      const more = { on: addDays(receivedOn, 40), days: 20, words: '要等第三方粉尘检测的报告。' };
      await this.step(this.chair, id, 'extension', more);
    }
    if (stage !== 'handling' && stage !== 'extended') await this.afterwards(id, stage, receivedOn);
  }

  private async afterwards(id: string, stage: Stage, receivedOn: CivilDate): Promise<void> {
    const [officer, on] = [this.officer, (days: number) => addDays(receivedOn, days)];
    await this.step(officer, id, 'answer', { on: on(30), words: '已经和单位谈过，下个月起按要求办，工会到时回访。' });
    if (stage === 'closed') return this.step(officer, id, 'closing', { satisfied: true });
    if (stage === 'answered') return;
    await this.step(officer, id, 'review-request', { on: on(50) });
    if (stage === 'in-review') return;
    await this.step(this.chair, id, 'review', { on: on(65), words: '处理意见妥当，已督促单位按期落实。' });
    if (stage === 'in-recheck') await this.step(officer, id, 'recheck-request', { on: on(80) });
  }
}
