/** Marks that typists put before the items of a list, with the space after them. */
const bullet = /^\s*(?:[•◦▪‣⁃●○■□·*–-]|\uf0b7|\uf0a7|o)\s/u;

/** Whether a line begins with a bullet. */
export function beginsWithBullet(line: string): boolean {
  return bullet.test(line);
}
