import { createContext, useContext } from 'react';

/** Paths of the pages that exist: links to pages of later features stay hidden until their route is there. */
export const BuiltPaths = createContext<ReadonlySet<string>>(new Set());

export const useBuilt = (path: string): boolean => useContext(BuiltPaths).has(path);
