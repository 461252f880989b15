import { type Fen, type Id, newId, type TenantId } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { CivilDateColumn, FenColumn, TenantColumn } from './columns';
import { anActor, aTenant, openPlatform, type Platform } from './testing';

/** A column of every kind that the schema uses. */
@Entity({ schema: 'rows', name: 'specimen' })
class Specimen {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'specimen'>;
  @Column('int') version: number;
  @Column('text', { nullable: true }) note: string | null;
  @FenColumn() amount: Fen;
  @CivilDateColumn() day: string;
  @Column('timestamptz') at: Date;
  @Column('bytea') sealed: Buffer;
  @Column('jsonb') lines: readonly object[];
  @Column('text', { array: true }) marks: string[];
  @Column('boolean') kept: boolean;
}

const TABLE = `CREATE SCHEMA rows; CREATE TABLE rows.specimen (tenant_id uuid, id uuid, version int, note text DEFAULT 'none',
  amount bigint, day date, at timestamptz, sealed bytea, lines jsonb, marks text[], kept boolean,
  PRIMARY KEY (tenant_id, id)); GRANT USAGE ON SCHEMA rows TO nuanjia_app; GRANT ALL ON rows.specimen TO nuanjia_app`;

const aSpecimen = (overrides: Partial<Specimen> = {}): Partial<Specimen> => ({
  ...{
    id: newId(),
    version: 1,
    note: '一行',
    amount: 80_050n,
    day: '2026-03-01',
    at: new Date('2026-03-01T08:00:00Z'),
  },
  ...{ sealed: Buffer.from([0, 255]), lines: [{ name: '米' }], marks: ['a', 'b'], kept: true },
  ...overrides,
});

describe('rows written by the columns of their entity', () => {
  let database: TestDatabase;
  let platform: Platform;
  let tenantId: TenantId;

  beforeAll(async () => {
    database = await openTestDatabase();
    await database.owner(TABLE);
    platform = await openPlatform(database.appUrl, [Specimen]);
    tenantId = await aTenant(platform);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  const read = (id: string | undefined): Promise<Specimen> =>
    platform.uow.read(anActor({ tenantId }), (tx) =>
      tx.from(Specimen, 's').andWhere('s.id = :id', { id }).getOneOrFail(),
    );

  it('comes back as it was written, whatever the kind of column', async () => {
    const row = aSpecimen();
    await platform.uow.run(anActor({ tenantId }), (tx) => tx.insert(Specimen, row));
    expect(await read(row.id)).toEqual(row);
  });

  it('comes back as it was written, however many are written at once', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => aSpecimen({ note: at % 2 === 0 ? null : `第“${at}”行\\` }));
    await platform.uow.run(anActor({ tenantId }), (tx) => tx.insert(Specimen, ...rows));
    for (const row of [rows[0]!, rows[29]!]) expect(await read(row.id)).toEqual(row);
  });

  it('comes back as it was written where rows have most columns in common', async () => {
    const { id: _, note: __, ...shared } = aSpecimen({ marks: ['甲,"乙"', '\\', ''] });
    const rows = ['一', null, 'NULL', '', '{a,"b"}\n\\'].map((note) => ({ id: newId<'specimen'>(), note }));
    await platform.uow.run(anActor({ tenantId }), (tx) =>
      tx.insertAlike(Specimen, shared as Omit<Specimen, 'id'>, rows),
    );
    for (const row of rows) expect(await read(row.id)).toEqual({ ...shared, ...row, tenantId });
  });

  it('comes back as it was written where rows differ in every kind of column', async () => {
    const own = { marks: [], lines: [], amount: 1n, kept: false, at: new Date(0), sealed: Buffer.alloc(0) };
    const rows = [
      aSpecimen(),
      aSpecimen({ ...own, lines: [{ note: '“\\"\n' }] }),
      aSpecimen({ marks: ['a"', 'NULL'] }),
    ];
    await platform.uow.run(anActor({ tenantId }), (tx) => tx.insertAlike(Specimen, {}, rows as Specimen[]));
    for (const row of rows) expect(await read(row.id)).toEqual({ ...row, tenantId });
  });

  it('leaves to its default what a row does not state, and keeps a null that it states', async () => {
    const [silent, empty] = [aSpecimen({ note: undefined as never }), aSpecimen({ note: null })];
    const others = Array.from({ length: 30 }, () => aSpecimen());
    await platform.uow.run(anActor({ tenantId }), (tx) => tx.insert(Specimen, silent, empty, ...others));
    expect((await read(silent.id)).note).toBe('none');
    expect((await read(empty.id)).note).toBeNull();
  });

  it('changes what the patch states and raises the version', async () => {
    const row = aSpecimen();
    await platform.uow.run(anActor({ tenantId }), async (tx) => {
      await tx.insert(Specimen, row);
      await tx.update(Specimen, { ...row, tenantId } as Specimen, { amount: 1n, lines: [], kept: undefined as never });
    });
    expect(await read(row.id)).toMatchObject({ version: 2, amount: 1n, lines: [], kept: true, note: '一行' });
  });

  it('refuses a property that is no column', async () => {
    const work = platform.uow.run(anActor({ tenantId }), (tx) => tx.insert(Specimen, { colour: 'red' } as never));
    await expect(work).rejects.toThrow('no column for colour');
  });

  it('plans what TypeORM sends once for a connection, but every page anew', async () => {
    const texts = await platform.uow.read(anActor({ tenantId }), async (tx) => {
      await tx.from(Specimen, 's').andWhere('s.kept = :kept', { kept: true }).getMany();
      await tx.from(Specimen, 's').andWhere('s.kept = :kept', { kept: true }).limit(5).getMany();
      return tx.rows<{ statement: string }>(
        `SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%"kept" = $2%'`,
      );
    });
    expect(texts.map(({ statement }) => statement.includes('LIMIT'))).toEqual([false]);
  });
});
