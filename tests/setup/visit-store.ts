/** Somebody in the pretend storefront, whose requests go through its proxy as those of the extension's script do. */
export interface StoreVisitor {
  /** Sends fields, or a form with files, to a path of the app; the answer is what its script would put into the page. */
  send(path: string, fields: Record<string, string> | FormData): Promise<StorePart>;
}

/** What the app answered: markup, and what of it a form would send. */
export interface StorePart {
  state: string;
  html: string;
  /** Of the form that goes to `path`: its fields as they stand, by name; none where there is no such form. */
  fields(path: string): Record<string, string>;
  /** What can be chosen in a field, without the empty choice. */
  choices(name: string): string[];
}

export interface StoreVisitorOptions {
  /** Signed in as this customer; a guest unless told. */
  customerId?: string;
  locale?: string;
  /** Names the browser: another one is another visitor. */
  browser?: string;
}

/** @param store where the store begins: "http://localhost:4400/storefront/morning-cup" */
export function visitStore(store: string, options: StoreVisitorOptions = {}): StoreVisitor {
  const { customerId = "", locale = "en", browser = "1" } = options;
  const headers = {
    accept: "application/json",
    "x-latte-help": "1",
    cookie: `storefront_customer=${customerId}`,
    "user-agent": `Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 shopper/${browser}`,
  };
  return {
    async send(path, fields) {
      const isForm = fields instanceof FormData;
      const answer = await fetch(`${store}/apps/latte/${path}?locale=${locale}`, {
        method: "POST",
        headers: { ...headers, ...(!isForm && { "content-type": "application/json" }) },
        body: isForm ? fields : JSON.stringify(fields),
      });
      const told = (await answer.json()) as { state?: string; html?: string };
      return partOf(told.state ?? "", read(told.html ?? ""));
    },
  };
}

const read = (html: string): string => html.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

const partOf = (state: string, html: string): StorePart => ({
  state,
  html,
  fields(path) {
    const form = html.split("<form").find((part) => part.includes(`/${path}?`)) ?? "";
    const inputs = [...form.matchAll(/<input [^>]*name="([^"]*)" value="([^"]*)"/g)];
    const chosen = [...form.matchAll(/<select [^>]*name="([^"]*)".*?<\/select>/gs)].map(
      ([select, name]) => [name, /<option value="([^"]*)" selected/.exec(select)?.[1] ?? ""] as const,
    );
    return Object.fromEntries([...inputs.map(([, name, value]) => [name, value] as const), ...chosen]);
  },
  choices(name) {
    const select =
      html
        .split("<select")
        .find((part) => part.includes(`name="${name}"`))
        ?.split("</select>")[0] ?? "";
    return [...select.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => value!);
  },
});
