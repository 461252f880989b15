import { CurrentActor, decodeCursor, pageOf, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AuditReading } from '../app/audit-reading';
import { AuditEntryPage, AuditEntryView, AuditQuery, VerificationQuery, VerificationView } from './dto/audit.dto';

@ApiTags('audit')
@Controller('staff/audit-entries')
export class AuditStaffController {
  constructor(private readonly audit: AuditReading) {}

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

  /** Computes the chains of the unions in my scope anew and says where one does not fit. */
  @Get('verification')
  @Requires('audit:read')
  @ApiOkResponse({ type: VerificationView })
  async verification(@CurrentActor() actor: Actor, @Query() query: VerificationQuery): Promise<VerificationView> {
    return VerificationView.of(await this.audit.verify(actor, query.unionId));
  }
}
