const patterns: [RegExp, string][] = [
  // Shopify's tokens by their prefixes, then JSON Web Tokens.
  [/\bshp[a-z]{2}_[A-Za-z0-9_-]{8,}/g, "[token]"],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, "[token]"],
  [/\b(id_token|hmac|signature|access_token|refresh_token|client_secret|subject_token)=[^&\s"\\]+/gi, "$1=[removed]"],
  [/(Bearer )[\w.~+/=-]+/gi, "$1[removed]"],
  [/\b((?:postgres(?:ql)?|smtps?):\/\/[^:@\s/]*:)[^@\s]+@/gi, "$1[removed]@"],
];

/** The line without anything that opens a door: libraries put whole tokens and URLs into their error texts. */
export const withoutSecrets = (line: string): string =>
  patterns.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line);
