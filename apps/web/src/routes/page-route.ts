import type { ComponentType } from 'react';

/** A page with a chunk of its own. Its place in the navigation (places.ts) appears by itself once it is listed here. */
export interface PageRoute {
  readonly path: string;
  readonly page: () => Promise<{ default: ComponentType }>;
  /** One of them is needed to open it. */
  readonly permissions?: readonly string[];
  /** Pages that open inside this one (CaseDrawer in its Outlet); paths relative to it. */
  readonly children?: readonly PageRoute[];
}
