import type { SheetColumn } from '@app/http';
import { type UnionNodeView, UnionTreeView } from './union.dto';
import type { UnionNode } from '../../app/organization-directory';

/** A union with the name of the one above it, as far as that may be seen. */
export interface UnionLine {
  readonly node: UnionNodeView;
  readonly parentName: string | null;
}

/** The tree of unions in Excel, in the order of their codes. */
export const UNION_COLUMNS: readonly SheetColumn<UnionLine>[] = [
  { title: '编码', value: ({ node }) => node.code },
  { title: '名称', width: 32, value: ({ node }) => node.name },
  { title: '类型', value: ({ node }) => node.kindName },
  { title: '上级工会', width: 32, value: ({ parentName }) => parentName },
  { title: '状态', width: 10, value: ({ node }) => (node.status === 'active' ? '正常' : '已撤销') },
];

export function unionLines(nodes: readonly UnionNode[]): UnionLine[] {
  const { items } = UnionTreeView.of(nodes);
  const names = new Map(items.map((node) => [node.id, node.name]));
  return items.map((node) => ({ node, parentName: (node.parentId && names.get(node.parentId)) ?? null }));
}
