/** What time it is: asked here and nowhere else, and handed to whoever needs it. */
export function systemClock(): string {
  return new Date().toISOString();
}

/** Waits, in milliseconds. */
export function systemSleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** From 0 to 1. For waiting only: no result may hang on it. */
export function systemChance(): number {
  return Math.random();
}
