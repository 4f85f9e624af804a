/** A file that a shopper sends along; its type is what its bytes are. */
export interface ShopperFile {
  fileName: string;
  contentType: string;
  bytes: Uint8Array;
}

/** Of one message. The numbers are ours. */
export const mostShopperFiles = 5;
export const largestShopperFile = 10 * 1024 * 1024;
export const largestShopperBody = 20 * 1024 * 1024;

/** What shoppers send: pictures, films and documents, none of which runs anything; the first ending is the usual one. */
const endings: Readonly<Record<string, readonly string[]>> = {
  "image/jpeg": ["jpg", "jpeg", "jfif"],
  "image/png": ["png"],
  "image/apng": ["png", "apng"],
  "image/gif": ["gif"],
  "image/webp": ["webp"],
  "image/heic": ["heic", "heif"],
  "image/heif": ["heif", "heic"],
  "image/avif": ["avif"],
  "application/pdf": ["pdf"],
  "video/mp4": ["mp4", "m4v"],
  "video/quicktime": ["mov"],
  "video/webm": ["webm"],
};

/** For the browser's file chooser. What is sent is judged by its bytes. */
export const shopperFileTypes = "image/*,video/mp4,video/quicktime,video/webm,application/pdf";

export type ShopperFileProblem =
  | { problem: "too_many" | "too_large_together" | "too_often" | "unavailable" }
  | { problem: "too_large" | "empty" | "not_taken"; fileName: string };

/** Why these files cannot be taken; null: they can. */
export function shopperFileProblem(files: readonly ShopperFile[]): ShopperFileProblem | null {
  if (files.length > mostShopperFiles) return { problem: "too_many" };
  for (const { fileName, bytes, contentType } of files) {
    if (bytes.byteLength === 0) return { problem: "empty", fileName };
    if (bytes.byteLength > largestShopperFile) return { problem: "too_large", fileName };
    if (!Object.hasOwn(endings, contentType)) return { problem: "not_taken", fileName };
  }
  return null;
}

/** The name with an ending that says what it is: "a.exe" with a picture in it is "a.exe.jpg". */
export function nameByType(fileName: string, contentType: string): string {
  const [usual, ...others] = endings[contentType] ?? [];
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  return usual === undefined || ending === usual || others.includes(ending) ? fileName : `${fileName}.${usual}`;
}
