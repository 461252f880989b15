import {
  AnswersSheet,
  CurrentActor,
  decodeCursor,
  filterWords,
  IdPipe,
  type Page,
  pageOf,
  PageOf,
  Requires,
  type Sheet,
} from '@app/http';
import type { Actor } from '@app/kernel';
import { UnionReading } from '@app/organizations';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApproverEvidence } from '../app/approver-evidence';
import { DisbursementReading } from '../app/disbursement.reading';
import type { DisbursementId } from '../domain/disbursement';
import { STAGE_NAMES } from '../domain/disbursement-stage';
import { DisbursementsQuery } from './dto/disbursement.dto';
import { DISBURSEMENT_COLUMNS, TODO_NAMES } from './dto/disbursement.sheet';
import { DisbursementRowView, DisbursementView, PayeeView, WaitingMoneyView } from './dto/disbursement.view';
import { EvidenceView } from './dto/evidence.view';

@ApiTags('disbursements')
@Controller('staff/disbursements')
export class DisbursementStaffController {
  constructor(
    private readonly reading: DisbursementReading,
    private readonly evidence: ApproverEvidence,
    private readonly unions: UnionReading,
  ) {}

  @Get()
  @Requires('disbursement:read')
  @ApiOkResponse({ type: PageOf(DisbursementRowView) })
  async list(@CurrentActor() actor: Actor, @Query() query: DisbursementsQuery): Promise<Page<DisbursementRowView>> {
    const { todo, status, unionId, recipientId, caseId, limit, after } = query;
    const found =
      todo === 'decide'
        ? await this.reading.waiting(actor, decodeCursor(after, 2), limit)
        : await this.reading.list(actor, {
            queue: todo ?? null,
            status: status ?? null,
            unionId: unionId ?? null,
            recipientId: recipientId ?? null,
            caseId: caseId ?? null,
            after: decodeCursor(after, 1)?.[0] ?? null,
            limit,
          });
    return pageOf(
      found,
      limit,
      (each) => DisbursementRowView.of(each),
      (each) => each.position,
    );
  }

  /** The same list or queue in Excel. */
  @Get('sheet')
  @Requires('disbursement:read')
  @AnswersSheet()
  async sheet(@CurrentActor() actor: Actor, @Query() query: DisbursementsQuery): Promise<Sheet<DisbursementRowView>> {
    const { todo, status, unionId, recipientId, caseId } = query;
    return {
      title: todo === 'decide' || status === 'in-review' ? '审批' : '用款',
      ...{ list: 'disbursements', columns: DISBURSEMENT_COLUMNS },
      filters: filterWords(
        ['工会', await this.unions.filterName(actor, 'disbursement:read', unionId)],
        ['待办', todo && TODO_NAMES[todo]],
        ['状态', status && STAGE_NAMES[status]],
        ['领取人', recipientId && '只看一位'],
        ['案件', caseId && '只看一件'],
      ),
      page: (after, limit) => this.list(actor, { ...query, limit, ...(after && { after }) }),
    };
  }

  @Get('waiting-count')
  @Requires('disbursement:read')
  @ApiOkResponse({ type: WaitingMoneyView })
  async waitingCount(@CurrentActor() actor: Actor): Promise<WaitingMoneyView> {
    return WaitingMoneyView.of(await this.reading.waitingMoney(actor));
  }

  @Get(':id')
  @Requires('disbursement:read')
  @ApiOkResponse({ type: DisbursementView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: DisbursementId): Promise<DisbursementView> {
    return DisbursementView.whole(await this.reading.one(actor, id), actor);
  }

  @Get(':id/evidence')
  @Requires('disbursement:read')
  @ApiOkResponse({ type: EvidenceView })
  async evidenceOf(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: DisbursementId): Promise<EvidenceView> {
    return EvidenceView.of(await this.evidence.of(actor, id));
  }

  @Get(':id/payee')
  @Requires('disbursement:pay')
  @ApiOkResponse({ type: PayeeView })
  async payee(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: DisbursementId): Promise<PayeeView> {
    return PayeeView.of(await this.reading.payee(actor, id));
  }
}
