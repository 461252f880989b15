import { AnswersSheet, CurrentActor, decodeCursor, filterWords, pageOf, Requires, type Sheet } from '@app/http';
import type { Actor } from '@app/kernel';
import { UnionReading } from '@app/organizations';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AuditReading } from '../app/audit-reading';
import { AUDIT_COLUMNS } from './dto/audit.sheet';
import { AUDIT_ACTION_NAMES } from './dto/audit-words';
import {
  AuditEntryPage,
  AuditEntryView,
  AuditHeadsView,
  AuditQuery,
  VerificationQuery,
  VerificationView,
} from './dto/audit.dto';

@ApiTags('audit')
@Controller('staff/audit-entries')
export class AuditStaffController {
  constructor(
    private readonly audit: AuditReading,
    private readonly unions: UnionReading,
  ) {}

  @Get()
  @Requires('audit:read')
  @ApiOkResponse({ type: AuditEntryPage })
  async list(@CurrentActor() actor: Actor, @Query() query: AuditQuery) {
    const { subjectId, unionId, accountId, action, from, to, limit } = query;
    const after = decodeCursor(query.after, 1)?.[0] ?? null;
    const rows = await this.audit.list(actor, { subjectId, unionId, accountId, action, from, to, limit, after });
    return pageOf(
      rows,
      limit,
      (row) => AuditEntryView.of(row),
      (row) => [row.id],
    );
  }

  /** The same entries in Excel. */
  @Get('sheet')
  @Requires('audit:read')
  @AnswersSheet()
  async sheet(@CurrentActor() actor: Actor, @Query() query: AuditQuery): Promise<Sheet<AuditEntryView>> {
    const { subjectId, unionId, accountId, action, from, to } = query;
    return {
      ...{ title: '操作记录', list: 'audit-entries', columns: AUDIT_COLUMNS },
      filters: filterWords(
        ['工会', await this.unions.filterName(actor, 'audit:read', unionId)],
        ['操作', action && (AUDIT_ACTION_NAMES[action] ?? action)],
        ['从', from],
        ['到', to],
        ['操作人', accountId && '只看一位'],
        ['记录', subjectId && '只看一条'],
      ),
      page: (after, limit) => this.list(actor, { ...query, limit, ...(after && { after }) }),
    };
  }

  /** Computes the chains of the unions in my scope anew and says where one does not fit. */
  @Get('verification')
  @Requires('audit:read')
  @ApiOkResponse({ type: VerificationView })
  async verification(@CurrentActor() actor: Actor, @Query() query: VerificationQuery): Promise<VerificationView> {
    return VerificationView.of(await this.audit.verify(actor, query.unionId));
  }

  /** Where the chains of the unions in my scope stand, signed: a file to be kept outside the house. */
  @Get('heads')
  @Requires('audit:read')
  @ApiOkResponse({ type: AuditHeadsView })
  async heads(@CurrentActor() actor: Actor): Promise<AuditHeadsView> {
    return AuditHeadsView.of(await this.audit.heads(actor));
  }
}
