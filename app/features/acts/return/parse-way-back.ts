import { isNumericId } from "../refund/parse-refund-form.ts";
import type { ReturnWay } from "./return-preview.ts";

const longest = { instructions: 2_000, labelUrl: 2_000, trackingNumber: 100 } as const;

/** Reads how something comes back from the fields `instructions`, `trackingNumber`, and `labelFile` or else `labelUrl`. */
export function parseWayBack(
  values: ReadonlyMap<string, string>,
  refuse: (field: string, problem: string, detail?: string) => void,
): ReturnWay {
  const text = (field: string) => values.get(field) ?? "";
  for (const field of ["instructions", "labelUrl", "trackingNumber"] as const)
    if (text(field).length > longest[field]) refuse(field, "note_too_long", String(longest[field]));
  const labelFile = text("labelFile");
  if (labelFile && !isNumericId(labelFile)) refuse("labelFile", "label_gone");
  const labelUrl = labelFile ? "" : text("labelUrl");
  if (labelUrl && !isWebAddress(labelUrl)) refuse("labelUrl", "address");
  return {
    labelUrl,
    ...(labelFile && { labelFile }),
    trackingNumber: text("trackingNumber").replace(/\s+/g, " "),
    instructions: text("instructions"),
  };
}

/** What a customer may be sent to: nothing but https, and no user names in it. */
function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.protocol === "https:" && !url.username && !url.password && url.hostname.includes(".");
}
