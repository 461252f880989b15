import { useTranslation } from 'react-i18next';
import { RelativeDate } from '../../parts/relative-date';
import { CaseList } from '../disputes/case-list';
import { PETITION_GROUPS, PETITION_KINDS, type PetitionRow, PETITIONS, toneOf } from './petition-types';

/** Petitions that I handle, register or oversee. */
export default function PetitionsPage() {
  const { t } = useTranslation('petitions');
  return (
    <CaseList<PetitionRow>
      words="petitions"
      page="/petitions"
      path="/staff/petitions"
      listKey={PETITIONS}
      intake="petition:intake"
      groups={PETITION_GROUPS}
      kind={{
        field: 'kind',
        all: t('filters.allKinds'),
        choices: PETITION_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
      }}
      toneOf={({ status }) => toneOf(status)}
      first={[
        { key: 'petitioner', title: t('columns.petitioner'), render: ({ petitioner }) => petitioner },
        { key: 'about', title: t('columns.about'), render: ({ about }) => about ?? '—' },
        { key: 'kind', title: t('columns.kind'), render: ({ kindLabel }) => kindLabel },
      ]}
      last={[
        {
          key: 'received',
          title: t('columns.receivedOn'),
          render: ({ receivedOn }) => <RelativeDate day={receivedOn} />,
        },
        { key: 'handler', title: t('columns.handler'), wide: true, render: ({ handlerName }) => handlerName ?? '—' },
      ]}
      card={{
        title: ({ petitioner }) => petitioner,
        about: ({ kindLabel, about }) => [kindLabel, about].filter(Boolean).join(' · '),
      }}
    />
  );
}
