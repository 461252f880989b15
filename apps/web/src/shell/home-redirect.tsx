import { Navigate } from 'react-router';
import { ErrorState, LoadingState } from '../parts/states';
import { secondFactorPath } from '../session/next-path';
import { useSession } from '../session/use-session';

/** `/`: where a person's day begins. */
export function HomeRedirect() {
  const { session, isLoading, error, retry } = useSession();
  if (isLoading) return <LoadingState rows={6} />;
  if (error && !session) return <ErrorState error={error} onRetry={retry} />;
  if (!session) return <Navigate to="/login" replace />;
  if (session.secondFactor !== 'nothing') return <Navigate to={secondFactorPath('/')} replace />;
  return <Navigate to={session.audience === 'staff' ? '/today' : '/my'} replace />;
}
