import { useEffect, useState } from "react";
import type { AttachmentView } from "./ticket-view.ts";

/** As many, and as large together, as one mail's layout may bring. Bytes. */
const most = 30;
const largestTogether = 15_000_000;

/**
 * The pictures that came with a mail and stand in its layout: content id → `data:` address. The frame of a mail has no
 * origin, so nothing else could be drawn there.
 */
export function useInlinePictures(html: string, attachments: readonly AttachmentView[]): Record<string, string> {
  const [pictures, setPictures] = useState<Record<string, string>>({});
  useEffect(() => {
    const leaving = new AbortController();
    let room = largestTogether;
    const wanted = attachments
      .filter(({ contentId, isPicture }) => isPicture && contentId && html.includes(` data-cid="${contentId}"`))
      .filter(({ sizeBytes }) => (room -= sizeBytes) >= 0)
      .slice(0, most);
    for (const { id, contentId } of wanted)
      void read(`/app/attachments/${id}?show`, leaving.signal).then((url) => {
        if (url && contentId && !leaving.signal.aborted) setPictures((before) => ({ ...before, [contentId]: url }));
      });
    return () => leaving.abort();
  }, [html, attachments]);
  return pictures;
}

async function read(address: string, signal: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) return null;
    const blob = await response.blob();
    return await new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.onerror = () => resolve(null);
      reader.readAsDataURL(blob);
    });
  } catch {
    return null;
  }
}
