import { CurrentActor, IdempotencyKey, IdPipe, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AccidentPersonService } from '../app/accident-person.service';
import type { AccidentId, AccidentPersonId } from '../domain/accident';
import {
  AccidentPersonStateDto,
  AccidentSavedView,
  AddAccidentPersonDto,
  CompensationDto,
  CompensationPaymentDto,
  RecognitionDto,
} from './dto/accident.dto';

/** Those who were killed or injured; every change goes by the version of the accident. */
@ApiTags('accidents')
@Controller('staff/accidents/:id/persons')
export class AccidentPersonStaffController {
  constructor(private readonly people: AccidentPersonService) {}

  @Post()
  @HttpCode(200)
  @Requires('accident:read')
  @ApiOkResponse({ type: AccidentSavedView })
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccidentId,
    @IfMatchVersion() version: number,
    @Body() dto: AddAccidentPersonDto,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(await this.people.add(actor, { id, version }, AddAccidentPersonDto.person(dto)));
  }

  @Post(':personId/state')
  @HttpCode(200)
  @Requires('accident:read')
  @ApiOkResponse({ type: AccidentSavedView })
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccidentId,
    @Param('personId', IdPipe) personId: AccidentPersonId,
    @IfMatchVersion() version: number,
    @Body() dto: AccidentPersonStateDto,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(
      await this.people.correct(actor, { id, version }, personId, AccidentPersonStateDto.state(dto)),
    );
  }

  @Post(':personId/recognition')
  @HttpCode(200)
  @Requires('accident:read')
  @ApiOkResponse({ type: AccidentSavedView })
  async recognise(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccidentId,
    @Param('personId', IdPipe) personId: AccidentPersonId,
    @IfMatchVersion() version: number,
    @Body() dto: RecognitionDto,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(
      await this.people.recognise(actor, { id, version }, personId, RecognitionDto.form(dto)),
    );
  }

  @Post(':personId/compensation')
  @HttpCode(200)
  @Requires('accident:read')
  @ApiOkResponse({ type: AccidentSavedView })
  async settle(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccidentId,
    @Param('personId', IdPipe) personId: AccidentPersonId,
    @IfMatchVersion() version: number,
    @Body() dto: CompensationDto,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(await this.people.settle(actor, { id, version }, personId, CompensationDto.form(dto)));
  }

  @Post(':personId/payments')
  @HttpCode(200)
  @Requires('accident:read')
  @ApiOkResponse({ type: AccidentSavedView })
  async pay(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccidentId,
    @Param('personId', IdPipe) personId: AccidentPersonId,
    @IfMatchVersion() version: number,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: CompensationPaymentDto,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(
      await this.people.recordPayment(
        actor,
        { id, version },
        personId,
        CompensationPaymentDto.payment(dto),
        idempotency,
      ),
    );
  }

  @Post(':personId/removal')
  @HttpCode(200)
  @Requires('accident:read')
  @ApiOkResponse({ type: AccidentSavedView })
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccidentId,
    @Param('personId', IdPipe) personId: AccidentPersonId,
    @IfMatchVersion() version: number,
  ): Promise<AccidentSavedView> {
    return AccidentSavedView.of(await this.people.remove(actor, { id, version }, personId));
  }
}
