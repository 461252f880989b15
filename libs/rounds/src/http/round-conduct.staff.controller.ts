import { CurrentActor, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RoundConductService } from '../app/round-conduct.service';
import { RoundReading } from '../app/round-reading';
import { RoundStatement } from '../app/round-statement';
import type { RoundId } from '../domain/round';
import { RoundReasonDto } from './dto/round.dto';
import { RoundView } from './dto/round.view';
import { ClosingStatementView, RoundReportView } from './dto/statement.view';

/** From the approval to the end. */
@ApiTags('rounds')
@Controller('staff/rounds/:id')
export class RoundConductStaffController {
  constructor(
    private readonly conduct: RoundConductService,
    private readonly statements: RoundStatement,
    private readonly reading: RoundReading,
  ) {}

  @Post('start')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async start(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
  ): Promise<RoundView> {
    return this.after(actor, await this.conduct.start(actor, { id, version }));
  }

  /** Nobody goes any more; what was not given goes back. */
  @Post('end-of-visits')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async endVisits(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
  ): Promise<RoundView> {
    return this.after(actor, await this.conduct.endVisits(actor, { id, version }));
  }

  @Post('resumption')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async resume(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @Body() { reason }: RoundReasonDto,
  ): Promise<RoundView> {
    return this.after(actor, await this.conduct.resume(actor, { id, version }, reason));
  }

  /** Only at 0.00 with nothing left in anybody's hands. */
  @Post('closing')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
  ): Promise<RoundView> {
    return this.after(actor, await this.conduct.close(actor, { id, version }));
  }

  @Post('cancellation')
  @HttpCode(200)
  @Requires('round:manage')
  @ApiOkResponse({ type: RoundView })
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: RoundId,
    @IfMatchVersion() version: number,
    @Body() { reason }: RoundReasonDto,
  ): Promise<RoundView> {
    return this.after(actor, await this.conduct.cancel(actor, { id, version }, reason));
  }

  @Get('statement')
  @Requires('round:read')
  @ApiOkResponse({ type: ClosingStatementView })
  async statement(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: RoundId): Promise<ClosingStatementView> {
    return ClosingStatementView.of(await this.statements.read(actor, id));
  }

  /** 户, 人, 人次 and 元, as sentences and as figures. */
  @Get('report')
  @Requires('round:read')
  @ApiOkResponse({ type: RoundReportView })
  async report(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: RoundId): Promise<RoundReportView> {
    return RoundReportView.of(await this.statements.report(actor, id));
  }

  private async after(actor: Actor, { id }: { readonly id: RoundId }): Promise<RoundView> {
    return RoundView.of(await this.reading.page(actor, id));
  }
}
