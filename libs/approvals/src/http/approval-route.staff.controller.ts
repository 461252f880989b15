import { CurrentActor, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApprovalRouteService } from '../app/approval-route.service';
import { AddRouteDto, RoutesQuery, RoutesView, RouteView } from './dto/approval-route.dto';

@ApiTags('approvals')
@Controller('staff/approval-routes')
export class ApprovalRouteStaffController {
  constructor(private readonly routes: ApprovalRouteService) {}

  @Get()
  @Requires('approval:read')
  @ApiOkResponse({ type: RoutesView })
  async list(@CurrentActor() actor: Actor, @Query() query: RoutesQuery): Promise<RoutesView> {
    return RoutesView.of(await this.routes.list(actor, query.unionId));
  }

  @Post()
  @Requires('approval:manage-routes')
  @ApiCreatedResponse({ type: RouteView })
  async add(@CurrentActor() actor: Actor, @Body() dto: AddRouteDto): Promise<RouteView> {
    return RouteView.of(await this.routes.add(actor, AddRouteDto.toRoute(dto)));
  }
}
