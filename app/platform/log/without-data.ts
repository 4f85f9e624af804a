/**
 * The words of an error without a person's data. Prisma writes all that it was given into the text of one kind of error,
 * customers' addresses and mails included: of that only the last paragraph, which says what was wrong, and the place.
 */
export function withoutData(name: string | undefined, message: string, stack: string | undefined) {
  if (name !== "PrismaClientValidationError") return { message, stack };
  const place = stack?.split("\n").filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  return { message: message.trimEnd().split("\n\n").at(-1) ?? "", stack: place?.join("\n") };
}
