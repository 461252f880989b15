import type { Schemas } from '../../api/schemas';

export type Today = Schemas['TodayView'];
