import type { Actor } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type FoundRow, searchMembers } from '../data/member-search.query';
import { type SearchTerm, searchTermsOf } from '../domain/search-tokens';
import { simplify } from '../romanization';
import { MemberCipher } from './member-cipher';

export const SEARCH_LIMIT = 20;
/** Tails longer than what is indexed are compared after opening; so many candidates are opened at most. */
const NUMBER_CANDIDATES = 120;

export interface FoundMember {
  readonly row: FoundRow;
  /** For masking. */
  readonly idNumber: string | null;
}

export interface MemberSearchResult {
  readonly found: readonly FoundMember[];
  /** What to type instead, in Chinese, when there was nothing to look for. */
  readonly hint: string | null;
}

/** Finds members by name, pinyin, initials or the tail of a number, in one statement, within the actor's scope. */
@Injectable()
export class MemberSearchService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: MemberCipher,
  ) {}

  async search(actor: Actor, typed: string): Promise<MemberSearchResult> {
    const search = searchTermsOf(typed, simplify);
    if (search.kind === 'none') return { found: [], hint: search.hint };
    if (search.kind === 'case-number') return { found: [], hint: '这像是案件编号，请到案件里查。' };
    if (search.kind === 'number') return { found: await this.byNumber(actor, search.typed, search.tail), hint: null };
    const rows = await this.found(actor, search.terms, SEARCH_LIMIT);
    return { found: rows.map((row) => this.opened(row)), hint: null };
  }

  private async byNumber(actor: Actor, typed: string, tail: string): Promise<FoundMember[]> {
    const term = { match: 'equal', token: this.cipher.tailToken(actor.tenantId, tail) } as const;
    const limit = typed === tail ? SEARCH_LIMIT : NUMBER_CANDIDATES;
    const rows = await this.found(actor, [term], limit);
    const endsSo = (row: FoundRow): boolean => {
      const { identityDocument, phone } = this.cipher.openNumbers(row);
      return [identityDocument?.number, phone?.number.replace('-', '')].some((number) => number?.endsWith(typed));
    };
    const kept = typed === tail ? rows : rows.filter(endsSo);
    return kept.slice(0, SEARCH_LIMIT).map((row) => this.opened(row));
  }

  private found(actor: Actor, terms: readonly SearchTerm[], limit: number): Promise<FoundRow[]> {
    return this.uow.glance(actor, (tx) => searchMembers(tx, 'member:read', terms, limit), { plans: 'once' });
  }

  private opened(row: FoundRow): FoundMember {
    const { identityDocument } = this.cipher.openNumbers({ ...row, phoneSealed: null });
    return { row, idNumber: identityDocument?.number ?? null };
  }
}
