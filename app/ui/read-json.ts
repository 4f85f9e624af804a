/**
 * Reads an address of ours, or sends a form there, by itself: a fetcher of the router would look at the whole page anew
 * each time it begins and ends. @throws Response that says no, and what `fetch` throws
 */
export async function readJson<Data>(address: string, form?: Record<string, string>): Promise<Data> {
  const init = form && { method: "POST", body: new URLSearchParams(form) };
  const response = await fetch(address, init);
  if (!response.ok) throw response;
  return (await response.json()) as Data;
}
