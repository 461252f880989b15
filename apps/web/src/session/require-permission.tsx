import { lazy, type ReactNode } from 'react';
import { useSession } from './use-session';

const Forbidden = lazy(() => import('../pages/forbidden/forbidden-page'));

export function RequirePermission({ permissions, children }: { permissions: readonly string[]; children: ReactNode }) {
  const { can } = useSession();
  return can(...permissions) ? children : <Forbidden />;
}
