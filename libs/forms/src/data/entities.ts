import type { CivilDate, Id, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type TemplateId = Id<'form-template'>;

/** A template that a union brought: the one it uses now, or an earlier one. Its content never changes. */
@Entity({ schema: 'forms', name: 'form_template' })
@Index('form_template_current', ['tenantId', 'formCode', 'unionId'], { unique: true, where: `ended_at IS NULL` })
@Index('form_template_edition', ['tenantId', 'formCode', 'unionId', 'edition'], { unique: true })
@Check('form_template_edition_counts', `edition >= 1 AND byte_size BETWEEN 1 AND 2097152`)
@Check('form_template_ended_whole', `(ended_at IS NULL) = (ended_by_name IS NULL)`)
export class FormTemplate {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: TemplateId;
  @Column('int') version: number;
  @Column('text') formCode: string;
  @Column('uuid') unionId: UnionId;
  /** 1, 2, 3 … of this union and form. */
  @Column('int') edition: number;
  @Column('bytea') content: Buffer;
  @Column('int') byteSize: number;
  @Column('text') note: string;
  @Column('uuid') uploadedBy: PersonId;
  @Column('text') uploadedByName: string;
  @Column('timestamptz') uploadedAt: Date;
  /** Replaced by a later one, or the built-in was taken back. */
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) endedByName: string | null;
}

/** A sheet that was printed: what it was made from and by whom, not what stood on it. */
@Entity({ schema: 'forms', name: 'issued_sheet' })
@Index('issued_sheet_code', ['tenantId', 'checkCode'], { unique: true })
@Index('issued_sheet_by_subject', ['tenantId', 'subjectType', 'subjectId', 'id'])
@Check('issued_sheet_code_form', `check_code ~ '^[2-9A-HJ-KM-NP-Z]{12}$'`)
@Check('issued_sheet_hash_form', `content_sha256 ~ '^[0-9a-f]{64}$'`)
export class IssuedSheet {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'issued-sheet'>;
  @Column('text') formCode: string;
  @Column('text') formTitle: string;
  @Column('text') subjectType: string;
  @Column('uuid') subjectId: string;
  /** Version of the record that was printed. */
  @Column('int') subjectVersion: number;
  @Column('uuid') unionId: UnionId;
  /** As the union was called on that day. */
  @Column('text') unionName: string;
  /** Null: the built-in. */
  @Column('uuid', { nullable: true }) templateId: TemplateId | null;
  @Column('text') contentSha256: string;
  @Column('text') checkCode: string;
  @Column('uuid') issuedBy: PersonId;
  @Column('text') issuedByName: string;
  @CivilDateColumn() issuedOn: CivilDate;
  @Column('timestamptz') issuedAt: Date;
}

/** Checks without an account, counted by address; only a keyed hash of it is kept. */
@Entity({ schema: 'forms', name: 'sheet_look_up' })
@Index('sheet_look_up_by_age', ['tenantId', 'windowEndsAt'])
export class SheetLookUp {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('bytea') subjectMac: Buffer;
  @Column('int') count: number;
  @Column('timestamptz') windowEndsAt: Date;
}

export const FORM_ENTITIES = [FormTemplate, IssuedSheet, SheetLookUp];
