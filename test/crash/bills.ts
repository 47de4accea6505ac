export const crashTerminal = 'crash1';

export const billOperation = (number: number): string => number.toString(16).padStart(32, '0');
