/** What says what should be. */
export const demands =
  /^(?:that|we recommend|recommends?|it is recommended)\b|\b(?:should|must|shall|needs? to|is required to|are required to)\b|\brecommends? that\b/iu;

/** What says what was or is. */
export const reports =
  /\b(?:has|have|had|was|were|been|now|since|went|completed|published|launched|held|under ?way|ongoing|awaiting|waiting)\b/iu;
