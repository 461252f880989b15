import type { Page } from 'playwright-core';
import { DESK, type DemoSite, openDemoSite, PHONE } from '../support/demo-site';

jest.setTimeout(600_000);

/** A holiday round from its plan to 0.00, each step by the person whose step it is. */
describe('a round in a browser', () => {
  let site: DemoSite;
  let round: string;

  beforeAll(async () => {
    site = await openDemoSite();
  });
  afterAll(() => site?.close());
  afterEach(() => expect(site.complaints()).toEqual([]));

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first();
  const dialog = (page: Page) => page.getByRole('dialog').last();
  /** The button of the page, then the one of its dialog. */
  const step = async (page: Page, open: string, confirm = open): Promise<void> => {
    await button(page, open).click();
    await dialog(page).getByRole('button', { name: confirm, exact: true }).click();
    await dialog(page).waitFor({ state: 'hidden' });
  };
  const pick = async (page: Page, label: string, typed: string): Promise<void> => {
    await page.getByLabel(label).last().fill(typed);
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: typed })
      .first()
      .click();
  };

  it('the officer plans it at the desk and sees whom it is for before anything is fixed', async () => {
    const page = await site.open('officer', DESK);
    await page.goto(`${site.address}/rounds/new`);
    await pick(page, '哪个节日', '春节');
    expect(await page.getByLabel('活动名称').inputValue()).toMatch(/^\d{4} 年春节慰问$/);
    await page.getByLabel('活动名称').fill('春节走访两户');
    await page.getByLabel('为什么办').fill('节前走访，把慰问金送到手上');
    // The holiday brings whom the union usually thinks of; this time it is a list.
    await page.getByText('苦脏累险岗位会员').first().waitFor();
    const others = page.getByRole('button', { name: '去掉', exact: true });
    while ((await others.count()) > 0) await others.last().click();
    await pick(page, '慰问对象', '按名单');
    await pick(page, '加一个人', '彭梅');
    await page.getByText('名单上 1 人').waitFor();
    await pick(page, '加一个人', '唐伟');
    await page.getByText('名单上 2 人').waitFor();
    await page.getByLabel('慰问金', { exact: true }).fill('300');
    await page.getByLabel('预算').fill('500');
    await pick(page, '从哪个账户出', '送温暖');
    await button(page, '保存计划，看名单').click();
    await page.getByText('超出预算 ¥100.00').waitFor();
    round = new URL(page.url()).pathname;
    await button(page, '修改计划').click();
    await page.getByLabel('预算').fill('1000');
    await button(page, '保存计划，看名单').click();
    await page.getByText('在预算 ¥1,000.00 以内。').waitFor();
    await button(page, '看名单 2 人').click();
    await page.getByText('彭梅').first().waitFor();
  });

  it('fixes the roster, gives it to who goes, and asks for the signatures', async () => {
    const page = await site.open('officer', DESK);
    await page.goto(`${site.address}${round}`);
    await step(page, '确定名单');
    await page.getByText('名单已定').first().waitFor();
    await page.getByText('走访分工', { exact: true }).first().click();
    await button(page, '选走访人').click();
    await dialog(page).locator('input').first().fill('刘洋');
    await page.locator('.ant-select-item-option').filter({ hasText: '刘洋' }).first().click();
    // The open list lies over the button.
    await page.keyboard.press('Escape');
    await dialog(page).getByRole('button', { name: '保存走访人' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    await step(page, '分名单', '分给走访人');
    await page.getByText('0 / 2 人').first().waitFor();
    await step(page, '提交审批');
    await page.getByText('审批中').first().waitFor();
  });

  it.each([
    ['treasurer', DESK, /^审核通过/],
    ['standing-vice-chair', PHONE, /^同意/],
  ] as const)('the %s signs it as a whole, while something else is still being fetched', async (role, size, word) => {
    const page = await site.open(role, size);
    await page.route('**/messages/unread', () => undefined);
    await page.goto(`${site.address}/approvals`);
    await page.getByText('春节走访两户').first().click();
    await page.getByText('签批前看一眼').waitFor();
    await button(page, word).click();
    await dialog(page).getByRole('button', { name: word }).click();
    await button(page, word).waitFor({ state: 'detached' });
  });

  it('the officer visits one after another on the phone', async () => {
    const page = await site.open('officer', PHONE);
    await page.goto(`${site.address}${round}/visits`);
    await button(page, /^走访 /).click();
    await page.getByText('见到本人', { exact: true }).click();
    await sign(page);
    await button(page, '记录走访').click();
    await page.getByText('走访已经记下').waitFor();
    await page.getByText('你这里还有 1 家。').waitFor();
    await button(page, /^走访 /).click();
    await page.getByText('本人不收', { exact: true }).click();
    await button(page, '记录走访').click();
    await page.getByText('写一句怎么回事').waitFor();
    await page.getByLabel('怎么回事').fill('心意领了，请留给更困难的同志');
    await button(page, '记录走访').click();
    await page.getByText('你这里还有 0 家。').waitFor();
  });

  it('the cashier pays what was given as one batch', async () => {
    const page = await site.open('cashier', DESK);
    await page.goto(`${site.address}${round}?part=closing`);
    await button(page, '转账 ¥300.00').click();
    await dialog(page).getByLabel('银行流水号').fill('YC20270001');
    await dialog(page)
      .getByRole('button', { name: /^付 1 笔/ })
      .click();
    await page.waitForURL(/\/payments\/batches\//);
  });

  it('the officer closes it, at 0.00', async () => {
    const page = await site.open('officer', DESK);
    await page.goto(`${site.address}${round}?part=closing`);
    await step(page, '结束走访');
    await page.getByText('都对上了，可以办结').waitFor();
    const left = await page.getByRole('row', { name: /^结余/ }).innerText();
    expect(left.split(/\s+/)).toEqual(['结余', '0', '0', '¥0.00', '¥0.00', '¥0.00']);
    await step(page, '办结');
    await page.getByText('已办结').first().waitFor();
    const rows = await site.api.database.owner(
      `SELECT d.status, d.amount::text FROM disbursements.disbursement d JOIN rounds.round r
         ON r.name = '春节走访两户' JOIN rounds.roster_entry e ON e.round_id = r.id AND e.id = d.subject_id ORDER BY 1`,
    );
    expect(rows).toEqual([
      { status: 'paid', amount: '30000' },
      { status: 'withdrawn', amount: '30000' },
    ]);
  });

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
