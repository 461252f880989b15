import type { DocumentId, MemberId, TenantId } from '@app/kernel';
import { PersonalFileSource, type PersonalSection } from '@app/members';
import { type ReadTx, type Tx, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DOCUMENT_KIND_NAMES, type DocumentKind } from '../domain/document';

interface UploadRow extends Record<string, unknown> {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly fileName: Buffer;
  readonly at: Date;
}

const UPLOADS_SHOWN = 1_000;
const NAME_PURPOSE = 'documents.document.file_name';

/** Papers that the member handed in himself; each can be opened where it was handed in. */
@Injectable()
export class DocumentsPersonalFile extends PersonalFileSource {
  readonly place = 7;

  constructor(private readonly vault: Vault) {
    super();
  }

  async sections(tx: ReadTx, memberId: MemberId): Promise<PersonalSection[]> {
    const rows = await tx.rows<UploadRow>(
      `SELECT d.id, d.kind, d.file_name AS "fileName", d.created_at AS at FROM documents.document d
       WHERE d.tenant_id = $1 AND d.uploaded_by_person_id = $2 AND d.content_removed_at IS NULL AND d.destroyed_at IS NULL
       ORDER BY d.id LIMIT ${UPLOADS_SHOWN}`,
      [tx.actor.tenantId, memberId],
    );
    return [
      {
        title: '我上传的材料',
        records: rows.map(({ kind, fileName, at }) => [
          ['时间', at.toISOString()],
          ['材料', DOCUMENT_KIND_NAMES[kind]],
          ['文件名', this.nameOf(tx.actor.tenantId, fileName)],
        ]),
      },
    ];
  }

  /** What no case uses goes with its file; what a case uses goes with the case, at the end of its term. */
  override async erase(tx: Tx, memberId: MemberId): Promise<void> {
    await tx.rows(
      `UPDATE documents.document SET status = 'removed', removed_at = $3, file_name = ''::bytea, version = version + 1
       WHERE tenant_id = $1 AND uploaded_by_person_id = $2 AND status = 'pending'`,
      [tx.actor.tenantId, memberId, tx.now],
    );
  }

  private nameOf(tenantId: TenantId, sealed: Buffer): string | null {
    return sealed.length === 0 ? null : this.vault.open(tenantId, NAME_PURPOSE, sealed);
  }
}
