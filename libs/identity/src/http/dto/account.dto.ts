import {
  type AccountId,
  type CivilDate,
  type Id,
  maskPhone,
  type MemberId,
  openActions,
  type UnionId,
} from '@app/kernel';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PageOf,
  PageQuery,
  PartField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import type { AccountRecord, GrantRecord } from '../../app/account-reading';
import { ACCOUNT_LIFECYCLE, ACCOUNT_STATUSES, type AccountStatus } from '../../domain/account';
import { isCurrent } from '../../domain/role-grant';
import { type Role, ROLE_NAMES, ROLES } from '../../domain/role';
import { PERMISSION_NAMES, type Permission, ROLE_MATRIX } from '../../domain/role-matrix';

export class GrantRoleDto {
  @IdField('工会') unionId: UnionId;
  @ChoiceField('角色', ROLES) role: Role;
  @DateField('开始日期') validFrom: CivilDate;
  @DateField('截止日期', { optional: true, nullable: true }) validUntil?: CivilDate | null;
}

export class CreateAccountDto {
  @IdField('所在工会') unionId: UnionId;
  @IdField('会员', { optional: true, nullable: true }) memberId?: MemberId | null;
  @TextField('姓名', { max: 50, optional: true, nullable: true, description: '不是会员时填写' })
  displayName?: string | null;
  @TextField('登录名', { max: 40, optional: true, nullable: true }) login?: string | null;
  @TextField('手机号', { max: 20, optional: true, nullable: true }) phone?: string | null;
  @PartsField('角色', () => GrantRoleDto, { max: 20, optional: true }) grants?: GrantRoleDto[];
}

export class EndGrantDto {
  @DateField('最后一天', { optional: true, nullable: true, description: '不填就是马上收回' })
  validUntil?: CivilDate | null;
}

export class AccountPhoneDto {
  @TextField('手机号', { max: 20, nullable: true, description: '空值表示没有' }) phone: string | null;
}

export class SuspendAccountDto {
  @TextField('原因', { max: 200 }) reason: string;
}

export class IssueBindingCodeDto {
  @IdField('会员') memberId: MemberId;
}

export class AccountListQuery extends PageQuery {
  @TextField('查找', { max: 50, optional: true }) search?: string;
  @IdField('工会', { optional: true }) unionId?: UnionId;
}

export class GrantView {
  @IdField('编号') id: Id<'role-grant'>;
  @IdField('工会') unionId: UnionId;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @ChoiceField('角色', ROLES) role: Role;
  @TextField('角色名称', { max: 40 }) roleName: string;
  @DateField('开始日期') validFrom: CivilDate;
  @DateField('截止日期', { nullable: true }) validUntil: CivilDate | null;
  @FlagField('已收回') revoked: boolean;
  @FlagField('现在有效') current: boolean;
  @CountField('版本', { max: 2_147_483_647 }) version: number;

  static of(grant: GrantRecord, today: CivilDate): GrantView {
    const { id, unionId, unionName, role, validFrom, validUntil, revoked, version } = grant;
    const current = isCurrent({ ...grant, revokedAt: revoked ? {} : null }, today);
    const roleName = ROLE_NAMES[role] ?? role;
    const row = { id, unionId, unionName, role, roleName, validFrom, validUntil, revoked, current, version };
    return Object.assign(new GrantView(), row);
  }
}

export class AccountView {
  @IdField('编号') id: AccountId;
  @TextField('登录名', { max: 40, nullable: true }) login: string | null;
  @TextField('手机号', { max: 20, nullable: true, description: '只显示前三位和后四位' }) phone: string | null;
  @TextField('姓名', { max: 50 }) displayName: string;
  @IdField('会员', { nullable: true }) memberId: MemberId | null;
  @IdField('所在工会') unionId: UnionId;
  @TextField('所在工会名称', { max: 100 }) unionName: string;
  @ChoiceField('状态', ACCOUNT_STATUSES) status: AccountStatus;
  @FlagField('要先改密码') mustChangePassword: boolean;
  @InstantField('二次验证', { nullable: true, description: '设好的时间' }) secondFactorSince: Date | null;
  @InstantField('最近使用', { nullable: true }) lastSeenAt: Date | null;
  @PartsField('角色', () => GrantView, { max: 1000 }) grants: GrantView[];
  @TextsField('可办理', { max: 40, maxItems: 10 }) openActions: string[];
  @CountField('版本', { max: 2_147_483_647 }) version: number;

  static of(account: AccountRecord): AccountView {
    const { id, login, displayName, memberId, unionId, unionName, status, version } = account;
    return Object.assign(new AccountView(), {
      id,
      login,
      displayName,
      memberId,
      unionId,
      unionName,
      status,
      version,
      phone: account.phone === null ? null : maskPhone(account.phone),
      mustChangePassword: account.mustChangePassword,
      secondFactorSince: account.secondFactorSince,
      lastSeenAt: account.lastSeenAt,
      grants: account.grants.map((grant) => GrantView.of(grant, account.today)),
      openActions: openActions(ACCOUNT_LIFECYCLE, status).filter(
        (action) => action !== 'reset-second-factor' || account.secondFactorSince !== null,
      ),
    });
  }
}

export const AccountPage = PageOf(AccountView);

export class OpenedAccountView {
  @PartField('账号', () => AccountView) account: AccountView;
  @TextField('初始密码', { max: 40, description: '只显示这一次，第一次登录时要改' }) oneTimePassword: string;
}

export class BindingCodeView {
  @TextField('绑定码', { max: 20, description: '只显示这一次' }) code: string;
  @TextField('姓名', { max: 50 }) personName: string;
  @InstantField('有效期到') expiresAt: Date;
}

export class RoleView {
  @ChoiceField('角色', ROLES) role: Role;
  @TextField('名称', { max: 40 }) name: string;
  @TextsField('能做的事', { max: 60, maxItems: 60 }) permissionNames: string[];
}

export class RolesView {
  @PartsField('角色', () => RoleView, { max: 40 }) items: RoleView[];

  static all(): RolesView {
    const view = (role: Role): RoleView => {
      const permissionNames = ROLE_MATRIX[role].map((permission: Permission) => PERMISSION_NAMES[permission]);
      return Object.assign(new RoleView(), { role, name: ROLE_NAMES[role], permissionNames });
    };
    return Object.assign(new RolesView(), { items: ROLES.map(view) });
  }
}
