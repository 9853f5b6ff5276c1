/** Lines of text that belong to a site or a printed page, not to what is published on it. */

interface FurnitureRule {
  readonly reason: string;
  readonly pattern: RegExp;
}

const rules: readonly FurnitureRule[] = [
  {
    reason: 'a link to the top of the page',
    pattern: /^(?:back|return|go) to (?:the )?top(?: of (?:the |this )?page)?\.?$/iu,
  },
  { reason: 'a link past the navigation', pattern: /^skip (?:to|navigation)\b.{0,40}$/iu },
  { reason: 'a link to print', pattern: /^print (?:this )?(?:page|document|publication)\.?$/iu },
  { reason: 'a link to share', pattern: /^share (?:this )?(?:page|on|via)\b.{0,60}$/iu },
  {
    reason: 'a notice about cookies',
    pattern:
      /^(?:cookies on\b.{0,60}|(?:accept|reject|manage|view) (?:all |additional |analytics )?cookies(?: settings)?|(?:we|this (?:site|website)) uses? (?:some )?(?:essential )?cookies\b.*)$/iu,
  },
  {
    reason: 'a question about the page',
    pattern:
      /^(?:(?:is|was) this (?:page|information|content)?\s*(?:useful|helpful)\??|is there (?:anything wrong|a problem) with this page\??|(?:report|tell us about) (?:a )?problem with this page|thank you for your feedback\.?|give (?:us )?feedback(?: about this page)?|your feedback (?:helps|will help)\b.*)$/iu,
  },
  { reason: 'a page number', pattern: /^(?:page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|[-–—]\s?\d{1,4}\s?[-–—])$/iu },
];

/** Lines that are furniture only above the title: further down the same words may be the plan's. */
const openingRules: readonly FurnitureRule[] = [
  { reason: 'the label of a notice', pattern: /^(?:information|important|notice|announcement)[:.]?$/iu },
  {
    reason: 'a notice about an election',
    pattern: /^(?=.*\belections?\b).*\b(?:website|site|content|news|publish\w*|updat\w*)\b.*$/iu,
  },
];

/** How many lines may stand above a title. */
export const openingLines = 6;

/**
 * Why a line is no part of the publication, or null where nothing says so. `isOpening`:
 * whether it is among the first {@link openingLines}.
 */
export function furnitureReason(line: string, isOpening = false): string | null {
  for (const rule of rules) if (rule.pattern.test(line)) return rule.reason;
  if (isOpening) for (const rule of openingRules) if (rule.pattern.test(line)) return rule.reason;
  return null;
}
