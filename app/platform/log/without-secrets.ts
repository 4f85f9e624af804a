/**
 * Lines hold what strangers wrote (a path, an error's text): each pattern reads a line about once, whatever stands there.
 */
const patterns: [RegExp, string | ((found: string) => string)][] = [
  // Shopify's tokens by their prefixes, then JSON Web Tokens: looked for in whole words only, and there from "eyJ" on.
  [/\bshp[a-z]{2}_[A-Za-z0-9_-]{8,}/g, "[token]"],
  [/(?<![\w-])[\w-]{11,}\.[\w-]{8,}\.[\w-]*/g, (found) => found.replace(/eyJ.*$/, "[token]")],
  [/\b(id_token|hmac|signature|access_token|refresh_token|client_secret|subject_token)=[^&\s"\\]+/gi, "$1=[removed]"],
  [/(Bearer )[\w.~+/=-]+/gi, "$1[removed]"],
  [/\b((?:postgres(?:ql)?|smtps?):\/\/[^:@\s/]*:)[^@\s]{1,500}@/gi, "$1[removed]@"],
];

/** The line without anything that opens a door: libraries put whole tokens and URLs into their error texts. */
export const withoutSecrets = (line: string): string =>
  patterns.reduce(
    (text, [pattern, by]) => (typeof by === "string" ? text.replace(pattern, by) : text.replace(pattern, by)),
    line,
  );
