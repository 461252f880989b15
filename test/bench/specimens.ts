import { randomUUID } from 'node:crypto';
import { addDays, type CivilDate, type MemberId, systemActor, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { TenantRegister, UnitOfWork } from '@app/persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DemoClient } from '../../apps/quickstart/demo/client';

/** Ids of the cases that are multiplied, each played through the API as people would. */
export interface Specimens {
  /** Accepted, not visited yet. */
  readonly open: string;
  /** Waits for the chair's signature, which is the last one. */
  readonly deciding: string;
  /** Visited twice, one aid paid and reconciled, closed. */
  readonly closed: string;
  /** Visited four times, two aids paid and reconciled, closed. */
  readonly closedAfterTwoAids: string;
}

type Desk = Record<'joint-officer' | 'treasurer' | 'chair' | 'cashier' | 'accountant', DemoClient>;
const LOGINS = ['joint-officer', 'treasurer', 'chair', 'cashier', 'accountant'] as const;

/** Plays one case of each kind in a union, with its first members. */
export async function playSpecimens(
  app: NestFastifyApplication,
  unionId: UnionId,
  password: string,
): Promise<Specimens> {
  const desk = {} as Desk;
  for (const login of LOGINS) desk[login] = await DemoClient.signIn(app, login, password);
  const [tenant] = await app.get(TenantRegister).all();
  const system = systemActor(tenant!.tenantId);
  const today = await app.get(UnitOfWork).read(system, (tx) => app.get(OrganizationDirectory).today(tx));
  const { items } = await desk['joint-officer'].get(`/staff/members?unionId=${unionId}&limit=10`);
  const ids: MemberId[] = items.map(({ id }: { id: MemberId }) => id);
  const play = new Play(desk, unionId, today);
  const open = await play.accepted(ids[0]!);
  const deciding = await play.accepted(ids[1]!);
  for (const aid of await play.visit(deciding, { cash: '600.00' })) await play.review(aid);
  const closed = await play.accepted(ids[2]!);
  await play.close(closed, [{ cash: '600.00' }, {}]);
  const twice = await play.accepted(ids[3]!);
  await play.close(twice, [{ cash: '600.00' }, {}, { cash: '200.00' }, {}]);
  return { open, deciding, closed, closedAfterTwoAids: twice };
}

class Play {
  constructor(
    private readonly desk: Desk,
    private readonly unionId: UnionId,
    private readonly today: CivilDate,
  ) {}

  async accepted(memberId: MemberId): Promise<string> {
    const officer = this.desk['joint-officer'];
    const event = { memberId, occasion: 'HOSPITAL', eventOn: addDays(this.today, -3), place: '云川市第一医院 3 病区' };
    const { id, version } = await officer.post('/staff/visit-duties', event);
    const { accountId } = await officer.get('/session');
    const assigned = await officer.post(`/staff/visit-duties/${id}/assignment`, { personIds: [accountId] }, version);
    await officer.post(`/staff/visit-duties/${id}/acceptance`, {}, assigned['version']);
    return id;
  }

  /** Returns the requests for money that the visit made. */
  async visit(dutyId: string, aid: { readonly cash?: string }): Promise<string[]> {
    const officer = this.desk['joint-officer'];
    const { version } = await officer.get(`/staff/visit-duties/${dutyId}`);
    const paper = { documentId: await officer.upload('certificate', this.unionId), kind: 'admission-proof' };
    const visit = {
      ...{ visitedOn: addDays(this.today, -1), place: '住院部 3 病区 12 床', outcome: { kind: 'met' } },
      visitors: [{ name: '刘洋', rank: 'welfare-officer' }],
      words: '谢谢工会来看我，恢复得不错，下周就能出院。',
      ...(aid.cash && { cash: aid.cash, evidence: [paper], aidReason: '按标准慰问' }),
    };
    const logged = await officer.post(`/staff/visit-duties/${dutyId}/visits`, visit, version);
    return logged['requests'].map(({ id }: { id: string }) => id);
  }

  async review(id: string): Promise<void> {
    await this.step('treasurer', id, 'review', { comment: '材料齐全。' });
  }

  async close(dutyId: string, visits: readonly { readonly cash?: string }[]): Promise<void> {
    for (const visit of visits)
      for (const aid of await this.visit(dutyId, visit)) {
        await this.review(aid);
        await this.step('chair', aid, 'approval', { comment: '同意。' });
        await this.step('cashier', aid, 'payment', { paidOn: this.today, bankReference: randomUUID().slice(0, 8) });
        await this.step('accountant', aid, 'reconciliation', { statementReference: randomUUID().slice(0, 8) });
      }
    const { version } = await this.desk['joint-officer'].get(`/staff/visit-duties/${dutyId}`);
    await this.desk['joint-officer'].post(`/staff/visit-duties/${dutyId}/closing`, {}, version);
  }

  private async step(by: keyof Desk, id: string, step: string, body: object): Promise<void> {
    const { version } = await this.desk['cashier'].get(`/staff/disbursements/${id}`);
    await this.desk[by].post(`/staff/disbursements/${id}/${step}`, { ...body }, version);
  }
}
