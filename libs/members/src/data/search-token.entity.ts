import type { MemberId, TenantId, UnionId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Entity, Index, PrimaryColumn } from 'typeorm';

/** One way to find one member; see `domain/search-tokens.ts`. */
@Entity({ schema: 'members', name: 'search_token' })
@Index('search_token_by_token', ['tenantId', 'token', 'memberId'])
@Index('search_token_by_member', ['tenantId', 'memberId'])
export class SearchToken {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') unionId: UnionId;
  @PrimaryColumn('text', { collation: 'C' }) token: string;
  @PrimaryColumn('uuid') memberId: MemberId;
}
