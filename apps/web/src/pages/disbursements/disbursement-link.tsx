import { Navigate, useParams } from 'react-router';

/** Messages and the audit trail name a disbursement, not a queue: it opens beside the payments. */
export default function DisbursementLink() {
  const { disbursementId = '' } = useParams();
  return <Navigate to={`/payments/${disbursementId}`} replace />;
}
