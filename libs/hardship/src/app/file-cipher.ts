import type { TenantId } from '@app/kernel';
import { Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';

const PURPOSES = {
  name: 'hardship.file_person.name',
  document: 'hardship.file_person.document',
  health: 'hardship.file_person.health',
  school: 'hardship.file_person.school',
  particulars: 'hardship.file_person.particulars',
  record: 'hardship.file_record.words',
  note: 'hardship.hardship_file.note',
  appeal: 'hardship.file_appeal.words',
  expenseNote: 'hardship.expense_line.note',
} as const;
export type SealedField = keyof typeof PURPOSES;

/** Seals what a file says of its people. */
@Injectable()
export class FileCipher {
  constructor(private readonly vault: Vault) {}

  seal(tenantId: TenantId, field: SealedField, text: string): Buffer;
  seal(tenantId: TenantId, field: SealedField, text: string | null): Buffer | null;
  seal(tenantId: TenantId, field: SealedField, text: string | null): Buffer | null {
    return text === null || text === '' ? null : this.vault.seal(tenantId, PURPOSES[field], text);
  }

  open(tenantId: TenantId, field: SealedField, sealed: Buffer): string;
  open(tenantId: TenantId, field: SealedField, sealed: Buffer | null): string | null;
  open(tenantId: TenantId, field: SealedField, sealed: Buffer | null): string | null {
    return sealed === null ? null : this.vault.open(tenantId, PURPOSES[field], sealed);
  }
}
