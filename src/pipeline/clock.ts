/** What time it is: asked here and nowhere else, and handed to whoever needs it. */
export function systemClock(): string {
  return new Date().toISOString();
}
