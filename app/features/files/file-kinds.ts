/** Pictures that every browser draws without running anything. SVG and HTML are never among them. */
const pictures: readonly string[] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** Whether a file of this type, as its bytes were read, may be shown and not only be saved. */
export const isPicture = (contentType: string | null | undefined): boolean => pictures.includes(contentType ?? "");

/** One file that somebody puts to a message, and all files of one message together; in bytes and in number. */
export const largestFile = 20 * 1024 * 1024;
export const largestTogether = 25 * 1024 * 1024;
export const mostFiles = 20;

/** Why a file cannot be put to those that are there already; `null`: it can. */
export function fileProblem(
  sizeBytes: number,
  before: readonly { sizeBytes: number }[],
): "file_empty" | "file_too_large" | "files_too_large" | "too_many_files" | null {
  if (sizeBytes === 0) return "file_empty";
  if (sizeBytes > largestFile) return "file_too_large";
  if (before.length >= mostFiles) return "too_many_files";
  const together = before.reduce((sum, one) => sum + one.sizeBytes, sizeBytes);
  return together > largestTogether ? "files_too_large" : null;
}
