import { ShopifyUnavailable } from "./admin-api.ts";

/** Where Shopify wants a file to be put before a request names it, as `stagedUploadsCreate` says it for a POST. */
export interface StagedTarget {
  url: string;
  parameters: readonly { name: string; value: string }[];
}

/**
 * Puts a file where Shopify wants it: a form with the signed fields first and the file last. Nothing in the shop changes by
 * it.
 * @param timeoutMilliseconds until it is there
 * @throws ShopifyUnavailable; nothing names the file yet, so nothing can have been done with it
 */
export async function putStaged(
  { url, parameters }: StagedTarget,
  file: { fileName: string; contentType: string; bytes: Uint8Array },
  timeoutMilliseconds: number,
): Promise<void> {
  const form = new FormData();
  for (const { name, value } of parameters) form.append(name, value);
  form.append("file", new Blob([Buffer.from(file.bytes)], { type: file.contentType }), file.fileName);
  const response = await post(url, form, timeoutMilliseconds);
  await response.body?.cancel();
  if (!response.ok) throw new ShopifyUnavailable("server_error", false, `a file was not taken: ${response.status}`);
}

async function post(url: string, body: FormData, timeoutMilliseconds: number): Promise<Response> {
  if (URL.parse(url)?.protocol !== "https:") throw new ShopifyUnavailable("bad_answer", false, "no address for a file");
  try {
    return await fetch(url, {
      method: "POST",
      body,
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
  } catch (error) {
    throw new ShopifyUnavailable("unreachable", false, `a file was not taken: ${(error as Error).message}`);
  }
}
