import { randomBytes } from 'node:crypto';
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DocumentId, TenantId } from '@app/kernel';
import { Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { StorageSettings } from './storage.settings';

const PURPOSE = 'documents.document.content';

/** The file of a document is gone, or it is not the one that was written. */
export class ContentUnreadable extends Error {
  constructor(readonly fault: 'missing' | 'changed') {
    super(`content is ${fault}`);
    this.name = 'ContentUnreadable';
  }
}

/** What lies in the store. */
export interface StoredFile {
  readonly file: string;
  readonly id: DocumentId;
  /** Whether it was written to its end; what was not is no document's. */
  readonly isWhole: boolean;
}

/** Sealed files by tenant and document. A file opens only as the document that it was written for. */
@Injectable()
export class ContentStore {
  constructor(
    private readonly settings: StorageSettings,
    private readonly vault: Vault,
  ) {}

  /** Whether the file is sealed with the newest key; undefined when it is gone. */
  async isNewest(tenantId: TenantId, id: DocumentId): Promise<boolean | undefined> {
    const file = await open(this.pathOf(tenantId, id), 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (!file) return undefined;
    try {
      const seal = this.vault.newestSeal;
      const { buffer, bytesRead } = await file.read(Buffer.alloc(seal.length), 0, seal.length, 0);
      return this.vault.isNewest(buffer.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  }

  /** On disk when it returns: first under another name, so that a half-written file is never taken for a whole one. */
  async write(tenantId: TenantId, id: DocumentId, content: Buffer): Promise<void> {
    const target = this.pathOf(tenantId, id);
    const unfinished = `${target}.${randomBytes(6).toString('hex')}.part`;
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    try {
      const file = await open(unfinished, 'wx', 0o600);
      try {
        await file.writeFile(this.vault.sealBytes(tenantId, PURPOSE, content, id));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, target);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw error;
    }
    await syncFolder(path.dirname(target));
  }

  /** Throws ContentUnreadable. */
  async read(tenantId: TenantId, id: DocumentId): Promise<Buffer> {
    const sealed = await readFile(this.pathOf(tenantId, id)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new ContentUnreadable('missing') : error;
    });
    try {
      return this.vault.openBytes(tenantId, PURPOSE, sealed, id);
    } catch {
      throw new ContentUnreadable('changed');
    }
  }

  /** Whether there is a file at all; `read` says whether it is the one that was written. */
  async has(tenantId: TenantId, id: DocumentId): Promise<boolean> {
    return access(this.pathOf(tenantId, id)).then(
      () => true,
      () => false,
    );
  }

  /** Also when it is gone already. */
  async remove(tenantId: TenantId, id: DocumentId): Promise<void> {
    await rm(this.pathOf(tenantId, id), { force: true });
  }

  /** Files of the tenant last written before `limit`, a folder at a time; those that were never finished too. */
  async *oldFilesOf(tenantId: TenantId, limit: Date): AsyncGenerator<readonly StoredFile[]> {
    const own = path.join(this.settings.directory, tenantId);
    for (const folder of await namesIn(own)) {
      const found: StoredFile[] = [];
      for (const name of await namesIn(path.join(own, folder))) {
        const [, id, rest] = STORED_NAME.exec(name) ?? [];
        const file = path.join(own, folder, name);
        const written = id ? await stat(file).catch(() => null) : null;
        if (written && written.mtime < limit) found.push({ file, id: id as DocumentId, isWhole: rest === undefined });
      }
      if (found.length > 0) yield found;
    }
  }

  /** Also when it is gone already. */
  async removeFile({ file }: StoredFile): Promise<void> {
    await rm(file, { force: true });
  }

  /** The last digits of an id are random, so the folders fill evenly. */
  private pathOf(tenantId: TenantId, id: DocumentId): string {
    return path.join(this.settings.directory, tenantId, id.slice(-2), id);
  }
}

/** A rename is on disk only when the folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Nothing for a folder that is not there. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}

/** `<id>`, or `<id>.<random>.part` while it is being written; whatever else lies there is not ours. */
const STORED_NAME = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\.[0-9a-f]{12}\.part)?$/;
