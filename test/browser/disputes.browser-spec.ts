import type { Page } from 'playwright-core';
import { DESK, type DemoSite, openDemoSite, PHONE } from '../support/demo-site';

jest.setTimeout(600_000);

/** A dispute from the desk to its last payment, and what the applicant sees of his own. */
describe('a dispute in a browser', () => {
  let site: DemoSite;
  let dispute: string;

  beforeAll(async () => {
    site = await openDemoSite();
  });
  afterAll(() => site?.close());
  afterEach(() => expect(site.complaints()).toEqual([]));

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first();
  const dialog = (page: Page) => page.getByRole('dialog').last();
  const pick = async (page: Page, within: ReturnType<typeof dialog> | Page, label: string, option: string) => {
    await within.getByLabel(label, { exact: true }).last().click();
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: option })
      .first()
      .click();
  };
  /** The button of the page, what its dialog asks, and the dialog's own button. */
  const step = async (page: Page, name: string, fill: (page: Page) => Promise<void> = async () => {}) => {
    await button(page, name).click();
    await fill(page);
    await dialog(page).getByRole('button', { name, exact: true }).click();
    await dialog(page).waitFor({ state: 'hidden' });
  };

  it('the officer records an application at the desk', async () => {
    const page = await site.open('officer', DESK);
    await page.goto(`${site.address}/disputes/new`);
    await page.getByLabel('姓名', { exact: true }).fill('严冬生');
    await pick(page, page, '争议类别', '拖欠工资');
    await page.getByLabel('被申请单位', { exact: true }).fill('云川第88公司');
    await page.getByLabel('哪天知道权利受侵害').fill('2026-01-05');
    await page.keyboard.press('Enter');
    await page.getByLabel('经过').fill('两个月没有发工资');
    await page.getByLabel('要什么').fill('拖欠的工资');
    await page.getByLabel('金额', { exact: true }).fill('9000');
    await button(page, '登记申请').click();
    await page.getByText('已收到，待决定受理').first().waitFor();
    dispute = new URL(page.url()).pathname;
    expect(dispute).toMatch(/^\/disputes\/[0-9a-f-]{36}$/);
  });

  it('chooses himself as the mediator, accepts it and investigates', async () => {
    const page = await site.open('officer', DESK);
    await page.goto(`${site.address}${dispute}`);
    await step(page, '定调解员', async () => {
      await pick(page, dialog(page), '调解员', '刘洋');
      await page.keyboard.press('Escape');
    });
    await step(page, '受理');
    await page.getByText('已受理', { exact: true }).waitFor();
    await button(page, '开始调查').click();
    await page.getByText('调查中', { exact: true }).waitFor();
  });

  it('plans and holds a session on the phone', async () => {
    const page = await site.open('officer', PHONE);
    await page.goto(`${site.address}${dispute}`);
    await step(page, '安排调解会', async () => {
      await dialog(page).getByLabel('地点').fill('镇工会调解室');
      await dialog(page).getByLabel('要带的东西').fill('工资条');
    });
    await step(page, '记录调解会', async () => {
      await dialog(page).getByLabel('调解笔录').fill('双方同意一次付清');
    });
    await page.getByText('调解中', { exact: true }).waitFor();
  });

  it('an agreement without a signature is refused with a sentence; signed it is paid and filed', async () => {
    const page = await site.open('officer', DESK);
    await page.goto(`${site.address}${dispute}`);
    await button(page, '登记协议').click();
    await dialog(page).getByLabel('协议内容').fill('单位一次付清 9,000 元');
    await dialog(page).getByText('申请人已签字').click();
    await dialog(page).getByText('调解员已签字').click();
    await dialog(page)
      .getByLabel('盖调解组织章的日期')
      .fill(await todayOn(page));
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('button', { name: '登记协议' }).click();
    await page.getByText('被申请单位还没有签字盖章').first().waitFor();
    await dialog(page).getByText('被申请单位已签字盖章').click();
    await dialog(page).getByRole('button', { name: '登记协议' }).click();
    await page.getByText('已达成协议').first().waitFor();
    await step(page, '登记付款');
    await page.getByText('已履行').first().waitFor();
    await step(page, '结案归档');
    await page.getByText('已结案归档').first().waitFor();
  });

  it('a colleague does not find it', async () => {
    const page = await site.open('vice-chair', DESK);
    await page.goto(`${site.address}${dispute}`);
    await page.getByText('没有找到这件调解，也许已经换由别的同志办；要问进展，请找工会主席。').waitFor();
  });

  it('the applicant reads when to come and answers the offer', async () => {
    const page = await site.open('member', PHONE);
    await page.goto(`${site.address}/my/disputes`);
    await page.getByText('云川第37公司').click();
    await page.getByText('身份证、工资条、考勤记录').waitFor();
    await button(page, '不同意').click();
    await page.getByText('您没有同意').waitFor();
  });

  it('the petitioner writes at home, the officer accepts and answers, and he asks for a review', async () => {
    const member = await site.open('member', PHONE);
    await member.goto(`${site.address}/my/petitions/new`);
    await member.getByLabel('什么事').fill('办公楼电梯坏了两个星期');
    await button(member, '交给工会').click();
    await member.getByText('已登记，待答复').waitFor();
    const petition = new URL(member.url()).pathname.replace('/my', '');
    const page = await site.open('officer', DESK);
    await page.goto(`${site.address}${petition}`);
    await step(page, '定承办人', async () => pick(page, dialog(page), '承办人', '刘洋'));
    await step(page, '受理');
    await step(page, '约见信访人', async () => dialog(page).getByLabel('请他带什么（可不填）').fill('电梯照片'));
    await step(page, '答复处理意见', async () => dialog(page).getByLabel('处理意见').fill('已经修好，物业每周查一次'));
    await member.reload();
    await member.getByText('已经修好，物业每周查一次').waitFor();
    await button(member, '请求复查').click();
    await dialog(member).getByRole('button', { name: '请求复查' }).click();
    await member.getByText('复查中', { exact: true }).waitFor();
  });
});

const todayOn = (page: Page): Promise<string> =>
  page.evaluate(() => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date()));
