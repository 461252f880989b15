import { AsksAgain, CurrentActor, decodeCursor, IdPipe, IfMatchVersion, pageOf, Requires } from '@app/http';
import type { AccountId, Actor, Id } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AccountReading } from '../app/account-reading';
import { AccountService, type OpenedAccount } from '../app/account.service';
import { BindingCodeService } from '../app/binding-code.service';
import { RoleGrantService } from '../app/role-grant.service';
import {
  AccountListQuery,
  AccountPage,
  AccountPhoneDto,
  AccountView,
  BindingCodeView,
  CreateAccountDto,
  EndGrantDto,
  GrantRoleDto,
  IssueBindingCodeDto,
  OpenedAccountView,
  RolesView,
  SuspendAccountDto,
} from './dto/account.dto';

@ApiTags('accounts')
@Controller('staff/accounts')
export class AccountStaffController {
  constructor(
    private readonly reading: AccountReading,
    private readonly accounts: AccountService,
    private readonly grants: RoleGrantService,
    private readonly codes: BindingCodeService,
  ) {}

  @Get()
  @Requires('account:manage')
  @ApiOkResponse({ type: AccountPage })
  async list(@CurrentActor() actor: Actor, @Query() query: AccountListQuery) {
    const { search, unionId, limit } = query;
    const after = decodeCursor(query.after, 1)?.[0] ?? null;
    const rows = await this.reading.list(actor, { search, unionId, limit, after });
    return pageOf(
      rows,
      limit,
      (row) => AccountView.of(row),
      (row) => [row.id],
    );
  }

  /** What each role may do, for the page where roles are given. */
  @Get('roles')
  @Requires('account:manage')
  @ApiOkResponse({ type: RolesView })
  roles(): RolesView {
    return RolesView.all();
  }

  @Get(':id')
  @Requires('account:manage')
  @ApiOkResponse({ type: AccountView })
  async one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: AccountId): Promise<AccountView> {
    return AccountView.of(await this.reading.one(actor, id));
  }

  @Post()
  @Requires('account:manage')
  @AsksAgain()
  @ApiCreatedResponse({ type: OpenedAccountView })
  async create(@CurrentActor() actor: Actor, @Body() dto: CreateAccountDto): Promise<OpenedAccountView> {
    const { unionId, memberId = null, displayName = null, login = null, phone = null, grants = [] } = dto;
    const opened = await this.accounts.create(actor, { unionId, memberId, displayName, login, phone, grants });
    return this.openedView(actor, opened);
  }

  @Post('binding-codes')
  @Requires('account:manage')
  @AsksAgain()
  @ApiCreatedResponse({ type: BindingCodeView })
  async issueCode(@CurrentActor() actor: Actor, @Body() dto: IssueBindingCodeDto): Promise<BindingCodeView> {
    return Object.assign(new BindingCodeView(), await this.codes.issue(actor, dto.memberId));
  }

  @Post(':id/grants')
  @Requires('account:manage')
  @AsksAgain()
  @ApiCreatedResponse({ type: AccountView })
  async grant(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccountId,
    @Body() dto: GrantRoleDto,
  ): Promise<AccountView> {
    await this.accounts.grant(actor, id, dto);
    return this.one(actor, id);
  }

  /** `If-Match` names the version of the grant. */
  @Post(':id/grants/:grantId/end')
  @HttpCode(204)
  @Requires('account:manage')
  @AsksAgain()
  async endGrant(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccountId,
    @Param('grantId', IdPipe) grantId: Id<'role-grant'>,
    @IfMatchVersion() version: number,
    @Body() dto: EndGrantDto,
  ): Promise<void> {
    await this.grants.end(actor, id, grantId, version, dto.validUntil ?? null);
  }

  @Post(':id/password-reset')
  @HttpCode(200)
  @Requires('account:manage')
  @AsksAgain()
  @ApiOkResponse({ type: OpenedAccountView })
  async resetPassword(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccountId,
    @IfMatchVersion() version: number,
  ): Promise<OpenedAccountView> {
    return this.openedView(actor, await this.accounts.resetPassword(actor, id, version));
  }

  @Post(':id/second-factor-reset')
  @HttpCode(200)
  @Requires('account:manage')
  @AsksAgain()
  @ApiOkResponse({ type: AccountView })
  async resetSecondFactor(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccountId,
    @IfMatchVersion() version: number,
    @Body() dto: SuspendAccountDto,
  ): Promise<AccountView> {
    await this.accounts.resetSecondFactor(actor, id, version, dto.reason);
    return this.one(actor, id);
  }

  @Post(':id/phone')
  @HttpCode(200)
  @Requires('account:manage')
  @AsksAgain()
  @ApiOkResponse({ type: AccountView })
  async changePhone(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccountId,
    @IfMatchVersion() version: number,
    @Body() { phone }: AccountPhoneDto,
  ): Promise<AccountView> {
    await this.accounts.changePhone(actor, id, version, phone);
    return this.one(actor, id);
  }

  @Post(':id/suspension')
  @HttpCode(200)
  @Requires('account:manage')
  @ApiOkResponse({ type: AccountView })
  async suspend(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccountId,
    @IfMatchVersion() version: number,
    @Body() dto: SuspendAccountDto,
  ): Promise<AccountView> {
    await this.accounts.suspend(actor, id, version, dto.reason);
    return this.one(actor, id);
  }

  @Post(':id/restoration')
  @HttpCode(200)
  @Requires('account:manage')
  @ApiOkResponse({ type: AccountView })
  async restore(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccountId,
    @IfMatchVersion() version: number,
  ): Promise<AccountView> {
    await this.accounts.restore(actor, id, version);
    return this.one(actor, id);
  }

  @Post(':id/session-revocation')
  @HttpCode(200)
  @Requires('account:manage')
  @ApiOkResponse({ type: AccountView })
  async revokeSessions(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: AccountId,
    @IfMatchVersion() version: number,
  ): Promise<AccountView> {
    await this.accounts.revokeSessions(actor, id, version);
    return this.one(actor, id);
  }

  private async openedView(actor: Actor, opened: OpenedAccount): Promise<OpenedAccountView> {
    const account = await this.one(actor, opened.accountId);
    return Object.assign(new OpenedAccountView(), { account, oneTimePassword: opened.oneTimePassword });
  }
}
