import type { Type } from '@nestjs/common';

/** The HTTP face of every lib. */
export const LIBS: Type[] = [];
