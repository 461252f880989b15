import type { Schemas } from '../../api/schemas';
import { DISPUTES } from './dispute-types';
import { OwnCases } from './own-cases';

type OwnDispute = Schemas['PortalDisputesView']['items'][number];

/** My own disputes. */
export default function MyDisputesPage() {
  return (
    <OwnCases<OwnDispute>
      words="disputes"
      begin="mine.apply"
      page="/my/disputes"
      path="/portal/disputes"
      listKey={DISPUTES}
      titleOf={({ matterLabel }) => matterLabel}
      about={({ employer }) => employer}
    />
  );
}
