import type { OrganizationContext } from './organization-context';

/** A union of the file, with the place that it claims. */
export interface TreeNode {
  readonly code: string;
  readonly name: string;
  readonly kind: string | null;
  readonly parentCode: string | null;
  readonly row: number;
  readonly refused: boolean;
}

export interface TreeFault {
  readonly code: string;
  readonly message: string;
  readonly otherRow?: number;
}

interface Place {
  readonly kind: string | null;
  readonly parentCode: string | null;
  readonly node?: TreeNode;
}

/** The tree as it will be: the file's unions, and below and above them those of the register. */
export class OrganizationTree {
  private readonly nodes: ReadonlyMap<string, TreeNode>;
  private readonly root: TreeNode | undefined;
  private readonly faults = new Map<string, TreeFault | null>();

  constructor(
    nodes: readonly TreeNode[],
    private readonly context: OrganizationContext,
  ) {
    this.nodes = new Map(nodes.map((node) => [node.code, node]));
    this.root = nodes.find((node) => node.parentCode === null && !node.refused);
  }

  /** Why the union cannot stand where it claims to, or undefined. */
  faultOf(code: string): TreeFault | undefined {
    const known = this.faults.get(code);
    if (known !== undefined) return known ?? undefined;
    const node = this.nodes.get(code);
    const fault =
      node && (this.cycleAt(node) ?? (node.parentCode === null ? this.faultOfTop(node) : this.faultBelow(node)));
    this.faults.set(code, fault ?? null);
    return fault;
  }

  private faultOfTop(node: TreeNode): TreeFault | undefined {
    const registered = this.context.unionByCode(node.code);
    if (registered && registered.parentCode !== null) return undefined;
    if (this.context.rootCode !== null && node.code !== this.context.rootCode) {
      return { code: 'parent-missing', message: '没有写上级编码；最上面的工会已经登记过了' };
    }
    if (this.root && this.root !== node) {
      const message = `没有写上级编码；第 ${this.root.row} 条已经是最上面的工会`;
      return { code: 'second-top', message, otherRow: this.root.row };
    }
    return this.faultOfKind(node.kind, null);
  }

  private faultBelow(node: TreeNode): TreeFault | undefined {
    const parent = this.placeOf(node.parentCode!);
    if (!parent) {
      return { code: 'unknown-parent', message: `没有编码是“${node.parentCode}”的上级工会，请核对上级编码` };
    }
    if (parent.node && (parent.node.refused || this.faultOf(parent.node.code))) {
      const message = `上级工会（第 ${parent.node.row} 条）进不来，请先改好那一条`;
      return { code: 'parent-refused', message, otherRow: parent.node.row };
    }
    return this.faultOfKind(node.kind, parent.kind);
  }

  private faultOfKind(kind: string | null, parentKind: string | null): TreeFault | undefined {
    const { kinds } = this.context;
    if (kind === null || kinds.fits(kind, parentKind)) return undefined;
    const where = parentKind === null ? '最上面' : `${kinds.label(parentKind)}下面`;
    return { code: 'kind-does-not-fit', message: `${where}不能设${kinds.label(kind)}，请检查类型和上级编码` };
  }

  private cycleAt(node: TreeNode): TreeFault | undefined {
    const seen = new Set<string>([node.code]);
    let code = node.parentCode;
    while (code !== null) {
      if (code === node.code) return { code: 'parent-cycle', message: '上级编码绕成了一圈，请检查这几个工会的上级' };
      // A circle further up is the fault of those who stand in it; this one is refused with its parent.
      if (seen.has(code)) return undefined;
      seen.add(code);
      code = this.placeOf(code)?.parentCode ?? null;
    }
    return undefined;
  }

  private placeOf(code: string): Place | undefined {
    const node = this.nodes.get(code);
    const registered = this.context.unionByCode(code);
    if (!node) return registered;
    // A known union whose row leaves the superior empty stays where it is.
    const parentCode = node.parentCode ?? registered?.parentCode ?? null;
    return { kind: node.kind, parentCode, node };
  }
}
