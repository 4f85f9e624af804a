/** Whatever waits for nothing but promises that are kept has run: no time passes, and nothing is left to chance. */
export const letPromisesRun = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
