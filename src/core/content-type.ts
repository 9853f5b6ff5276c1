/** `text/html; charset=UTF-8` → `text/html` and `utf-8`. */
export function readContentType(header: string | null): { mediaType: string; charset: string | null } {
  const [type = '', ...parameters] = (header ?? '').split(';');
  const mediaType = type.trim().toLowerCase();
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/iu.exec(parameter)?.[1])
    .find((name) => name !== undefined);
  return {
    mediaType: mediaType === '' ? 'application/octet-stream' : mediaType,
    charset: charset?.toLowerCase() ?? null,
  };
}
