import { CurrentActor, IdPipe, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PlanDesk } from '../app/plan-desk';
import { DisbursementPlanView, OpenPlanView } from './dto/disbursement-plan.view';

/** What was approved as a whole and waits to be paid. */
@ApiTags('disbursements')
@Controller('staff/disbursement-plans')
export class DisbursementPlanStaffController {
  constructor(private readonly desk: PlanDesk) {}

  @Get()
  @Requires('disbursement:read')
  @ApiOkResponse({ type: [OpenPlanView] })
  async open(@CurrentActor() actor: Actor): Promise<OpenPlanView[]> {
    return (await this.desk.open(actor)).map((plan) => OpenPlanView.of(plan));
  }

  @Get(':id')
  @Requires('disbursement:read')
  @ApiOkResponse({ type: DisbursementPlanView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<DisbursementPlanView> {
    return DisbursementPlanView.whole(await this.desk.one(actor, id));
  }
}
