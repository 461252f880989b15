import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import { memberAudienceSql, MEMBER_AUDIENCES, type MemberAudience } from '@app/members';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { AUDIENCE_CODES, type AudienceCode, type AudienceRule } from '../domain/audience';
import { refuse } from '../domain/rounds.problems';

export interface AudienceQuery {
  readonly rule: AudienceRule;
  /** The union whose round it is: people of it and of those below it. */
  readonly unionId: UnionId;
  readonly on: CivilDate;
}

/** A condition over `members.member m`, or the very people. */
export type AudiencePeople =
  { readonly condition: (param: (value: unknown) => string) => string } | { readonly memberIds: readonly MemberId[] };

/**
 * Who is meant by a code of the audience. The lib that knows the people provides one in its module and it is found
 * there; a code that nobody provides is not offered.
 */
export abstract class AudienceSource {
  abstract readonly codes: readonly AudienceCode[];
  abstract people(tx: ReadTx, query: AudienceQuery): Promise<AudiencePeople>;
}

/** What the register itself knows. */
@Injectable()
export class RegisterAudience extends AudienceSource {
  readonly codes = MEMBER_AUDIENCES;

  people(_tx: ReadTx, { rule, on }: AudienceQuery): Promise<AudiencePeople> {
    const limits = { on, minAge: rule.minAge, level: rule.code === 'model-worker' ? rule.category : null };
    const condition = (param: (value: unknown) => string): string =>
      memberAudienceSql(rule.code as MemberAudience, limits, param);
    return Promise.resolve({ condition });
  }
}

/** The people that were picked or came in a list. */
@Injectable()
export class ListAudience extends AudienceSource {
  readonly codes = ['list'] as const;

  people(_tx: ReadTx, { rule }: AudienceQuery): Promise<AudiencePeople> {
    return Promise.resolve({ memberIds: rule.memberIds });
  }
}

/** The sources of all libs that are loaded. */
@Injectable()
export class AudienceSources {
  constructor(private readonly discovery: DiscoveryService) {}

  offered(): AudienceCode[] {
    const provided = new Set(this.all().flatMap((source) => source.codes));
    return AUDIENCE_CODES.filter((code) => provided.has(code));
  }

  /** Refuses `round.audience-not-offered`. */
  of(code: AudienceCode): AudienceSource {
    return this.all().find((source) => source.codes.includes(code)) ?? refuse('round.audience-not-offered');
  }

  private all(): AudienceSource[] {
    return this.discovery
      .getProviders()
      .map((wrapper) => wrapper.instance as unknown)
      .filter((instance): instance is AudienceSource => instance instanceof AudienceSource);
  }
}
