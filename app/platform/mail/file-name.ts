import { cleanLine, cutString, stripDirectionControls } from "./clean-string.ts";

const MAX_LENGTH = 120;

/**
 * The name under which a received file may be shown and offered: the last part of any path, NFC, without control
 * and direction characters, without those that file systems refuse, at most 120 units with the extension kept.
 * An empty or missing name becomes `fallback`.
 */
export function cleanFileName(name: string | null, fallback = "attachment"): string {
  const line = stripDirectionControls(cleanLine(name ?? "", 4000)).normalize("NFC");
  const base = line.split(/[/\\]/).pop() ?? "";
  const safe = base
    .replace(/[<>:"|?*]+/g, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "")
    .trim();
  if (safe === "") return fallback;
  if (safe.length <= MAX_LENGTH) return safe;
  const dot = safe.lastIndexOf(".");
  const extension = dot > 0 && safe.length - dot <= 12 ? safe.slice(dot) : "";
  return cutString(safe, MAX_LENGTH - extension.length) + extension;
}
