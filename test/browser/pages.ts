import type { Page } from 'playwright-core';
import { type DemoSite, openDemoSite, seriousFindings, settled } from '../support/demo-site';

/** Pages by who opens them; `:duty` and the like stand for a record of the demo city. */
const PAGES: readonly (readonly [role: string | null, path: string])[] = [
  [null, '/login'],
  [null, '/progress'],
  [null, '/activate'],
  [null, '/verify'],
  ['officer', '/today'],
  ['officer', '/report'],
  ['officer', '/visits'],
  ['officer', '/talks'],
  ['officer', '/duties/:duty'],
  ['officer', '/duties/:duty/visit'],
  ['officer', '/duties/:history'],
  ['officer', '/duties/:visited/visits/:visit/correction'],
  ['officer', '/talks/new'],
  ['officer', '/search'],
  ['officer', '/members'],
  ['officer', '/members/:member'],
  ['officer', '/rounds'],
  ['officer', '/rounds/new'],
  ['officer', '/rounds/:round'],
  ['officer', '/rounds/:round?part=roster'],
  ['chair', '/rounds/:round?part=visitors'],
  ['chair', '/rounds/:round?part=closing'],
  ['officer', '/rounds/:round/visits'],
  ['officer', '/rounds/unvisited'],
  ['officer', '/legal-aid'],
  ['officer', '/legal-aid/:legalAid'],
  ['member', '/my/legal-aid/:ownAid'],
  ['officer', '/forms'],
  ['officer', '/exports'],
  ['officer', '/mutual-aid/plans'],
  ['officer', '/accidents/:accident'],
  ['officer', '/messages'],
  ['officer', '/me'],
  ['treasurer', '/approvals'],
  ['treasurer', '/approvals/:disbursement'],
  ['vice-chair', '/today'],
  ['cashier', '/today'],
  ['cashier', '/payments'],
  ['cashier', '/payments/batches/:batch'],
  ['accountant', '/funds'],
  ['accountant', '/funds/:fund'],
  ['chair', '/standards'],
  ['chair', '/standards/funds'],
  ['chair', '/summary'],
  ['administrator', '/unions'],
  ['administrator', '/unions/:union'],
  ['administrator', '/accounts'],
  ['administrator', '/retention'],
  ['administrator', '/retention/rules'],
  ['administrator', '/import'],
  ['administrator', '/study-aid/renewals'],
  ['administrator', '/study-aid/lists/:list'],
  ['auditor', '/audit'],
  ['member', '/my/cases'],
  ['member', '/my/report'],
  ['member', '/my/me'],
  ['member', '/my/study-aid'],
  ['officer', '/petitions'],
  ['officer', '/petitions/:petition'],
  ['member', '/my/petitions/:ownPetition'],
  ['chair', '/model-workers/rules'],
  ['officer', '/model-workers/:modelWorker'],
  ['officer', '/hardship/:hardshipFile/record'],
  ['federation-officer', '/hardship/duplicates/:duplicate'],
];

/** Words that are Latin everywhere: formats, names of systems and languages, and the codes and logins of the demo city. */
const LATIN = /\b(Excel|PDF|JPG|PNG|WPS|xlsx|xls|Word|ods|csv|English|Linux|nuanjia|wangxiuying|[A-Z]{2,5})\b/gi;

