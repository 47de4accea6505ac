/**
 * What the engine says at the counter, in each language. Names of units, rules and rewards come from the programme.
 * Sentences carry no dates: which era they are written in is a setting of the shop, not of the programme.
 */
export * from './sentences/earning.ts';
export * from './sentences/redeeming.ts';
export * from './sentences/refusals.ts';
export * from './sentences/shortfalls.ts';
