import { addDays, type CivilDate } from '@app/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoAccount } from './accounts';
import { type DemoClient, signInAs } from './client';

type Json = Record<string, any>;

const SCHOOL = '0010801';

/** Two accidents: one that was just reported, one that is decided and whose compensation is on its way. */
export async function playAccidents(
  app: NestFastifyApplication,
  accounts: readonly DemoAccount[],
  today: CivilDate,
): Promise<void> {
  const officer = await signInAs(app, accounts)('officer');
  const { items } = await officer.get('/staff/unions');
  const unionId = items.find(({ code }: Json) => code === SCHOOL).id;
  await officer.post('/staff/accidents', {
    ...{ unionId, kind: 'fall', employer: '云川第38公司', place: '二号楼脚手架', facts: '搭脚手架时踏空，摔下三米。' },
    ...{ occurredOn: addDays(today, -3), reportedOn: addDays(today, -2) },
    persons: [{ name: '项东', harm: 'severe', harmWords: '腰椎骨折', employment: 'contractor' }],
  });
  const { accountId } = await officer.get('/session');
  await playToDecision(officer, unionId, accountId, today);
}

async function playToDecision(officer: DemoClient, unionId: string, accountId: string, today: CivilDate) {
  const day = (days: number): CivilDate => addDays(today, days - 70);
  const { id } = await officer.post('/staff/accidents', {
    ...{ unionId, kind: 'machinery', employer: '云川第39公司', place: '冲压车间', occurredOn: day(0) },
    ...{ reportedOn: day(1), facts: '冲床防护罩拆掉以后一直没装回去，夹伤两个人。' },
    persons: [
      { name: '庞春', harm: 'severe', harmWords: '右手三指骨折', employment: 'contract' },
      { name: '柴玉兰', harm: 'light', employment: 'dispatched' },
    ],
  });
  const step = async (path: string, body: Json = {}): Promise<void> => {
    const { version } = await officer.get(`/staff/accidents/${id}`);
    await officer.post(`/staff/accidents/${id}/${path}`, body, version);
  };
  await step('handler', { accountId });
  await step('joining', { on: day(2), investigatedBy: '区应急管理局牵头的调查组' });
  await step('activities', { kind: 'site-visit', on: day(3), words: '看了冲床，防护罩拆了两个多月。' });
  await step('activities', { kind: 'condolence', on: day(4), words: '到医院看望两位工友和家属。' });
  await step('findings', { on: day(30), words: '防护装置缺失，班前没有检查，新工人没有培训就上岗。' });
  await step('opinion', {
    ...{ on: day(32), to: '区应急管理局、云川第39公司' },
    words: '追究设备管理责任人的责任；全厂冲床装好防护再开工；受伤职工按工伤办理。',
  });
  await step('decision', { on: day(45), words: '罚款三万元，限期整改。', answer: '采纳工会意见，已列入整改清单。' });
  const { persons } = await officer.get(`/staff/accidents/${id}`);
  const [first, second] = persons.map((person: Json) => `persons/${person.id}`);
  const recognised = { state: 'recognised', appliedOn: day(10), decidedOn: day(40), disability: 8 };
  await step(`${first}/recognition`, recognised);
  await step(`${second}/recognition`, { state: 'applied', appliedOn: day(12) });
  await step(`${first}/compensation`, { asked: '96000.00', agreed: '78000.00', agreedOn: day(50) });
  await step(`${first}/payments`, { paidOn: day(60), amount: '50000.00', payer: 'injury-fund' });
}
