import type { CivilDate, PersonId, UnionId } from '@app/kernel';
import { CountField, DateField, FlagField, IdField, PartsField, TextField, TextsField } from '@app/http';
import type { DelegationRow } from '../../data/delegation.entity';
import { roleName } from '../../domain/approval-route';

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
      roleNames: row.roles.map(roleName),
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
