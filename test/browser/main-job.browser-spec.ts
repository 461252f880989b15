import type { Page } from 'playwright-core';
import { demoPhoto } from '../../apps/quickstart/demo/photo';
import { DESK, type DemoSite, openDemoSite, PHONE } from '../support/demo-site';

jest.setTimeout(600_000);

/** The main job as people do it: each in his own window, on the device that he uses. */
describe('the main job in a browser', () => {
  let site: DemoSite;
  let caseNumber: string;

  beforeAll(async () => {
    site = await openDemoSite();
  });
  afterAll(() => site?.close());
  afterEach(() => expect(site.complaints()).toEqual([]));

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const choose = (page: Page, word: string) => page.getByText(word, { exact: true }).first().click();

  it('the group leader reports an event on the phone', async () => {
    const page = await site.open('group-leader', PHONE);
    await button(page, '报告事项')
      .or(page.getByRole('link', { name: '报告事项' }))
      .first()
      .click();
    await page.getByLabel('谁的事').fill('唐伟');
    await page.locator('.ant-select-item-option').first().click();
    await choose(page, '结婚');
    await button(page, '报告这件事').click();
    await page.getByText('已经开出走访任务').waitFor();
    caseNumber = (
      await page
        .getByText(/^五访-/)
        .first()
        .innerText()
    ).trim();
    expect(caseNumber).toMatch(/^五访-\d{4}-0010801-\d{4}$/);
  });

  it('the officer logs the visit and the aid on the phone', async () => {
    const page = await site.open('officer', PHONE);
    await page.goto(`${site.address}/search`);
    await page.locator('main input').first().fill(caseNumber);
    await page.getByText('唐伟').first().click();
    await page.getByRole('link', { name: '记录走访' }).or(button(page, '记录走访')).first().click();
    await page.waitForURL(/\/visit$/);
    await choose(page, '赵敏');
    await choose(page, '见到本人');
    await page.getByLabel('慰问金').first().fill('500');
    const camera = page.locator('input[type="file"]').first();
    await camera.setInputFiles({ name: 'certificate.png', mimeType: 'image/png', buffer: demoPhoto() });
    await page.locator('main img').first().waitFor();
    await sign(page);
    await button(page, '记录走访').click();
    await page.getByText('走访已经记下').waitFor();
    await page.getByText(/慰问金 ¥500\.00 已经提交申请/).waitFor();
  });

  it('the treasurer reviews it at the desk, with the evidence beside it', async () => {
    const page = await site.open('treasurer', DESK);
    await openWaiting(page, '/approvals');
    for (const evidence of ['依据', '经费', '家庭', '可能重复'])
      await page.getByText(evidence, { exact: true }).last().waitFor();
    await agree(page);
  });

  it('the vice-chair approves it on the phone', async () => {
    const page = await site.open('vice-chair', PHONE);
    await openWaiting(page, '/approvals');
    await agree(page);
    await page.getByText('已同意，唐伟 ¥500.00').waitFor();
  });

  it('the cashier pays it', async () => {
    const page = await site.open('cashier', DESK);
    await openWaiting(page, '/payments');
    await button(page, '登记付款 ¥500.00').click();
    const dialog = page.getByRole('dialog').last();
    await dialog.getByLabel(/流水号/).fill('YC20260001');
    await dialog.getByRole('button', { name: '登记付款 ¥500.00' }).click();
    await page.getByText('共 1 笔').waitFor();
  });

  it('the member sees where his case stands and says that he received it', async () => {
    const page = await site.open('member', PHONE);
    await page.getByText('结婚').first().click();
    await page.getByText('收到了吗').first().waitFor();
    await button(page, '收到了 ¥500.00').click();
    await page.getByRole('dialog').locator('button.ant-btn-primary').click();
    await button(page, '没收到').waitFor({ state: 'detached' });
    const [row] = await site.api.database.owner(
      `SELECT status, receipt FROM disbursements.disbursement ORDER BY id DESC LIMIT 1`,
    );
    expect(row).toEqual({ status: 'paid', receipt: 'confirmed' });
  });

  it('anybody with the number and the tail of the phone sees its state and nothing else', async () => {
    const page = await site.look(null, PHONE);
    await page.goto(`${site.address}/progress`);
    await page.getByLabel('事项编号').fill(caseNumber);
    await page.getByLabel('登记手机号的后四位').fill('0041');
    await button(page, '查一查').click();
    await page.getByText('现在：').waitFor();
    const text = await page.locator('body').innerText();
    for (const secret of ['唐伟', '唐*', '结婚', '500']) expect(text).not.toContain(secret);
  });

  it('who edits what another device has just changed sees both values and chooses', async () => {
    const [row] = await site.api.database.owner(
      `SELECT m.id FROM members.member m JOIN visits.visit_duty d ON d.member_id = m.id WHERE d.number = $1`,
      [caseNumber],
    );
    const path = `${site.address}/members/${row!.id as string}/edit`;
    const [phone, desk] = [await site.open('officer', PHONE), await site.open('officer', DESK)];
    for (const page of [phone, desk]) {
      await page.goto(path);
      await page.getByLabel('工会小组').waitFor();
    }
    const save = async (page: Page, group: string) => {
      await page.getByLabel('工会小组').fill(group);
      await button(page, '保存改动').click();
    };
    await save(desk, '一年级组');
    await desk.waitForURL((url) => !url.pathname.endsWith('/edit'));
    await save(phone, '二年级组');
    const asked = phone.getByRole('dialog').last();
    await asked.getByText('别人刚改过').waitFor();
    const told = await asked.getByRole('row').nth(1).innerText();
    expect(told.split(/\s+/)).toEqual(['工会小组', '二年级组', '一年级组']);
    await asked.getByRole('button', { name: '用我填的' }).click();
    await phone.getByText('二年级组').first().waitFor();
    await desk.goto(path);
    await desk.getByLabel('工会小组').waitFor();
    await phone.goto(path);
    await save(phone, '三年级组');
    await phone.waitForURL((url) => !url.pathname.endsWith('/edit'));
    await save(desk, '四年级组');
    await desk.getByRole('button', { name: '用现在的' }).click();
    await desk.getByText('三年级组').first().waitFor();
  });

  async function openWaiting(page: Page, queue: string): Promise<void> {
    await page.goto(`${site.address}${queue}`);
    await page.getByText('唐伟').first().click();
    await page.getByText('¥500.00').first().waitFor();
  }

  async function agree(page: Page): Promise<void> {
    await button(page, '同意 ¥500.00').first().click();
    await page.getByRole('dialog').last().getByRole('button', { name: '同意 ¥500.00' }).click();
    // At the desk the next one opens by itself, on the phone the queue comes back.
    await button(page, '同意 ¥500.00').first().waitFor({ state: 'detached' });
  }

  async function sign(page: Page): Promise<void> {
    const pad = page.locator('canvas').first();
    await pad.scrollIntoViewIfNeeded();
    const box = (await pad.boundingBox())!;
    await page.mouse.move(box.x + 30, box.y + 40);
    await page.mouse.down();
    for (const [x, y] of [
      [70, 70],
      [110, 30],
      [150, 80],
      [190, 45],
    ] as const)
      await page.mouse.move(box.x + x, box.y + y);
    await page.mouse.up();
  }
});
