import type { CivilDate, Id, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ClockEventKind, ExtensionConsent } from '../domain/clock';
import type { CaseKind, ClockCode } from '../domain/clock-rules';

const CASE_KINDS = `'dispute','petition','legal-aid','accident'`;

/** What happened to a clock of a case of any kind; never changed. */
@Entity({ schema: 'disputes', name: 'clock_event' })
@Index('clock_event_by_case', ['tenantId', 'caseId', 'id'])
@Check('clock_event_case_known', `case_kind IN (${CASE_KINDS})`)
@Check('clock_event_kind_known', `kind IN ('interrupted','suspended','resumed','extended','stopped')`)
@Check('clock_event_consent_known', `consent IN ('both-parties','one-party','approval')`)
@Check('clock_event_extension_whole', `(kind = 'extended') = (days IS NOT NULL AND consent IS NOT NULL)`)
export class ClockEventRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'clock-event'>;
  @Column('text') caseKind: CaseKind;
  @Column('uuid') caseId: string;
  @Column('text') clock: ClockCode;
  @Column('text') kind: ClockEventKind;
  @CivilDateColumn() onDay: CivilDate;
  @Column('int', { nullable: true }) days: number | null;
  @Column('text', { nullable: true }) consent: ExtensionConsent | null;
  @SealedColumn() groundSealed: Buffer;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
}

/** A day by which something of a running case must be done: what the board shows and the reminders go by. */
@Entity({ schema: 'disputes', name: 'clock_deadline' })
@Index('clock_deadline_once', ['tenantId', 'caseId', 'clock', 'endsOn'], { unique: true })
@Index('clock_deadline_by_day', ['tenantId', 'endsOn', 'id'])
@Check('clock_deadline_case_known', `case_kind IN (${CASE_KINDS})`)
export class ClockDeadline {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'clock-deadline'>;
  @Column('text') caseKind: CaseKind;
  @Column('uuid') caseId: string;
  @Column('uuid') unionId: UnionId;
  @Column('text') clock: ClockCode | 'instalment';
  @CivilDateColumn() endsOn: CivilDate;
  @Column('timestamptz') openedAt: Date;
}
