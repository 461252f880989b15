import type { Schemas } from '../../api/schemas';
import { OwnCases } from '../disputes/own-cases';
import { LEGAL_AIDS } from './legal-aid-types';

type OwnLegalAid = Schemas['PortalLegalAidsView']['items'][number];

/** My own applications for legal aid. */
export default function MyLegalAidsPage() {
  return (
    <OwnCases<OwnLegalAid>
      words="legal-aid"
      begin="mine.apply"
      page="/my/legal-aid"
      path="/portal/legal-aids"
      listKey={LEGAL_AIDS}
      titleOf={({ matterLabel }) => matterLabel}
      about={({ serviceLabel, employer }) => [serviceLabel, employer].filter(Boolean).join(' · ')}
    />
  );
}
