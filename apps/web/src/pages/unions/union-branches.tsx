import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useListKeys } from '../../keys/use-list-keys';
import { StateTag } from '../../parts/state-tag';
import type { UnionNode, UnionTree } from '../../parts/use-unions';
import styles from './unions.module.css';

/** A small tree stands open; of a large one the two highest rows. */
const SMALL = 40;
const OPEN_DEPTH = 2;

export interface UnionBranchesProps {
  readonly tree: UnionTree;
  readonly selected: string | undefined;
  /** While somebody searches, nothing that was found is folded away. */
  readonly allOpen: boolean;
}

export function UnionBranches({ tree, selected, allOpen }: UnionBranchesProps) {
  const { t } = useTranslation('unions');
  const list = useRef<HTMLDivElement>(null);
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map());
  useListKeys(list);
  const onWay = new Set(selected ? tree.above(selected).map(({ id }) => id) : []);
  const isOpen = (id: string, depth: number): boolean =>
    turned.get(id) ?? (allOpen || tree.nodes.length <= SMALL || depth < OPEN_DEPTH || onWay.has(id));
  const branch: Branch = {
    tree,
    selected,
    isOpen,
    turn: (id, open) => setTurned((before) => new Map(before).set(id, open)),
  };
  return (
    <div ref={list} className={styles.tree}>
      <Level branch={branch} parentId={null} depth={0} label={t('title')} />
    </div>
  );
}

interface Branch {
  readonly tree: UnionTree;
  readonly selected: string | undefined;
  readonly isOpen: (id: string, depth: number) => boolean;
  readonly turn: (id: string, open: boolean) => void;
}

interface LevelProps {
  readonly branch: Branch;
  readonly parentId: string | null;
  readonly depth: number;
  readonly label: string;
}

function Level({ branch, parentId, depth, label }: LevelProps) {
  return (
    <ul aria-label={label} className={depth > 0 ? styles.level : undefined}>
      {branch.tree.below.get(parentId)?.map((union) => (
        <li key={union.id}>
          <Row branch={branch} union={union} depth={depth} />
          {branch.isOpen(union.id, depth) && branch.tree.below.has(union.id) && (
            <Level branch={branch} parentId={union.id} depth={depth + 1} label={union.name} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Row({ branch, union, depth }: { branch: Branch; union: UnionNode; depth: number }) {
  const { t } = useTranslation('unions');
  const { id, name, kindName, status } = union;
  const below = branch.tree.below.get(id)?.length ?? 0;
  const open = branch.isOpen(id, depth);
  return (
    <div className={styles.row} data-list-item aria-current={id === branch.selected || undefined}>
      <Link className={styles.open} to={`/unions/${id}`}>
        <span>{name}</span>
        <span className="nj-caption">{kindName}</span>
        {status === 'dissolved' && <StateTag tone="plain">{t('dissolved')}</StateTag>}
      </Link>
      {below > 0 && (
        <button
          type="button"
          className={styles.turn}
          aria-expanded={open}
          aria-label={`${t('below', { count: below })} ${t(open ? 'fold' : 'unfold', { name })}`}
          onClick={() => branch.turn(id, !open)}
        >
          <span className="nj-caption nj-number">{t('below', { count: below })}</span>
          {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
        </button>
      )}
    </div>
  );
}
