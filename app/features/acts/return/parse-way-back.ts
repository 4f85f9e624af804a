import type { ReturnWay } from "./return-preview.ts";

const longest = { instructions: 2_000, labelUrl: 2_000, trackingNumber: 100 } as const;

/** Reads how something comes back from the fields `instructions`, `labelUrl` and `trackingNumber`. */
export function parseWayBack(
  values: ReadonlyMap<string, string>,
  refuse: (field: string, problem: string, detail?: string) => void,
): ReturnWay {
  const text = (field: string) => values.get(field) ?? "";
  for (const field of ["instructions", "labelUrl", "trackingNumber"] as const)
    if (text(field).length > longest[field]) refuse(field, "note_too_long", String(longest[field]));
  const labelUrl = text("labelUrl");
  if (labelUrl && !isWebAddress(labelUrl)) refuse("labelUrl", "address");
  return {
    labelUrl,
    trackingNumber: text("trackingNumber").replace(/\s+/g, " "),
    instructions: text("instructions"),
  };
}

/** What a customer may be sent to: nothing but https, and no user names in it. */
function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.protocol === "https:" && !url.username && !url.password && url.hostname.includes(".");
}
