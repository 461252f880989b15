/** How each list was narrowed down when it was left, in this window. */
const searches = new Map<string, string>();

export const rememberSearch = (path: string, search: string): void => void searches.set(path, search);

/** The list as it was left: "/hardship" → "/hardship?group=under-way". */
export const asLeft = (path: string): string => `${path}${searches.get(path) ?? ''}`;
