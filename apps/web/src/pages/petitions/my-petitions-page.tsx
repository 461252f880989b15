import type { Schemas } from '../../api/schemas';
import { OwnCases } from '../disputes/own-cases';
import { PETITIONS } from './petition-types';

type OwnPetition = Schemas['PortalPetitionsView']['items'][number];

/** My own petitions. */
export default function MyPetitionsPage() {
  return (
    <OwnCases<OwnPetition>
      words="petitions"
      begin="mine.write"
      page="/my/petitions"
      path="/portal/petitions"
      listKey={PETITIONS}
      titleOf={({ kindLabel, about }) => [kindLabel, about].filter(Boolean).join(' · ')}
    />
  );
}
