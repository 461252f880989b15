import { CurrentActor, SignedIn } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SecondFactorService } from '../app/second-factor.service';
import {
  BeginSecondFactorDto,
  FactorOfferView,
  OwnSecondFactorView,
  RecoveryCodesView,
  SecondFactorCodeDto,
} from './dto/second-factor.dto';
import { SessionView } from './dto/session.dto';
import { SessionAnswer } from './session-answer';
import { tokenOf, type WebRequest } from './session-cookies';

/** Open also to a session of which the door still asks for the code. */
@ApiTags('session')
@Controller('session/second-factor')
export class SecondFactorController {
  constructor(
    private readonly factors: SecondFactorService,
    private readonly answer: SessionAnswer,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: OwnSecondFactorView })
  async own(@CurrentActor() actor: Actor): Promise<OwnSecondFactorView> {
    return OwnSecondFactorView.of(await this.factors.own(actor));
  }

  /** The code of the phone or a recovery code, for this session. */
  @Post()
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ type: SessionView })
  async give(
    @CurrentActor() actor: Actor,
    @Req() request: WebRequest,
    @Body() dto: SecondFactorCodeDto,
  ): Promise<SessionView> {
    await this.factors.give(actor, tokenOf(request), dto.code);
    return this.answer.current(request);
  }

  @Post('set-up')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ type: FactorOfferView })
  async begin(@CurrentActor() actor: Actor, @Body() dto: BeginSecondFactorDto): Promise<FactorOfferView> {
    return Object.assign(new FactorOfferView(), await this.factors.begin(actor, dto.password));
  }

  @Post('confirmation')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ type: RecoveryCodesView })
  async confirm(
    @CurrentActor() actor: Actor,
    @Req() request: WebRequest,
    @Body() dto: SecondFactorCodeDto,
  ): Promise<RecoveryCodesView> {
    return RecoveryCodesView.of(await this.factors.confirm(actor, tokenOf(request), dto.code));
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ type: RecoveryCodesView })
  async renewCodes(@CurrentActor() actor: Actor, @Body() dto: SecondFactorCodeDto): Promise<RecoveryCodesView> {
    return RecoveryCodesView.of(await this.factors.renewCodes(actor, dto.code));
  }

  @Post('removal')
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  async remove(@CurrentActor() actor: Actor, @Body() dto: SecondFactorCodeDto): Promise<void> {
    await this.factors.remove(actor, dto.code);
  }
}
