import type { SheetKind } from './sheet-kinds';

/** Permissions of this lib with the names that people read. */
export const INTAKE_PERMISSIONS = { 'intake:run': '导入表格' } as const;

export type ImportableKind = SheetKind;

/** In the order in which they come in: members need their union, fund accounts too, a hardship file its holder. */
export const IMPORT_ORDER: readonly ImportableKind[] = [
  'organizations',
  'roster',
  'fund-accounts',
  'hardship-files',
  'hardship-persons',
  'consents',
  'visits',
  'donations',
  'activities',
  'mutual-aid',
  'disputes',
  'study-awards',
  'official-days',
];

export const isImportable = (kind: SheetKind | null): kind is ImportableKind =>
  kind !== null && (IMPORT_ORDER as readonly string[]).includes(kind);

/** Who brings a sheet in must be allowed to write the same things by hand. */
export const PERMISSION_OF_KIND: Readonly<Record<ImportableKind, string>> = {
  organizations: 'organization:manage',
  roster: 'member:manage',
  'fund-accounts': 'fund:manage',
  'hardship-files': 'hardship:manage',
  'hardship-persons': 'hardship:manage',
  consents: 'member:manage',
  visits: 'visit:import',
  donations: 'donation:manage',
  activities: 'activity:manage',
  'mutual-aid': 'mutual-aid:import',
  disputes: 'dispute:import',
  'study-awards': 'study-aid:manage',
  'official-days': 'calendar:manage',
};
