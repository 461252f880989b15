import { createHash } from 'node:crypto';
import { type Actor, newId, type TenantId, type UnionId } from '@app/kernel';
import { aFederation, aUnion } from '@app/organizations/testing';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { partsOf } from './app/docx-parts';
import { type FormValues, MOST_ROWS } from './index';
import {
  aWordFile,
  FORM_ENTITIES,
  type OpenForms,
  openForms,
  paragraph,
  tableRow,
  TestForms,
  wordText,
  WHOLE_BODY,
} from './testing';

const CODE = 'TEST-FORM';

describe('forms on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let forms: OpenForms;
  let tenantId: TenantId;
  let town: UnionId;
  let school: UnionId;
  let officer: Actor;
  const source = new TestForms(CODE);

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, FORM_ENTITIES);
    forms = openForms(platform, [source]);
    const federation = await aFederation(platform);
    tenantId = federation.tenantId;
    town = await aUnion(platform, tenantId, federation.rootId, { kind: 'joint-union' });
    school = await aUnion(platform, tenantId, town);
    officer = anOfficer(town);
  });
  beforeEach(() => fillWith({ name: '王五', reason: '住院', items: [{ good: '大米', amount: '100.00' }] }));
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  const anOfficer = (unionId: UnionId, ...permissions: string[]): Actor =>
    anActor({
      tenantId,
      grants: [{ unionId, permissions: ['form:print', 'form:manage', 'visit:read', ...permissions] }],
    });
  const fillWith = (values: FormValues) => (source.filled = { unionId: school, version: 3, values });
  const print = (actor = officer, subjectId: string = newId()) =>
    forms.printing.print(actor, CODE, subjectId, 'nuanjia.example.cn/verify');
  const upload = (content: Buffer, unionId = school, actor = officer) =>
    forms.templates.upload(actor, { code: CODE, unionId, note: '', content });

  it('leaves the schema builder nothing to do', async () => {
    const log = await platform.dataSource.driver.createSchemaBuilder().log();
    const own = log.upQueries.map(({ query }) => query).filter((query) => query.includes('"forms"'));
    expect(own.filter((query) => !/DROP CONSTRAINT ".*_fkey"/.test(query))).toEqual([]);
  });

  describe('printing', () => {
    it('fills the built-in template, a row for each of the list, with union, day and code', async () => {
      fillWith({
        name: '王五',
        reason: null,
        items: [
          { good: '大米', amount: '100.00' },
          { good: '食用油', amount: '80.00' },
        ],
      });
      const { content, fileName, checkCode } = await print();
      const text = wordText(content);
      for (const part of ['王五', '大米', '食用油', '80.00', '经办人', 'nuanjia.example.cn/verify'])
        expect(text).toContain(part);
      expect(text).toContain(checkCode.match(/.{4}/g)!.join('-'));
      expect(text).not.toContain('{{');
      expect(fileName).toMatch(/^慰问签收表 \d{4}-\d{2}-\d{2}\.docx$/);
    });

    it('names fonts that Chinese offices have', async () => {
      const styles = partsOf((await print()).content)
        .get('word/styles.xml')!
        .toString('utf8');
      expect(styles).toContain('w:eastAsia="宋体"');
    });

    it('keeps of the sheet what it was made from and its hash, and nothing that stood on it; the trail names it', async () => {
      const subjectId = newId();
      const { content, checkCode } = await print(officer, subjectId);
      const [row] = await database.owner('SELECT * FROM forms.issued_sheet WHERE subject_id = $1', [subjectId]);
      expect(row).toMatchObject({
        ...{ form_code: CODE, subject_version: 3, union_id: school, template_id: null, check_code: checkCode },
        content_sha256: createHash('sha256').update(content).digest('hex'),
      });
      expect(JSON.stringify(row)).not.toContain('王五');
      const [entry] = await database.owner('SELECT * FROM audit.audit_entry WHERE subject_id = $1', [subjectId]);
      expect(entry).toMatchObject({ action: 'form.printed', account_id: officer.accountId });
      await expect(database.owner('DELETE FROM forms.issued_sheet')).rejects.toThrow();
      const { sheets } = await forms.printing.formsOf(officer, 'test', subjectId);
      expect(sheets.map((sheet) => sheet.checkCode)).toEqual([checkCode]);
    });

    it('prints what stands in a value as text: neither Word’s language nor the template’s is read in it', async () => {
      const wild = '<w:p/>&"{{姓名}}{{清单.品名}}\u0000\u000b第二行\n第三行';
      fillWith({ name: wild, reason: wild, items: [{ good: '{{姓名}}', amount: wild }] });
      const { content } = await print();
      const xml = partsOf(content).get('word/document.xml')!.toString('utf8');
      expect(xml).toContain('&lt;w:p/&gt;&amp;');
      expect(xml).toContain('<w:br/>');
      expect(wordText(content)).toContain('{ {姓名} }');
      // oxlint-disable-next-line no-control-regex
      expect(xml).not.toMatch(/[\u0000\u000b]/);
    });

    it('refuses who does not hold the permission of the form, and what the record is not ready for', async () => {
      const clerk = anActor({ tenantId, grants: [{ unionId: town, permissions: ['form:print'] }] });
      await expect(print(clerk)).rejects.toMatchObject({ code: 'form.not-allowed' });
      expect((await forms.printing.formsOf(clerk, 'test', newId())).forms).toEqual([]);
      source.offers = [];
      await expect(print()).rejects.toMatchObject({ code: 'form.not-now' });
      source.offers = [CODE];
      await expect(forms.printing.print(officer, 'NO-FORM', newId(), 'x')).rejects.toMatchObject({
        code: 'form.not-found',
      });
    });

    it('refuses a list that no sheet can hold instead of cutting it off', async () => {
      fillWith({ name: '王五', items: Array.from({ length: MOST_ROWS + 1 }, () => ({ good: '大米' })) });
      await expect(print()).rejects.toMatchObject({ code: 'form.too-many-rows' });
    });
  });

  describe('a template of a union', () => {
    const own = (words: string): Buffer => aWordFile({ body: paragraph(words) + WHOLE_BODY });
    const printedWith = async () => wordText((await print()).content);

    it('counts for it and for those below it, the nearest first, until it is taken back', async () => {
      await upload(own('镇总会的格式'), town);
      expect(await printedWith()).toContain('镇总会的格式');
      await upload(own('学校的格式'));
      expect(await printedWith()).toContain('学校的格式');
      await upload(own('学校的新格式'));
      expect(await printedWith()).toContain('学校的新格式');
      const editions = await forms.templates.editions(officer, CODE, school);
      expect(editions.map(({ edition, endedAt }) => [edition, endedAt === null])).toEqual([
        [2, true],
        [1, false],
      ]);
      expect(wordText(await forms.templates.file(officer, CODE, school, 1))).toContain('学校的格式');
      await forms.templates.takeBack(officer, CODE, school, 1);
      expect(await printedWith()).toContain('镇总会的格式');
      await forms.templates.takeBack(officer, CODE, town, 1);
      expect(await printedWith()).toContain('经办人');
      await expect(forms.templates.takeBack(officer, CODE, town, 1)).rejects.toMatchObject({
        code: 'form-template.built-in',
      });
    });

    it('two uploads at once both keep their number, one of them counts', async () => {
      const mill = await aUnion(platform, tenantId, town);
      await Promise.all([upload(own('甲'), mill), upload(own('乙'), mill)]);
      const editions = await forms.templates.editions(officer, CODE, mill);
      expect(editions.map(({ edition, endedAt }) => [edition, endedAt === null])).toEqual([
        [2, true],
        [1, false],
      ]);
    });

    it('the built-in one, handed out and brought back, is without fault', async () => {
      const builtIn = await forms.templates.file(officer, CODE, school, 'built-in');
      expect((await forms.templates.inspect(CODE, builtIn)).faults).toEqual([]);
    });

    it('is brought by who manages forms of the union, and by nobody from elsewhere', async () => {
      const neighbour = anOfficer(school);
      await expect(upload(own('别处'), town, neighbour)).rejects.toMatchObject({ code: 'organization.not-found' });
      await expect(forms.templates.list(neighbour, town)).rejects.toMatchObject({ code: 'organization.not-found' });
    });

    it('finds fields that Word cut into pieces', async () => {
      const body =
        paragraph('{{', '姓', '名}} {{验', '真码}}') +
        tableRow('{{清单.', '品名}}').replace('{{清单.', '{{清单.品名}}');
      expect(
        (await forms.templates.inspect(CODE, aWordFile({ body }))).faults.map(({ placeholder }) => placeholder),
      ).not.toContain('姓名');
    });

    it('with faults is refused with a sentence for each', async () => {
      const body = paragraph('{{姓铭}} {{清单.品名}}');
      await expect(upload(aWordFile({ body }))).rejects.toMatchObject({
        code: 'form-template.faulty',
        extensions: {
          faults: expect.arrayContaining([
            { placeholder: '姓铭', sentence: expect.stringContaining('{{姓名}}') },
            { placeholder: '验真码', sentence: expect.stringContaining('少了') },
            { placeholder: '清单.品名', sentence: expect.stringContaining('表格的一行里') },
          ]),
        },
      });
    });

    const rels = (target: string, type: string) =>
      `<Relationships xmlns="x"><Relationship Id="r9" TargetMode="External" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
    const withRels = (target: string, type: string) =>
      aWordFile({ body: WHOLE_BODY, more: { 'word/_rels/document.xml.rels': rels(target, type) } });
    const entity = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>';
    it.each([
      ['no archive', Buffer.from('姓名,金额'), 'form-template.not-docx'],
      ['an empty archive', Buffer.from('PK\u0005\u0006'.padEnd(22, '\0'), 'latin1'), 'form-template.not-docx'],
      ['cut off', aWordFile({ body: WHOLE_BODY }).subarray(0, 400), 'form-template.damaged'],
      [
        'a workbook',
        aWordFile({ body: '', mainType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' }),
        'form-template.not-docx',
      ],
      [
        'made for macros',
        aWordFile({ body: WHOLE_BODY, mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
        'form-template.outside-content',
      ],
      [
        'with macros',
        aWordFile({ body: WHOLE_BODY, more: { 'word/vbaProject.bin': 'x' } }),
        'form-template.outside-content',
      ],
      [
        'with an embedded file',
        aWordFile({ body: WHOLE_BODY, more: { 'word/embeddings/a.exe': 'x' } }),
        'form-template.outside-content',
      ],
      [
        'with a template from the net',
        withRels('http://x.example/t.dotm', 'attachedTemplate'),
        'form-template.outside-content',
      ],
      ['with a picture from the net', withRels('http://x.example/a.png', 'image'), 'form-template.outside-content'],
      [
        'with a field that runs',
        aWordFile({ body: `${WHOLE_BODY}<w:p><w:r><w:instrText>DDEAUTO c:\\cmd</w:instrText></w:r></w:p>` }),
        'form-template.outside-content',
      ],
      ['with entities', aWordFile({ body: WHOLE_BODY, more: { 'word/styles.xml': entity } }), 'form-template.damaged'],
      [
        'too large',
        Buffer.concat([aWordFile({ body: WHOLE_BODY }), Buffer.alloc(2 * 1024 * 1024)]),
        'form-template.too-large',
      ],
      ['of more paragraphs than any form', aWordFile({ body: '<w:p/>'.repeat(75_000) }), 'form-template.too-large'],
      ['of more tags than fit', aWordFile({ body: '<a>'.repeat(200_001) }), 'form-template.too-large'],
    ])('is refused: %s', async (_, content, code) => {
      await expect(upload(content)).rejects.toMatchObject({ code });
    });

    it('a link that a person clicks is no content from outside', async () => {
      expect((await forms.templates.inspect(CODE, withRels('http://x.example', 'hyperlink'))).faults).toEqual([]);
    });
  });

  describe('checking a sheet without an account', () => {
    const ask = (code: string, sha256: string | null = null, address: string = newId()) =>
      forms.check.check({ code, sha256, address });

    it('tells the union, the kind of document and the day, of a file whether it is the very one, and nobody’s name', async () => {
      const { content, checkCode } = await print();
      const sha256 = createHash('sha256').update(content).digest('hex');
      const told = await ask(checkCode);
      expect(told).toEqual({
        unionName: expect.any(String),
        title: '慰问签收表',
        issuedOn: expect.any(String),
        file: null,
      });
      expect((await ask(checkCode, sha256.toUpperCase())).file).toBe('unchanged');
      expect((await ask(checkCode, 'a'.repeat(64))).file).toBe('changed');
    });

    it('tells a slip of the pen from a code that was never given', async () => {
      await expect(ask('ABCD-EFGH-JKMN')).rejects.toMatchObject({ code: 'form-check.mistyped' });
      await expect(ask('2222-2222-2222')).rejects.toMatchObject({ code: 'form-check.unknown' });
    });

    it('answers an address sixty times in a quarter of an hour', async () => {
      const address = '192.0.2.7';
      for (let i = 0; i < 60; i++) await ask('ABCD-EFGH-JKMN', null, address).catch(() => undefined);
      await expect(ask('2222-2222-2222', null, address)).rejects.toMatchObject({ code: 'form-check.too-many' });
    });
  });
});
