import { useTranslation } from 'react-i18next';
import { RelativeDate } from '../../parts/relative-date';
import { CaseList } from '../disputes/case-list';
import { ACCIDENT_GROUPS, ACCIDENT_KINDS, type AccidentRow, ACCIDENTS, toneOf } from './accident-types';

/** Accidents that I take part in, register or oversee. */
export default function AccidentsPage() {
  const { t } = useTranslation('accidents');
  return (
    <CaseList<AccidentRow>
      words="accidents"
      page="/accidents"
      path="/staff/accidents"
      listKey={ACCIDENTS}
      intake="accident:intake"
      groups={ACCIDENT_GROUPS}
      kind={{
        field: 'kind',
        all: t('filters.allKinds'),
        choices: ACCIDENT_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
      }}
      toneOf={({ status }) => toneOf(status)}
      first={[
        { key: 'employer', title: t('columns.employer'), render: ({ employer }) => employer },
        { key: 'kind', title: t('columns.kind'), render: ({ kindLabel }) => kindLabel },
        {
          key: 'occurred',
          title: t('columns.occurredOn'),
          render: ({ occurredOn }) => <RelativeDate day={occurredOn} />,
        },
        { key: 'people', title: t('columns.people'), render: (row) => <Hurt row={row} /> },
      ]}
      last={[
        { key: 'handler', title: t('columns.handler'), wide: true, render: ({ handlerName }) => handlerName ?? '—' },
      ]}
      card={{
        title: ({ employer }) => employer,
        about: aboutOf,
      }}
    />
  );
}

const aboutOf = (row: AccidentRow) => (
  <>
    {row.kindLabel} · <Hurt row={row} />
  </>
);

/** 死 1 人、重伤 2 人: only what there is. */
function Hurt({ row }: { row: AccidentRow }) {
  const { t } = useTranslation('accidents');
  const words = (['dead', 'severe', 'light'] as const)
    .filter((harm) => row[harm] > 0)
    .map((harm) => t(`hurt.${harm}`, { count: row[harm] }));
  return <>{words.join(t('and')) || t('hurt.none')}</>;
}
