import type { Outcome } from "../shared/outcome.ts";

export interface Upload<Kept = unknown> {
  /** What the server said; a lost connection is `not_sent`. */
  done: Promise<Outcome<Kept> | "cancelled">;
  cancel(): void;
}

/** Sends a file as the body of a request and tells how far it is. `fetch` cannot tell, so this is the older way. */
export function uploadFile<Kept>(
  url: string,
  file: File,
  idToken: string,
  onPercent: (percent: number) => void,
): Upload<Kept> {
  const request = new XMLHttpRequest();
  const done = new Promise<Outcome<Kept> | "cancelled">((resolve) => {
    const lost = () => resolve({ ok: false, problem: "not_sent" });
    request.upload.onprogress = ({ loaded, total }) => onPercent(total ? Math.floor((99 * loaded) / total) : 0);
    request.onload = () => {
      try {
        if (request.status !== 200) return lost();
        resolve(JSON.parse(request.responseText) as Outcome<Kept>);
      } catch {
        lost();
      }
    };
    request.onerror = lost;
    request.ontimeout = lost;
    request.onabort = () => resolve("cancelled");
  });
  request.open("POST", url);
  request.timeout = 10 * 60_000;
  request.setRequestHeader("Authorization", `Bearer ${idToken}`);
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.send(file);
  return { done, cancel: () => request.abort() };
}
