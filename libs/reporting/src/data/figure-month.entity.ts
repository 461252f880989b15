import type { CivilDate, Id, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Rows of a ledger in one union and month that are alike for its figures; derived, never the truth. */
abstract class FigureCells {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('text') ledger: string;
  @PrimaryColumn('uuid') unionId: UnionId;
  /** Its first day. */
  @PrimaryColumn('date') month: CivilDate;
  @PrimaryColumn('int') place: number;
  @Column('text', { nullable: true }) key: string | null;
  @Column('int') mask: number;
  @Column('text', { nullable: true }) label: string | null;
  @Column('int') rows: number;
  @Column('bigint', { array: true }) sums: string[];
  @Column('int', { array: true }) filled: number[];
  /** Numbers of the people, four bytes each. */
  @Column('bytea') persons: Buffer;
}

@Entity({ schema: 'reporting', name: 'figure_month' })
@Check('figure_month_first_day', 'extract(day FROM month) = 1')
export class FigureMonth extends FigureCells {}

/** Twelve months in one; holds only while none of them is marked as changed. */
@Entity({ schema: 'reporting', name: 'figure_year' })
@Check('figure_year_first_day', 'extract(doy FROM month) = 1')
export class FigureYear extends FigureCells {}

/** A union and month of a ledger in which something changed since it was added up: its rows are counted themselves. */
@Entity({ schema: 'reporting', name: 'stale_month' })
@Index('stale_month_by_month', ['tenantId', 'ledger', 'month', 'unionId'])
export class StaleMonth {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'stale-month'>;
  @Column('text') ledger: string;
  @Column('uuid') unionId: UnionId;
  @CivilDateColumn() month: CivilDate;
}

/** A person as a small number, so that a set of people is small. */
@Entity({ schema: 'reporting', name: 'person_number' })
@Index('person_number_once', ['tenantId', 'number'], { unique: true })
export class PersonNumber {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') personId: Id<'person'>;
  @Column('int') number: number;
}

/** Raised whenever months are added up anew; who holds its row adds up alone. */
@Entity({ schema: 'reporting', name: 'figure_revision' })
export class FigureRevision {
  @TenantColumn() tenantId: TenantId;
  @Column('bigint') revision: string;
}
