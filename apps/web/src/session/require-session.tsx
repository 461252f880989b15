import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import type { Audience } from '../api/types';
import { ErrorState, LoadingState } from '../parts/states';
import { loginPath, passwordPath, secondFactorPath } from './next-path';
import { useSession } from './use-session';

/** Nobody signed in: to the login, and back to where one stood. A member finds the portal, not the staff's pages. */
export function RequireSession({ audience, children }: { audience: Audience; children: ReactNode }) {
  const { session, isLoading, error, retry } = useSession();
  const { pathname, search } = useLocation();
  if (isLoading) return <LoadingState rows={6} />;
  if (error && !session) return <ErrorState error={error} onRetry={retry} />;
  if (!session) return <Navigate to={loginPath(pathname + search)} replace />;
  if (session.mustChangePassword) return <Navigate to={passwordPath(pathname + search)} replace />;
  if (session.secondFactor !== 'nothing') return <Navigate to={secondFactorPath(pathname + search)} replace />;
  if (audience === 'staff' && session.audience === 'member') return <Navigate to="/my" replace />;
  if (audience === 'member' && session.audience === 'staff' && !session.memberId) return <Navigate to="/" replace />;
  return children;
}
