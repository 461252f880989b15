import type { CivilDate, PersonId, UnionId } from '@app/kernel';
import { CountField, DateField, FlagField, IdField, PartsField, TextField, TextsField } from '@app/http';
import type { DelegationRow } from '../../data/delegation.entity';
import type { Deputy } from '../../app/delegation.service';
import { isRole, ROLE_NAMES } from '../../domain/role';

const nameOf = (role: string): string => (isRole(role) ? ROLE_NAMES[role] : role);

export class GiveDelegationDto {
  @IdField('工会') unionId: UnionId;
  @IdField('委托给') toPersonId: PersonId;
  @TextsField('职责', { max: 40, maxItems: 10 }) roles: string[];
  @DateField('开始日期') validFrom: CivilDate;
  @DateField('结束日期') validTo: CivilDate;
  @TextField('原因', { max: 200 }) reason: string;
}

export class DelegationView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @IdField('工会') unionId: UnionId;
  @TextField('委托人', { max: 60 }) fromName: string;
  @TextField('受托人', { max: 60 }) toName: string;
  @FlagField('是我委托的') mine: boolean;
  @TextsField('职责', { max: 40, maxItems: 10 }) roles: string[];
  @TextsField('职责名称', { max: 40, maxItems: 10 }) roleNames: string[];
  @DateField('开始日期') validFrom: CivilDate;
  @DateField('结束日期') validTo: CivilDate;
  @TextField('原因', { max: 200 }) reason: string;
  @FlagField('已提前结束') revoked: boolean;

  static of(row: DelegationRow, me: PersonId): DelegationView {
    const { id, version, unionId, fromName, toName, validFrom, validTo, reason } = row;
    return Object.assign(new DelegationView(), {
      id,
      version,
      unionId,
      fromName,
      toName,
      validFrom,
      validTo,
      reason,
      mine: row.fromPersonId === me,
      roles: [...row.roles],
      roleNames: row.roles.map(nameOf),
      revoked: row.revokedAt !== null,
    });
  }
}

export class DelegationsView {
  @PartsField('委托', () => DelegationView, { max: 100 }) items: DelegationView[];

  static of(rows: readonly DelegationRow[], me: PersonId): DelegationsView {
    return Object.assign(new DelegationsView(), { items: rows.map((row) => DelegationView.of(row, me)) });
  }
}

export class DeputiesQuery {
  @IdField('工会') unionId: UnionId;
}

export class DeputyView {
  @IdField('同志') personId: PersonId;
  @TextField('姓名', { max: 60 }) name: string;
  @TextsField('职责名称', { max: 40, maxItems: 20 }) roleNames: string[];

  static of({ personId, name, roles }: Deputy): DeputyView {
    return Object.assign(new DeputyView(), { personId, name, roleNames: roles.map(nameOf) });
  }
}

export class DeputiesView {
  @PartsField('可以委托的同志', () => DeputyView, { max: 1000 }) items: DeputyView[];

  static of(found: readonly Deputy[]): DeputiesView {
    return Object.assign(new DeputiesView(), { items: found.map((one) => DeputyView.of(one)) });
  }
}
