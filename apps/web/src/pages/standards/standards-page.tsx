import { useTranslation } from 'react-i18next';
import { Outlet, useNavigate, useParams } from 'react-router';
import { Amount } from '../../parts/amount';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { EmptyState } from '../../parts/states';
import { DatesOfRow, InForceTag } from './dates-of-row';
import { LimitWords } from './limit-words';
import { askStandards, type Standard, STANDARDS, useOutlook } from './standard-types';
import { AddButton, Outlook, StandardsFrame } from './standards-frame';
import styles from './standards.module.css';

/** What may be given, for a union on a day; or all that ever held. */
export default function StandardsPage() {
  const { t } = useTranslation('standards');
  const navigate = useNavigate();
  const { unionId, search } = useOutlook();
  return (
    <StandardsFrame
      actions={
        <AddButton permission="standard:manage" onClick={() => void navigate(`/standards/new${search}`)}>
          {t('add.button')}
        </AddButton>
      }
    >
      <Outlook />
      {unionId ? <StandardTable /> : <EmptyState>{t('outlook.choose')}</EmptyState>}
      <Outlet />
    </StandardsFrame>
  );
}

function StandardTable() {
  const { t } = useTranslation('standards');
  const { standardId } = useParams();
  const { unionId, on, isHistory, search } = useOutlook();
  const list = useKeyset<Standard>([...STANDARDS, 'list', unionId, on, isHistory], (_, signal) =>
    askStandards({ unionId, on }, isHistory, signal),
  );
  return (
    <KeysetTable
      list={list}
      label={t('tabs.standards')}
      columns={useColumns(isHistory)}
      itemKey={({ id }) => id}
      selectedKey={standardId}
      to={({ id }) => `/standards/${id}${search}`}
      renderItem={(standard) => <StandardCard standard={standard} />}
      empty={t('empty')}
    />
  );
}

function useColumns(isHistory: boolean): readonly TableColumn<Standard>[] {
  const { t } = useTranslation('standards');
  return [
    { key: 'name', title: t('columns.name'), render: ({ name }) => name },
    {
      key: 'cap',
      title: t('columns.cap'),
      number: true,
      render: ({ capPerEvent }) => <Amount value={capPerEvent} />,
    },
    { key: 'form', title: t('columns.form'), render: ({ formName }) => formName },
    { key: 'limits', title: t('columns.limits'), wide: true, render: (row) => <LimitWords standard={row} /> },
    {
      key: 'dates',
      title: t('columns.dates'),
      wide: true,
      render: (row) => <DatesOfRow {...row} />,
    },
    {
      key: 'whose',
      title: t('columns.whose'),
      render: ({ unionName, inForce, isDefault }) =>
        isHistory ? <InForceTag inForce={inForce} isDefault={isDefault} /> : <Whose unionName={unionName} />,
    },
    { key: 'version', title: t('columns.version'), wide: true, render: ({ ruleVersion }) => ruleVersion },
  ];
}

function Whose({ unionName }: Pick<Standard, 'unionName'>) {
  const { t } = useTranslation('standards');
  return unionName ?? <span className={styles.nowrap}>{t('default')}</span>;
}

function StandardCard({ standard }: { standard: Standard }) {
  const { t } = useTranslation('standards');
  const { name, capPerEvent, formName, unionName, isDefault, inForce } = standard;
  return (
    <span className={styles.card}>
      <span className={styles.cardTop}>
        <strong>{name}</strong>
        <span>
          {t('upTo')} <Amount value={capPerEvent} strong />
        </span>
      </span>
      <span>
        {formName} · <LimitWords standard={standard} />
      </span>
      <span className="nj-caption nj-number">
        <DatesOfRow {...standard} /> · {unionName ?? t('default')}
      </span>
      {!inForce && (
        <span>
          <InForceTag inForce={inForce} isDefault={isDefault} />
        </span>
      )}
    </span>
  );
}