/** Every page on a screen of this size: the specs of the phone and of the desk run side by side. */
export const pagesOn = (name: string, size: { width: number; height: number }): void =>
  describe(`every page on the ${name}`, () => {
    let site: DemoSite;
    const records: Record<string, string> = {};
    const recordOf = (kind: string): string => {
      const id = records[kind];
      if (!id) throw new Error(`no record stands for :${kind}`);
      return id;
    };
    const windows = new Map<string | null, Page>();

    beforeAll(async () => {
      site = await openDemoSite();
      const one = async (sql: string) => {
        const [row] = await site.api.database.owner(sql);
        if (!row) throw new Error(`the demo city has no such record: ${sql}`);
        return row.id as string;
      };
      records['duty'] = await one(`SELECT id FROM visits.visit_duty WHERE status = 'accepted' ORDER BY id LIMIT 1`);
      records['visited'] = await one(
        `SELECT duty_id AS id FROM visits.visit
         WHERE status = 'logged' AND duty_id IS NOT NULL AND import_id IS NULL ORDER BY id LIMIT 1`,
      );
      records['visit'] = await one(
        `SELECT id FROM visits.visit
         WHERE status = 'logged' AND duty_id IS NOT NULL AND import_id IS NULL ORDER BY id LIMIT 1`,
      );
      records['member'] = await one(
        `SELECT member_id AS id FROM visits.visit_duty WHERE import_id IS NULL ORDER BY id LIMIT 1`,
      );
      records['history'] = await one(
        `SELECT d.id FROM visits.visit_duty d JOIN organizations.trade_union u ON u.tenant_id = d.tenant_id
           AND u.id = d.union_id WHERE d.import_id IS NOT NULL AND u.code LIKE '00108%' ORDER BY d.id LIMIT 1`,
      );
      records['disbursement'] = await one(
        `SELECT id FROM disbursements.disbursement WHERE status = 'in-review' ORDER BY id LIMIT 1`,
      );
      records['batch'] = await one(`SELECT id FROM disbursements.payout_batch ORDER BY id LIMIT 1`);
      records['round'] = await one(`SELECT id FROM rounds.round WHERE status = 'under-way' ORDER BY id LIMIT 1`);
      records['legalAid'] = await one(`SELECT id FROM disputes.legal_aid WHERE status = 'supplementing' LIMIT 1`);
      records['ownAid'] = await one(`SELECT id FROM disputes.legal_aid WHERE source = 'online' LIMIT 1`);
      records['list'] = await one(`SELECT id FROM study_aid.grant_list WHERE status = 'draft' LIMIT 1`);
      records['accident'] = await one(`SELECT id FROM disputes.accident WHERE status = 'decided' LIMIT 1`);
      records['petition'] = await one(`SELECT id FROM disputes.petition WHERE extended_days > 0 LIMIT 1`);
      records['ownPetition'] = await one(
        `SELECT id FROM disputes.petition WHERE member_id IS NOT NULL AND status = 'answered' LIMIT 1`,
      );
      records['modelWorker'] = await one(`SELECT file_id AS id FROM model_workers.special_aid ORDER BY id LIMIT 1`);
      records['hardshipFile'] = await one(
        `SELECT f.id FROM hardship.hardship_file f JOIN organizations.trade_union u ON u.tenant_id = f.tenant_id
           AND u.id = f.union_id WHERE f.status = 'active' AND u.code LIKE '00108%' ORDER BY f.id LIMIT 1`,
      );
      records['duplicate'] = await one(`SELECT id FROM hardship.duplicate_sign ORDER BY id LIMIT 1`);
      records['fund'] = await one(`SELECT id FROM funds.fund_account WHERE code = 'GHJF'`);
      records['union'] = await one(`SELECT id FROM organizations.trade_union WHERE code = '0010801'`);
    });
    afterAll(() => site?.close());

    it.each(PAGES.map(([role, path]) => [role ?? 'nobody', path, role] as const))(
      '%s %s: nothing overflows, no English, no serious finding of axe',
      async (_, path, role) => {
        const page = windows.get(role) ?? (await site.look(role, size));
        windows.set(role, page);
        await page.goto(`${site.address}${path.replace(/:(\w+)/g, (__, kind: string) => recordOf(kind))}`);
        await settled(page);
        expect(await page.locator('[role="alert"]').allInnerTexts()).toEqual([]);
        const text = await page.locator('body').innerText();
        expect(text.length).toBeGreaterThan(20);
        expect(text).not.toMatch(/没有这一页|出了点问题/);
        const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        expect(overflow).toBeLessThanOrEqual(0);
        // The accounts page lists logins, which people choose themselves.
        const written = path === '/accounts' ? '' : text.replace(LATIN, '');
        expect(written.match(/[A-Za-z]{4,}/g) ?? []).toEqual([]);
        expect(await seriousFindings(page)).toEqual([]);
        expect(site.complaints()).toEqual([]);
      },
    );
  });
