import type { TenantId } from '@app/kernel';
import { Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { AnyParticulars } from '../domain/person-particulars';

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

  /** The fields of the national record as one text; nothing where nothing was said. */
  sealParticulars(tenantId: TenantId, said: AnyParticulars | null): Buffer | null {
    const given = Object.entries(said ?? {}).filter(([, value]) => value !== null && value !== undefined);
    if (given.length === 0) return null;
    return this.seal(tenantId, 'particulars', JSON.stringify(Object.fromEntries(given)));
  }

  openParticulars(tenantId: TenantId, sealed: Buffer | null): AnyParticulars | null {
    const text = this.open(tenantId, 'particulars', sealed);
    return text === null ? null : (JSON.parse(text) as AnyParticulars);
  }
}
