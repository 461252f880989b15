import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../api/client';
import type { Schemas } from '../api/schemas';

export type UnionNode = Schemas['UnionNodeView'];

export const unionsQuery = queryOptions({
  queryKey: ['unions'],
  staleTime: 5 * 60_000,
  queryFn: ({ signal }) => api.get<Schemas['UnionTreeView']>('/staff/unions', undefined, signal),
});

export interface UnionTree {
  readonly nodes: readonly UnionNode[];
  readonly byId: ReadonlyMap<string, UnionNode>;
  /** Unions directly below, by the id of the one above; the highest stand under null. */
  readonly below: ReadonlyMap<string | null, readonly UnionNode[]>;
  /** Names of what stands above, from the nearest to the highest. */
  readonly above: (id: string) => readonly UnionNode[];
}

export function unionTreeOf(nodes: readonly UnionNode[]): UnionTree {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const below = new Map<string | null, UnionNode[]>();
  for (const node of nodes) {
    const siblings = below.get(node.parentId);
    if (siblings) siblings.push(node);
    else below.set(node.parentId, [node]);
  }
  const above = (id: string): UnionNode[] => {
    const parent = byId.get(byId.get(id)?.parentId ?? '');
    return parent ? [parent, ...above(parent.id)] : [];
  };
  return { nodes, byId, below, above };
}

const NONE: readonly UnionNode[] = [];

/** The unions that I may see, as one tree. */
export function useUnions() {
  const query = useQuery(unionsQuery);
  const nodes = query.data?.items ?? NONE;
  return { ...query, tree: useMemo(() => unionTreeOf(nodes), [nodes]) };
}
