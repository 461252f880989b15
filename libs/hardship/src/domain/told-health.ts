import type { ExpenseKind } from './household-statement';

const WELL = /^(身体)?(健康|良好|正常|一般|无|没有|好)[。.]?$/;

/** Whether the words about somebody's health tell an illness; who is well has nothing that asks for a separate consent. */
export const tellsIllness = (health: string | null): boolean => Boolean(health?.trim()) && !WELL.test(health!.trim());

/** What a household pays for only because somebody is ill or disabled. */
export const HEALTH_EXPENSES = ['medical', 'disability'] as const satisfies readonly ExpenseKind[];

/**
 * What tells of somebody's health: words about it, the cause of hardship, or what the household states (a medical
 * expense). The last two name nobody: they are the holder's when no words are about anybody.
 */
export type HealthTold = 'words' | 'cause' | 'statement';
