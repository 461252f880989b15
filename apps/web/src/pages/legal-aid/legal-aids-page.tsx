import { useTranslation } from 'react-i18next';
import { RelativeDate } from '../../parts/relative-date';
import { CaseList } from '../disputes/case-list';
import { MATTERS } from '../disputes/dispute-types';
import { LEGAL_AID_GROUPS, type LegalAidRow, LEGAL_AIDS, toneOf } from './legal-aid-types';

/** Legal aid that I examine, handle or oversee. */
export default function LegalAidsPage() {
  const { t } = useTranslation('legal-aid');
  return (
    <CaseList<LegalAidRow>
      words="legal-aid"
      page="/legal-aid"
      path="/staff/legal-aids"
      listKey={LEGAL_AIDS}
      intake="legal-aid:intake"
      groups={LEGAL_AID_GROUPS}
      kind={{
        field: 'matter',
        all: t('filters.allMatters'),
        choices: MATTERS.map((value) => ({ value, label: t(`disputes:matters.${value}`) })),
      }}
      toneOf={({ status }) => toneOf(status)}
      first={[
        { key: 'applicant', title: t('columns.applicant'), render: ({ applicant }) => applicant },
        { key: 'employer', title: t('columns.employer'), render: ({ employer }) => employer || '—' },
        { key: 'matter', title: t('columns.matter'), render: ({ matterLabel }) => matterLabel },
        { key: 'service', title: t('columns.service'), wide: true, render: ({ serviceLabel }) => serviceLabel },
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
        title: ({ applicant }) => applicant,
        about: ({ matterLabel, employer, serviceLabel }) =>
          [matterLabel, employer, serviceLabel].filter(Boolean).join(' · '),
      }}
    />
  );
}
