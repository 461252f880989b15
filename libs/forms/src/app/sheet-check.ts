import { type CivilDate, systemActor, type TenantId } from '@app/kernel';
import { TenantRegister, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { IssuedSheet } from '../data/entities';
import { readCheckCode } from '../domain/check-code';
import { refuse } from '../domain/forms.problems';
import { SheetLookUpCounter } from './sheet-look-up';

export interface SheetAsked {
  readonly code: string;
  /** Of the file that somebody holds, worked out on his own device; null when he has paper. */
  readonly sha256: string | null;
  readonly address: string;
}

/** What anybody may know of a sheet: nobody's name, nothing that stands on it. */
export interface SheetTold {
  readonly unionName: string;
  readonly title: string;
  readonly issuedOn: CivilDate;
  readonly file: 'unchanged' | 'changed' | null;
}

/** Tells anybody who holds a sheet whether a union issued it. */
@Injectable()
export class SheetCheck {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tenants: TenantRegister,
    private readonly counter: SheetLookUpCounter,
  ) {}

  /** Refuses `form-check.mistyped`, which costs nothing to find out, before it looks. */
  async check({ code, sha256, address }: SheetAsked): Promise<SheetTold> {
    await this.counter.take(address);
    const read = readCheckCode(code) ?? refuse('form-check.mistyped');
    for (const { tenantId } of await this.tenants.all()) {
      const sheet = await this.sheetIn(tenantId, read);
      if (sheet) return told(sheet, sha256);
    }
    return refuse('form-check.unknown');
  }

  private sheetIn(tenantId: TenantId, code: string): Promise<IssuedSheet | undefined> {
    return this.uow.read(systemActor(tenantId), async (tx) => {
      const [sheet] = await tx.found(IssuedSheet, (param) => `r.check_code = ${param(code)}`);
      return sheet;
    });
  }
}

function told({ unionName, formTitle, issuedOn, contentSha256 }: IssuedSheet, sha256: string | null): SheetTold {
  const file = sha256 === null ? null : sha256.toLowerCase() === contentSha256 ? 'unchanged' : 'changed';
  return { unionName, title: formTitle, issuedOn, file };
}
