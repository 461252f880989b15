import { CurrentActor, decodeCursor, IdPipe, type Page, pageOf, PageOf, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApproverEvidence } from '../app/approver-evidence';
import { DisbursementReading } from '../app/disbursement.reading';
import type { DisbursementId } from '../domain/disbursement';
import { DisbursementsQuery } from './dto/disbursement.dto';
import { DisbursementRowView, DisbursementView, PayeeView } from './dto/disbursement.view';
import { EvidenceView } from './dto/evidence.view';

@ApiTags('disbursements')
@Controller('staff/disbursements')
export class DisbursementStaffController {
  constructor(
    private readonly reading: DisbursementReading,
    private readonly evidence: ApproverEvidence,
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
