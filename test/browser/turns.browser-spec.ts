import { eventually } from '@app/messaging/testing';
import type { Page } from 'playwright-core';
import { DESK, type DemoSite, openDemoSite, PHONE, settled } from '../support/demo-site';

jest.setTimeout(600_000);

/** What goes otherwise than straight: each as the person whose turn it is does it. */
describe('turns that the main job takes', () => {
  let site: DemoSite;
  let officer: Page;
  let treasurer: Page;
  let money: Record<string, string>;
  let members: string[];

  beforeAll(async () => {
    site = await openDemoSite();
    officer = await site.look('officer', PHONE);
    treasurer = await site.look('treasurer', DESK);
    const waiting = await site.api.database.owner(
      `SELECT right(number, 4) AS tail, id FROM disbursements.disbursement WHERE status = 'in-review'`,
    );
    money = Object.fromEntries(waiting.map(({ tail, id }) => [tail as string, id as string]));
    const active = await site.api.database.owner(
      `SELECT m.id FROM members.member m JOIN organizations.trade_union u ON u.tenant_id = m.tenant_id AND u.id = m.union_id
       WHERE u.code = '0010801' AND m.status = 'active'
         AND NOT EXISTS (SELECT 1 FROM visits.visit_duty d WHERE d.tenant_id = m.tenant_id AND d.member_id = m.id)
         AND NOT EXISTS (SELECT 1 FROM members.household_person p WHERE p.tenant_id = m.tenant_id AND p.member_id = m.id)
         AND NOT EXISTS (SELECT 1 FROM identity.account a WHERE a.tenant_id = m.tenant_id AND a.member_id = m.id)
       ORDER BY m.id LIMIT 5`,
    );
    members = active.map(({ id }) => id as string);
  });
  afterAll(() => site?.close());
  afterEach(() => expect(site.complaints()).toEqual([]));

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const dialog = (page: Page) => page.getByRole('dialog').last();
  const confirm = (page: Page) => dialog(page).locator('button.ant-btn-primary').click();
  const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
  const isLogging = (url: URL | string) =>
    String(url).endsWith('/visits') && String(url).includes('/staff/visit-duties/');
  const go = async (page: Page, path: string) => {
    await page.goto(`${site.address}${path}`);
    await settled(page);
  };

  describe('a membership', () => {
    async function step(id: string, name: string, reason?: string): Promise<void> {
      await go(officer, `/members/${id}`);
      await button(officer, '办理会籍').click();
      await officer.getByRole('menuitem', { name, exact: true }).click();
      if (reason) await dialog(officer).getByLabel('原因').fill(reason);
      await confirm(officer);
    }

    it('is left, with the reason', async () => {
      await step(members[0]!, '办理退会', '本人书面提出');
      await said(officer, '已办理退会');
    });

    it('ends by expulsion, which can be revoked', async () => {
      await step(members[1]!, '除名', '按章程经会员大会决定');
      await said(officer, '已除名');
      await go(officer, `/members/${members[1]}`);
      await button(officer, '撤销除名').click();
      await dialog(officer).getByLabel('原因').fill('记错了人');
      await confirm(officer);
      await said(officer, '除名已撤销');
    });

    it('ends by death', async () => {
      await step(members[2]!, '登记去世');
      await said(officer, '已登记');
      await go(officer, `/members/${members[2]}`);
      await said(officer, '已去世');
    });

    it('gets a relative, who becomes the head of the household', async () => {
      await go(officer, `/members/${members[3]}`);
      await button(officer, '添加家人').click();
      await dialog(officer).getByLabel('姓名').fill('欧阳·阿卜杜拉');
      await chooseIn(officer, '和户主的关系', '配偶');
      await confirm(officer);
      await said(officer, '家人登记好了');
      await button(officer, '更换户主').click();
      await chooseIn(officer, '新户主', '欧阳·阿卜杜拉');
      await chooseIn(officer, /是欧阳·阿卜杜拉的/, '配偶');
      await confirm(officer);
      await said(officer, '户主换好了');
      await said(officer, /户主\s*欧阳·阿卜杜拉/);
    });

    it('shows the cases and the aid of the member, and reports for him', async () => {
      const [row] = await site.api.database.owner(
        `SELECT recipient_id AS id FROM disbursements.disbursement WHERE id = $1`,
        [money['0002']],
      );
      await go(officer, `/members/${row!.id as string}`);
      await said(officer, /款-\d{4}-0010801-0002/);
      await said(officer, /五访-\d{4}-0010801-/);
      await officer.getByRole('link', { name: '报告事项' }).click();
      await said(officer, '什么事');
    });
  });

  describe('a request for money', () => {
    it('is found by its number in the one search box', async () => {
      await go(officer, '/search');
      const [row] = await site.api.database.owner(`SELECT number FROM disbursements.disbursement WHERE id = $1`, [
        money['0001'],
      ]);
      await officer
        .locator('main input')
        .first()
        .fill(row!.number as string);
      await officer.getByText('用款 1 笔').waitFor();
    });

    it('gets another amount from who asked', async () => {
      await act(officer, `/payments/${money['0001']}`, '改金额', async () => {
        await dialog(officer).getByLabel('金额').fill('700');
      });
      await said(officer, '金额已改，从头审批');
      await said(officer, '¥700.00');
    });

    it('comes back for a paper and goes on when it was brought', async () => {
      await act(treasurer, `/approvals/${money['0001']}`, '退回补材料', async () => {
        await dialog(treasurer).getByLabel('原因').fill('还差住院小结，拍照上传就行');
      });
      await said(treasurer, '已退回，申请的同志会收到消息');
      await act(officer, `/payments/${money['0001']}`, '补好再提交', async () => undefined);
      await said(officer, '已再次提交');
    });

    it('is signed by one more whom the signer asks', async () => {
      await act(treasurer, `/approvals/${money['0003']}`, '加签', () => anybody(treasurer));
      await said(treasurer, '已请他加签');
    });

    it('is handed over only to who may take the step', async () => {
      await go(treasurer, `/approvals/${money['0001']}`);
      await button(treasurer, '更多').last().click();
      await treasurer.getByRole('menuitem', { name: '转办' }).click();
      await dialog(treasurer).getByLabel('请哪位同志').click();
      await said(treasurer, '没有别的同志有这一步的职责');
    });

    it('is withdrawn by who asked, and the money is free again', async () => {
      await act(officer, `/payments/${money['0003']}`, '撤回', async () => {
        await dialog(officer).getByLabel('原因').fill('本人不要了');
      });
      await said(officer, '已撤回');
    });

    it('goes out to Excel with its list', async () => {
      await go(treasurer, '/payments?queue=all');
      const [file] = await Promise.all([treasurer.waitForEvent('download'), button(treasurer, '导出').click()]);
      expect(file.suggestedFilename()).toMatch(/^用款 \d{4}-\d{2}-\d{2}\.xlsx$/);
    });
  });

  it('a visit is corrected: what changes is shown, the old record stays', async () => {
    const [row] = await site.api.database.owner(`SELECT case_id AS id FROM disbursements.disbursement WHERE id = $1`, [
      money['0002'],
    ]);
    await go(officer, `/duties/${row!.id as string}`);
    await button(officer, '更正').first().click();
    await officer.getByLabel('在哪里见的').fill('云川第二医院 6 楼');
    await said(officer, /这里的款物不能再改/);
    await button(officer, '看看改了什么').click();
    await said(officer, '改了 1 处，核对一下');
    await button(officer, '漏写了同去的人').click();
    await button(officer, '更正这次走访').click();
    await said(officer, '走访记录已经更正');
    await button(officer, '看这件事').click();
    await said(officer, /更正/);
  });

  it('without a signal the app opens again, and the form for a visit with it', async () => {
    const [row] = await site.api.database.owner(
      `SELECT d.id FROM visits.visit_duty d JOIN visits.duty_assignee a ON a.tenant_id = d.tenant_id AND a.duty_id = d.id
       WHERE d.status = 'accepted' ORDER BY d.deadline_on LIMIT 1`,
    );
    const path = `/duties/${row!.id as string}/visit`;
    await go(officer, path);
    await officer.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await officer.reload();
    await settled(officer);
    await officer.context().setOffline(true);
    await officer.reload();
    await said(officer, '见到本人了吗');
    await said(officer, /网络断了/);
    expect(
      await officer.evaluate(`caches.keys().then((names) => Promise.all(names.map((name) =>
      caches.open(name).then((cache) => cache.keys()))).then((kept) => kept.flat().map(({ url }) => new URL(url).pathname)
      .filter((address) => address.startsWith('/api'))))`),
    ).toEqual([]);
    await officer.context().setOffline(false);
    site.complaints();
  });

  it('a visit finished without a signal goes by itself when it is back, and once though the answer was lost', async () => {
    const [row] = await site.api.database.owner(
      `SELECT d.id FROM visits.visit_duty d JOIN visits.duty_assignee a ON a.tenant_id = d.tenant_id AND a.duty_id = d.id
       WHERE d.status = 'accepted' ORDER BY d.deadline_on DESC LIMIT 1`,
    );
    const duty = row!.id as string;
    const logged = () => site.api.database.owner(`SELECT id FROM visits.visit WHERE duty_id = $1`, [duty]);
    await go(officer, `/duties/${duty}/visit`);
    await officer.context().setOffline(true);
    await officer.getByText('见到本人', { exact: true }).first().click();
    await button(officer, '记录走访').click();
    await said(officer, /现在没有信号，“.+”已经存好/);
    expect(await logged()).toEqual([]);
    const answers = officer.waitForEvent('requestfailed', (request) => isLogging(request.url()));
    let attempts = 0;
    await officer.route(isLogging, async (route) => {
      attempts++;
      if (attempts > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await officer.context().setOffline(false);
    await answers;
    expect(await logged()).toHaveLength(1);
    await eventually(async () => {
      await officer.evaluate(`dispatchEvent(new Event('online'))`);
      return attempts > 1;
    });
    await said(officer, '信号恢复，1 份已经发出');
    expect([attempts, (await logged()).length]).toEqual([2, 1]);
    await officer.unroute(isLogging);
    site.complaints();
  });

  /** Opens the request, presses the button (which may stand under "more"), answers, confirms. */
  async function act(page: Page, path: string, name: string, answer: () => Promise<void>): Promise<void> {
    await go(page, path);
    const more = page.getByRole('button', { name: /更多/ }).first();
    const direct = page.getByRole('button', { name, exact: true }).first();
    await more.or(direct).first().waitFor();
    if (await direct.isVisible()) await direct.click();
    else {
      await more.click();
      await page.getByRole('menuitem', { name, exact: true }).click();
    }
    await dialog(page).waitFor();
    await answer();
    await confirm(page);
  }

  async function anybody(page: Page): Promise<void> {
    await dialog(page).getByLabel('请哪位同志').click();
    await page.locator('.ant-select-item-option').first().click();
  }

  async function chooseIn(page: Page, label: string | RegExp, option: string): Promise<void> {
    await dialog(page).getByLabel(label).click();
    await page.locator('.ant-select-item-option:visible', { hasText: option }).first().click();
  }
});
