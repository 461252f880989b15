import { SearchOutlined } from '@ant-design/icons';
import { Checkbox, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { ExportButton } from '../../parts/export-button';
import { PageHeader } from '../../parts/page-header';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { type UnionNode, type UnionTree, unionTreeOf, useUnions } from '../../parts/use-unions';
import { KINDS } from './union-types';
import { UnionBranches } from './union-branches';
import styles from './unions.module.css';

export default function UnionsPage() {
  const { t } = useTranslation('unions');
  const { tree, isPending, error, refetch, data } = useUnions();
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={data && <Figures nodes={tree.nodes} />}
        actions={data && <ExportButton path="/staff/unions" />}
      />
      {isPending && <LoadingState rows={8} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <TreeSearch tree={tree} />}
      <Outlet />
    </>
  );
}

function Figures({ nodes }: { nodes: readonly UnionNode[] }) {
  const { t } = useTranslation('unions');
  const open = nodes.filter(({ status }) => status === 'active');
  const counted = KINDS.map((kind) => ({ kind, count: open.filter((one) => one.kind === kind).length }));
  return counted
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => t('figure', { kind: t(`kinds.${kind}`), count }))
    .join(' · ');
}

function TreeSearch({ tree }: { tree: UnionTree }) {
  const { t } = useTranslation('unions');
  const { unionId } = useParams();
  const [typed, setTyped] = useState('');
  const [dissolved, setDissolved] = useState(false);
  const shown = useMemo(() => narrowed(tree, typed.trim().toLowerCase(), dissolved), [tree, typed, dissolved]);
  const hasDissolved = tree.nodes.some(({ status }) => status === 'dissolved');
  return (
    <>
      <search className={styles.search}>
        <Input
          data-search
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          aria-label={t('search')}
          placeholder={t('search')}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {hasDissolved && (
          <Checkbox checked={dissolved} onChange={(event) => setDissolved(event.target.checked)}>
            {t('withDissolved')}
          </Checkbox>
        )}
      </search>
      {shown.nodes.length === 0 ? (
        <EmptyState>{t('none', { typed: typed.trim() })}</EmptyState>
      ) : (
        <UnionBranches tree={shown} selected={unionId} allOpen={typed.trim() !== ''} />
      )}
    </>
  );
}

/** The unions that match, each with the line above it, so that it is seen where it stands. */
function narrowed(tree: UnionTree, typed: string, dissolved: boolean): UnionTree {
  const fits = ({ name, code, status }: UnionNode) =>
    (dissolved || status === 'active') && `${name} ${code}`.toLowerCase().includes(typed);
  const kept = new Set(tree.nodes.filter(fits).flatMap(({ id }) => [id, ...tree.above(id).map((one) => one.id)]));
  return unionTreeOf(tree.nodes.filter(({ id }) => kept.has(id)));
}
