import { civilDate, newId, parseFen } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { aFederation, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { idempotencyOf } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { aFundAccount, aSubject, FUND_ENTITIES } from '../testing';
import { AccountingPeriodService } from './accounting-period.service';
import { FundLedger } from './fund-ledger';
import { LedgerCheck } from './ledger-check';
import type { Month } from '../domain';

describe('what watches over the books', () => {
  let database: TestDatabase;
  let platform: Platform;
  const directory = new OrganizationDirectory();
  const ledger = new FundLedger(directory);

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...ORGANIZATION_ENTITIES, ...FUND_ENTITIES]);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  it('records nothing of sound books, and names what is broken in the audit trail', async () => {
    const { tenantId, rootId } = await aFederation(platform);
    const fund = await aFundAccount(platform, tenantId, rootId);
    const check = new LedgerCheck(platform.uow, ledger);
    const audits = () =>
      database.owner(
        `SELECT subject_type, subject_id, detail FROM audit.audit_entry WHERE tenant_id = $1 AND action = 'ledger.violated'`,
        [tenantId],
      );
    expect(await check.of(tenantId)).toEqual([]);
    expect(await audits()).toEqual([]);
    await database.owner('UPDATE funds.fund_account SET held = 1, available = available - 1 WHERE id = $1', [fund]);
    await check.of(tenantId);
    expect(await audits()).toEqual([
      {
        ...{ subject_type: 'ledger', subject_id: tenantId },
        detail: { 'balance-is-sum': [fund], 'held-is-placed-holds': [fund] },
      },
    ]);
  });

  it('lets no booking into a month that is being closed, whoever comes first', async () => {
    const { tenantId, rootId, system } = await aFederation(platform);
    const fundAccountId = await aFundAccount(platform, tenantId, rootId, {
      ...{ opening: parseFen('500'), openedOn: civilDate('2026-01-01') },
    });
    const periods = new AccountingPeriodService(platform.uow, directory);
    const on = civilDate('2026-01-31');
    const closing = { unionId: rootId, month: '2026-01' as Month, statementBalance: parseFen('500') };
    const hold = () =>
      platform.uow.run(system, (tx) => ledger.placeHold(tx, { fundAccountId, amount: 100n, subject: aSubject(), on }));
    const answers = await Promise.allSettled([
      ...Array.from({ length: 10 }, hold),
      periods.close(system, closing, idempotencyOf(newId(), [])),
      ...Array.from({ length: 10 }, hold),
    ]);
    expect(answers[10]).toMatchObject({ status: 'fulfilled' });
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []));
    expect([...new Set(refused)].filter((code) => code !== 'period.closed')).toEqual([]);
    await expect(hold()).rejects.toMatchObject({ code: 'period.closed' });
    expect(await platform.uow.read(system, (tx) => ledger.invariants(tx))).toEqual([]);
  });
});
