/** The words that the tables know, as the migration writes them. */
export const LEVELS_SQL = `'bachelor-first','bachelor-second','college','high-school','vocational','postgraduate'`;
export const CATEGORIES_SQL = `'deep','relative','accident','not-on-file'`;
export const EXCLUSIONS_SQL = `'military-academy','directed','self-funded-abroad','high-fee-private','sino-foreign','other-aid'`;
export const GROUNDS_SQL = `'army','dropped-out','lifted','lapsed-file','not-renewed','other-aid','left-union','died','finished','other'`;
export const STATES_SQL = `'enrolled','transferred','on-leave','army','dropped-out','graduated'`;
