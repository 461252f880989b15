import { ScanSettings } from '../data/scan.settings';
import { VirusScan } from '../data/virus-scan';
import { SensitiveViewRecorder } from '@app/members';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Actor, DocumentId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import type { Platform } from '@app/persistence/testing';
import { DocumentReadingService } from '../app/document-reading.service';
import { type DocumentSubject, DocumentSubjects } from '../app/document-subject';
import { DocumentUploadService, type Upload } from '../app/document-upload.service';
import { DocumentService } from '../app/document.service';
import { StrayFileRemoval } from '../app/stray-file.removal';
import { UnusedUploadRemoval } from '../app/unused-upload.removal';
import { ContentStore } from '../data/content.store';
import { Document } from '../data/document.entity';
import { StorageSettings } from '../data/storage.settings';
import { aJpeg } from './files';

export * from './files';

/** For `openPlatform(url, [...DOCUMENT_ENTITIES, …])`; those of the organizations are among them. */
export const DOCUMENT_ENTITIES = [...ORGANIZATION_ENTITIES, Document];

export interface OpenDocuments {
  /** Temporary folder of the sealed files. */
  readonly directory: string;
  readonly documents: DocumentService;
  readonly uploads: DocumentUploadService;
  readonly reading: DocumentReadingService;
  readonly removal: UnusedUploadRemoval;
  readonly strays: StrayFileRemoval;
  /** Uploads a photo as `actor`, for a spec that needs an id to attach. */
  aDocument(actor: Actor, overrides?: Partial<Upload>): Promise<DocumentId>;
  close(): void;
}

/** The services of this lib on a platform of its own, with a temporary folder. Needs DOCUMENT_ENTITIES. */
export function openDocuments(platform: Platform, subjects: readonly DocumentSubject[] = []): OpenDocuments {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-documents-'));
  const settings = Object.assign(new StorageSettings(), { directory });
  const { uow, vault } = platform;
  const contents = new ContentStore(settings, vault);
  const discovered = new DocumentSubjects({ getProviders: () => subjects.map((instance) => ({ instance })) } as never);
  const scan = new VirusScan(new ScanSettings());
  const uploads = new DocumentUploadService(uow, vault, contents, new OrganizationDirectory(), settings, scan);
  return {
    directory,
    documents: new DocumentService(),
    uploads,
    reading: new DocumentReadingService(
      uow,
      vault,
      contents,
      discovered,
      new SensitiveViewRecorder(new OrganizationDirectory()),
    ),
    removal: new UnusedUploadRemoval(uow, contents),
    strays: new StrayFileRemoval(uow, contents),
    aDocument: async (actor, overrides = {}) => {
      const upload = { kind: 'photo', unionId: null, fileName: '照片.jpg', content: aJpeg(), ...overrides } as const;
      return (await uploads.upload(actor, upload)).id;
    },
    close: () => rmSync(directory, { recursive: true, force: true }),
  };
}
