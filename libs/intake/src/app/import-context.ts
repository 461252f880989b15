import { type CivilDate, groupsOf, type MemberId, newId, type UnionId } from '@app/kernel';
import type { IdentityDocument } from '@app/members';
import type { OpenedFundAccount } from '@app/funds';
import { kindsBelow, type OrganizationDirectory, type UnionKind, type UnionRecord } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { ImportRun } from '../data/import-run.entity';
import type { LedgerPerson } from '../domain/ledger-person';
import type { RegisteredUnion } from '../domain/organization-context';
import type { RosterPlace } from '../domain/roster-row';
import type { KnownUnion, UnionLookups } from '../domain/union-fields';

/** A union at or below the one that the import is for; its region is known where a sheet of unions asked for it. */
export interface ReachableUnion extends KnownUnion {
  readonly id: UnionId;
  readonly code: string;
  readonly kind: UnionKind;
  readonly parentCode: string | null;
  readonly region?: string | null;
}

export interface ForeseenMember {
  /** Null: he comes in with this import. */
  readonly memberId: MemberId | null;
  readonly name: string;
  readonly bornOn: CivilDate | null;
  readonly document: IdentityDocument;
  /** Null stays where he is. */
  readonly unionId: UnionId | null;
}

export interface FileOfImport {
  readonly holderBornOn: CivilDate | null;
}

/** What one import did to a union, a fund account or a year's official days, the first state kept. */
export interface Effect {
  readonly subjectType: 'union' | 'fund-account' | 'official-year';
  readonly subjectId: string;
  readonly effect: 'created' | 'changed';
  readonly before: object | null;
  readonly versionAfter: number;
}

/** Kinds of sheet whose rows name members. */
const ASKS_FOR_MEMBERS: ReadonlySet<string> = new Set([
  'hardship-files',
  'consents',
  'visits',
  'study-awards',
  'mutual-aid',
]);

/** What the sheets of one import know of each other while they are judged in turn. */
export class ImportContext {
  readonly firstRows = new Map<string, RosterPlace>();
  /** Fund accounts that an earlier sheet would open or change. */
  readonly foreseenAccounts: OpenedFundAccount[] = [];
  /** Members that an earlier sheet would bring or change, by document; kept only where a later sheet asks. */
  readonly foreseenMembers = new Map<string, ForeseenMember>();
  /** People whom this import keeps outside the register, by the key of their rows. */
  readonly keptOutside = new Map<string, MemberId>();
  /** The same people as their rows told of them. */
  readonly outsiders = new Map<string, LedgerPerson>();
  /** Hardship files of this import by their number. */
  readonly filesOfImport = new Map<string, FileOfImport>();
  /** In which of those files a holder's document stands. */
  readonly fileNumberOf = new Map<string, string>();
  private byForeseenName: Map<string, ForeseenMember[]> | undefined;
  private readonly unions = new Map<UnionId, ReachableUnion>();
  private readonly effectsById = new Map<string, Effect>();

  private constructor(
    readonly run: Pick<ImportRun, 'id' | 'unionId' | 'openedOn' | 'kinds'>,
    readonly today: CivilDate,
    /** From the union that the import is for to the top, nearest first. */
    readonly line: readonly UnionRecord[],
  ) {}

  static async load(tx: ReadTx, directory: OrganizationDirectory, run: ImportRun): Promise<ImportContext> {
    const context = new ImportContext(run, await directory.today(tx), await directory.lineOf(tx, run.unionId));
    const nodes = await directory.tree(tx, 'intake:run');
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const aboveCode = context.line[1]?.code ?? null;
    const isReachable = (id: UnionId | null): boolean =>
      id !== null && (id === run.unionId || isReachable(byId.get(id)?.parentId ?? null));
    for (const { id, code, name, kind, status, parentId } of nodes) {
      if (status !== 'active' || !isReachable(id)) continue;
      const parentCode = id === run.unionId ? aboveCode : (byId.get(parentId!)?.code ?? null);
      context.put({ id, code, name, kind, parentCode });
    }
    return context;
  }

  get reachable(): ReadonlyMap<UnionId, ReachableUnion> {
    return this.unions;
  }

  get root(): UnionRecord {
    return this.line.at(-1)!;
  }

  /** A union as it is, or as it will be after the sheets judged so far. */
  put(union: ReachableUnion): void {
    this.unions.set(union.id, union);
  }

  foresee({ unionId, ...stated }: Omit<RegisteredUnion, 'id'> & { readonly unionId: string | null }): void {
    const id = (unionId ?? newId<'union'>(0)) as UnionId;
    const { code, name, region } = stated;
    const known = this.unions.get(id);
    this.put({
      ...{ id, code, name, kind: stated.kind as UnionKind },
      parentCode: stated.parentCode ?? known?.parentCode ?? null,
      region: region ?? known?.region ?? null,
    });
  }

  /** Whether a sheet of this import asks who the members are that an earlier one brings. */
  get asksForMembers(): boolean {
    return this.run.kinds.some((kind) => ASKS_FOR_MEMBERS.has(kind));
  }

  /** New members of this import who bear the name. Asked when all of them are foreseen. */
  foreseenNamed(name: string): readonly ForeseenMember[] {
    this.byForeseenName ??= new Map(
      groupsOf(this.foreseenMembers.values(), (member) => member.name).map((group) => [group[0]!.name, group]),
    );
    return (this.byForeseenName.get(name) ?? []).filter(({ memberId }) => memberId === null);
  }

  /** Lookups for rows of members or fund accounts; `unnamed` when a sheet without unions is the import's own. */
  lookups(unnamed: boolean): UnionLookups {
    const unions = [...this.unions.values()];
    const byCode = new Map(unions.map((union) => [union.code, union]));
    const byName = new Map<string, ReachableUnion[]>();
    for (const union of unions) byName.set(union.name, [...(byName.get(union.name) ?? []), union]);
    const own = this.unions.get(this.run.unionId);
    return {
      byCode: (code) => byCode.get(code),
      byName: (name) => byName.get(name) ?? [],
      ...(unnamed && own && { unnamed: own }),
      ...(this.isOfOneUnion && own && unions.length === 1 && { only: own }),
    };
  }

  /** Members stand in a grass-roots union, not in a federation. */
  get isOfOneUnion(): boolean {
    const kind = this.unions.get(this.run.unionId)?.kind;
    return kind !== undefined && kind !== 'federation' && !kindsBelow(kind).includes('union');
  }

  note(effect: Effect): void {
    const first = this.effectsById.get(effect.subjectId);
    const { versionAfter } = effect;
    this.effectsById.set(effect.subjectId, first ? { ...first, versionAfter } : effect);
  }

  get effects(): readonly Effect[] {
    return [...this.effectsById.values()];
  }
}
