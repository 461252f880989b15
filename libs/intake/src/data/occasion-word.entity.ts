import type { Id, TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type OccasionWordId = Id<'occasion-word'>;

/** A word that this union's ledgers use for an occasion of its catalogue. */
@Entity({ schema: 'intake', name: 'occasion_word' })
@Index('occasion_word_once', ['tenantId', 'word'], { unique: true })
@Check('occasion_word_not_blank', `word <> '' AND occasion_code <> ''`)
export class OccasionWordRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: OccasionWordId;
  @Column('int') version: number;
  @Column('text') word: string;
  @Column('text') occasionCode: string;
  @Column('text') addedByName: string;
  @Column('timestamptz') addedAt: Date;
}
