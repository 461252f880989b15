import type { UnionId } from '@app/kernel';
import { aFederation } from '@app/organizations/testing';
import { anActor } from '@app/persistence/testing';
import { prefixRange } from '../domain/search-tokens';
import { SEARCH_MEMBERS } from '../data/member-search.query';
import { aRegisteredMember, aResidentIdNumber } from '../testing';
import { openStage, type Stage } from '../testing/stage';

describe('the search for members on PostgreSQL', () => {
  let stage: Stage;
  const idNumber = aResidentIdNumber(undefined, 7);
  beforeAll(async () => {
    stage = await openStage();
    const { platform, tenantId, school, sibling } = stage;
    await aRegisteredMember(platform, tenantId, school, {
      name: '单雨晴',
      identityDocument: { kind: 'resident-id', number: idNumber },
      phone: { kind: 'mobile', number: '19912345678' },
    });
    await aRegisteredMember(platform, tenantId, school, { name: '王秀英' });
    await aRegisteredMember(platform, tenantId, sibling, { name: '王秀' });
    await aRegisteredMember(platform, tenantId, sibling, { name: '李王秀' });
    await aRegisteredMember(platform, tenantId, sibling, { name: '阿依古丽·买买提' });
  });
  afterAll(() => stage.close());

  const found = async (unionId: UnionId, typed: string): Promise<string[]> =>
    (await stage.libs.search.search(stage.officerOf(unionId), typed)).found.map(({ row }) => row.name);

  it.each([
    ['单雨晴', ['单雨晴']],
    ['單雨晴', ['单雨晴']],
    ['单', ['单雨晴']],
    ['雨晴', ['单雨晴']],
    ['shanyuqing', ['单雨晴']],
    ['shan yu', ['单雨晴']],
    ['danyu', ['单雨晴']],
    ['yuqing', ['单雨晴']],
    ['syq', ['单雨晴']],
    ['SYQ', ['单雨晴']],
    ['古丽', ['阿依古丽·买买提']],
    ['阿依古丽買買提', ['阿依古丽·买买提']],
    ['ayigl', []],
    ['aygl', ['阿依古丽·买买提']],
    ['5678', ['单雨晴']],
    ['12345678', ['单雨晴']],
    ['19912345678', ['单雨晴']],
    ['99912345678', []],
    [idNumber.slice(-4), ['单雨晴']],
    [idNumber.slice(-5), ['单雨晴']],
    [idNumber, ['单雨晴']],
    ['赵', []],
  ])('%s finds %j', async (typed, names) => expect(await found(stage.town, typed)).toEqual(names));

  it('puts the whole name first, then names that begin so, then the rest', async () => {
    for (const unionId of [stage.town, stage.root])
      expect(await found(unionId, '王秀')).toEqual(['王秀', '王秀英', '李王秀']);
    expect(await found(stage.sibling, 'wangxiu')).toEqual(['王秀', '李王秀']);
  });

  it('puts those first who are in the register', async () => {
    const { platform, tenantId, school, libs } = stage;
    const gone = await aRegisteredMember(platform, tenantId, school, { name: '秦归' });
    const officer = stage.officerOf(school);
    await libs.membership.take(officer, gone, 1, { action: 'leave', on: '2025-01-01' as never, reason: '调走了' });
    const here = await aRegisteredMember(platform, tenantId, school, { name: '秦归' });
    const rows = (await libs.search.search(officer, '秦归')).found.map(({ row }) => [row.id, row.status]);
    expect(rows).toEqual([
      [here, 'active'],
      [gone, 'left'],
    ]);
  });

  it('says what to type when there is nothing to look for', async () => {
    const { search } = stage.libs;
    const officer = stage.officerOf(stage.school);
    for (const typed of ['', '12', '五访-2026-0010801-0012'])
      expect(await search.search(officer, typed)).toEqual({ found: [], hint: expect.stringMatching(/./) });
  });

  it('finds nobody of another federation, neither by name nor by number', async () => {
    const other = await aFederation(stage.platform);
    const chair = anActor({
      tenantId: other.tenantId,
      grants: [{ unionId: other.rootId, permissions: ['member:read'] }],
    });
    for (const typed of ['王', '5678', idNumber])
      expect((await stage.libs.search.search(chair, typed)).found).toEqual([]);
  });

  it('goes by ranges of an index in spite of row-level security, for a union as for the federation', async () => {
    const range = prefixRange('n王');
    const plan = await stage.platform.uow.read(stage.officerOf(stage.root), async (tx) => {
      await tx.rows('SET LOCAL enable_seqscan = off');
      await tx.rows('SET LOCAL enable_bitmapscan = off');
      const values = [stage.tenantId, [stage.root], [range.from], [range.below], 20];
      return tx.rows<{ 'QUERY PLAN': string }>(`EXPLAIN (COSTS OFF) ${SEARCH_MEMBERS}`, values);
    });
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    const scans = text.match(/search_token_\w+ on search_token[^\n]*\n\s+Index Cond: [^\n]*token >= [^\n]*token < /g);
    expect(scans).toHaveLength(2);
    expect(text).not.toContain('Seq Scan on search_token');
  });
});
