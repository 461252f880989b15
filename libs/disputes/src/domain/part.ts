/**
 * By what a step is open to somebody: by permissions, or (none) by a part of his own in the case, such as mediating it;
 * null when it is not. `permissionOf` knows the parts that somebody has by his role.
 */
export function openedBy<P extends string>(
  own: ReadonlySet<P>,
  parts: readonly P[],
  permissionOf: Readonly<Partial<Record<P, string>>>,
): string[] | null {
  const opening = parts.filter((part) => own.has(part));
  if (opening.length === 0) return null;
  const permissions = opening.map((part) => permissionOf[part]).filter((each) => each !== undefined);
  return permissions.length === opening.length ? permissions : [];
}
