import {
  CurrentActor,
  decodeCursor,
  IdField,
  pageOf,
  type Page,
  PageOf,
  PageQuery,
  Requires,
  TextField,
} from '@app/http';
import type { Actor, UnionId } from '@app/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApprovalDesk } from '../app/approval-desk.service';
import { ApprovalsView, CandidatesView, WaitingCountView, WaitingView } from './dto/approval.view';

class WaitingQuery extends PageQuery {
  @TextField('事项类型', { max: 40, optional: true }) subjectType?: string;
}

class HistoryQuery {
  @IdField('事项') subjectId: string;
}

class CandidatesQuery {
  @IdField('工会') unionId: UnionId;
  @TextField('还要能办', { max: 60, optional: true, description: '只要还有这项职责的人' }) permission?: string;
  @IdField('接手的事项', { optional: true, description: '只要能签这件事当前这一步的人' }) subjectId?: string;
}

@ApiTags('approvals')
@Controller('staff/approvals')
export class ApprovalStaffController {
  constructor(private readonly desk: ApprovalDesk) {}

  @Get()
  @Requires('approval:read')
  @ApiOkResponse({ type: ApprovalsView })
  async history(@CurrentActor() actor: Actor, @Query() query: HistoryQuery): Promise<ApprovalsView> {
    return ApprovalsView.of(await this.desk.historyOf(actor, query.subjectId));
  }

  @Get('waiting')
  @Requires('approval:sign')
  @ApiOkResponse({ type: PageOf(WaitingView) })
  async waiting(
    @CurrentActor() actor: Actor,
    @Query() { limit, after, subjectType }: WaitingQuery,
  ): Promise<Page<WaitingView>> {
    const rows = await this.desk.waiting(actor, {
      subjectType: subjectType ?? null,
      limit,
      after: decodeCursor(after, 2),
    });
    return pageOf(
      rows,
      limit,
      (row) => WaitingView.of(row),
      (row) => [row.waitingSince.toISOString(), row.id],
    );
  }

  @Get('waiting-count')
  @Requires('approval:sign')
  @ApiOkResponse({ type: WaitingCountView })
  async count(@CurrentActor() actor: Actor): Promise<WaitingCountView> {
    return WaitingCountView.of(await this.desk.waitingCount(actor));
  }

  @Get('candidates')
  @Requires('approval:sign')
  @ApiOkResponse({ type: CandidatesView })
  async candidates(@CurrentActor() actor: Actor, @Query() query: CandidatesQuery): Promise<CandidatesView> {
    const { unionId, permission = null, subjectId = null } = query;
    return CandidatesView.of(await this.desk.candidates(actor, unionId, { permission, subjectId }));
  }
}
