const WELL = /^(身体)?(健康|良好|正常|一般|无|没有|好)[。.]?$/;

/** Whether the words about somebody's health tell an illness; who is well has nothing that asks for a separate consent. */
export const tellsIllness = (health: string | null): boolean => Boolean(health?.trim()) && !WELL.test(health!.trim());
