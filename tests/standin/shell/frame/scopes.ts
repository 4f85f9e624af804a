import type { ScopesAnswer } from "../protocol.ts";
import { askPerson } from "./dialog.ts";
import { makeElement } from "./make-element.ts";
import { askServer, frameData } from "./server.ts";

/** Asks the merchant for optional scopes, unless all of them are granted already. */
export async function requestScopes(scopes: string[]): Promise<{ granted: boolean; detail: ScopesAnswer }> {
  const before = await askServer<ScopesAnswer>("scopes");
  const missing = scopes.filter((scope) => !before.granted.includes(scope));
  const unknown = missing.filter((scope) => ![...before.required, ...before.optional].includes(scope));
  if (unknown.length > 0) throw new Error(`scopes not declared by the app: ${unknown.join(", ")}`);
  if (missing.length === 0) return { granted: true, detail: before };
  const list = makeElement("ul", {}, ...missing.map((scope) => makeElement("li", { textContent: scope })));
  const yes = await askPerson({
    title: `${frameData.appName} needs more access`,
    body: ["The app asks for these permissions in this store:", list],
    yes: "Update access",
    no: "Cancel",
  });
  if (!yes) return { granted: false, detail: before };
  return { granted: true, detail: await askServer<ScopesAnswer>("grant", { scopes: missing }) };
}
