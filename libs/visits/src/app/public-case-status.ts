import { systemActor, type TenantId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { TenantRegister, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { caseInScope, ownerOfNumber } from '../data/case.query';
import { publicState } from '../domain/portal-words';
import { refuse } from '../domain/visits.problems';
import { caseFactsOf } from './case-facts';
import { LookUpCounter } from './look-up-counter';

export interface LookUp {
  readonly number: string;
  /** Last four digits of the phone number in the register. */
  readonly phoneTail: string;
  /** Code of the federation, when several live on one system. */
  readonly federation: string | null;
  readonly address: string;
}

/** Who reads it to somebody, or types with a keypad, leaves the kind of case out. */
const wholeNumber = (typed: string): string => (/^\d/.test(typed) ? `五访-${typed}` : typed);

/** The state of a case by its number and the tail of the phone number, without an account: two to five characters, nothing else. */
@Injectable()
export class PublicCaseStatus {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tenants: TenantRegister,
    private readonly members: MemberDirectory,
    private readonly counter: LookUpCounter,
  ) {}

  /** Refuses `case-status.not-found` alike for an unknown number and a wrong tail. */
  async look({ number, phoneTail, federation, address }: LookUp): Promise<string> {
    const typed = wholeNumber(number.normalize('NFKC').replaceAll(/\s/g, '').replaceAll(/[—–]/g, '-'));
    await this.counter.take('address', address);
    await this.counter.take('number', typed);
    const found: string[] = [];
    for (const { tenantId, code } of await this.tenants.all()) {
      if (federation !== null && federation !== code) continue;
      const state = await this.stateIn(tenantId, typed, phoneTail);
      if (state) found.push(state);
    }
    // Two federations may give the same number, and two people may share a tail: then nobody is told anything.
    return found.length === 1 ? found[0]! : refuse('case-status.not-found');
  }

  private stateIn(tenantId: TenantId, number: string, phoneTail: string): Promise<string | null> {
    return this.uow.read(systemActor(tenantId), async (tx) => {
      const owner = await ownerOfNumber(tx, number);
      if (!owner || !(await this.members.phoneTailMatches(tx, owner.memberId, phoneTail))) return null;
      const row = (await caseInScope(tx, owner.id)) ?? refuse('case-status.not-found');
      return publicState(caseFactsOf(row));
    });
  }
}
