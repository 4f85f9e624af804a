import { cleanLine } from "#app/platform/mail/clean-string.ts";

/** How much of the last message the inbox shows, in UTF-16 units. */
export const previewLength = 140;

/** The first words of a message on one line; the names of its files where it has no words. */
export function previewOf(bodyText: string, fileNames: readonly string[] = []): string {
  return cleanLine(bodyText, previewLength) || cleanLine(fileNames.join(", "), previewLength);
}
