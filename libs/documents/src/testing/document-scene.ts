import path from 'node:path';
import { type Actor, type DocumentId, newId, type TenantId, type UnionId } from '@app/kernel';
import { aFederation, aUnion } from '@app/organizations/testing';
import type { ReadTx } from '@app/persistence';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { Logger } from '@nestjs/common';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { DocumentSubject, type Sensitivity } from '../index';
import { DOCUMENT_ENTITIES, type OpenDocuments, openDocuments } from './index';

/** A case that one account may see, and its medical papers only with the permission. */
class FileSubject extends DocumentSubject {
  readonly type = 'hardship-file';
  readonly readers = new Set<string>();

  async mayRead(_: ReadTx, actor: Actor, __: string, sensitivity: Sensitivity): Promise<boolean> {
    const permitted = actor.grants.some((grant) => grant.permissions.has('file:read-sensitive'));
    return this.readers.has(actor.accountId) && (sensitivity === 'normal' || permitted);
  }
}
/** A union whose officers bring papers to cases, over PostgreSQL and a folder. */
export function documentScene() {
  let database: TestDatabase;
  let platform: Platform;
  let open: OpenDocuments;
  let tenantId: TenantId;
  let unionId: UnionId;
  const subject = new FileSubject();
  const lines: unknown[] = [];

  beforeAll(async () => {
    Logger.overrideLogger({ log() {}, warn() {}, error: (line: unknown) => void lines.push(line) });
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, DOCUMENT_ENTITIES);
    open = openDocuments(platform, [subject]);
    const federation = await aFederation(platform);
    tenantId = federation.tenantId;
    unionId = await aUnion(platform, tenantId, federation.rootId);
  });
  afterAll(async () => {
    open.close();
    await platform.dataSource.destroy();
    await database.drop();
  });

  const anOfficer = (...permissions: string[]): Actor =>
    anActor({ tenantId, grants: [{ unionId, permissions: ['document:upload', ...permissions] }] });
  const aCase = () => ({ type: 'hardship-file', id: newId() as string, unionId });
  const attach = (actor: Actor, ids: DocumentId[], to: ReturnType<typeof aCase> & { sensitivity?: Sensitivity }) =>
    platform.uow.run(actor, (tx) => open.documents.attach(tx, ids, to));
  const rowOf = async (id: string) => (await database.owner('SELECT * FROM documents.document WHERE id = $1', [id]))[0];
  const auditOf = (id: string) =>
    database.owner('SELECT * FROM audit.audit_entry WHERE subject_id = $1 ORDER BY occurred_at, id', [id]);
  const fileOf = (id: string, tenant: string = tenantId) => path.join(open.directory, tenant, id.slice(-2), id);
  const attached = async (overrides: Parameters<OpenDocuments['aDocument']>[1] = {}, to = aCase()) => {
    const officer = anOfficer();
    subject.readers.add(officer.accountId);
    const id = await open.aDocument(officer, overrides);
    await attach(officer, [id], to);
    return { officer, id, to };
  };

  return {
    get database() {
      return database;
    },
    get platform() {
      return platform;
    },
    get open() {
      return open;
    },
    get tenantId() {
      return tenantId;
    },
    get unionId() {
      return unionId;
    },
    subject,
    lines,
    anOfficer,
    aCase,
    attach,
    rowOf,
    auditOf,
    fileOf,
    attached,
  };
}
