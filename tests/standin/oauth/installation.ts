import type { StandinApp } from "../app-config.ts";
import type { ShopState } from "../state.ts";

/** The three lists that App Bridge's `scopes.query()` answers with. */
export interface ScopesDetail {
  granted: string[];
  required: string[];
  optional: string[];
}

/** What the shop has granted and what the app may have. */
export function describeScopes(app: StandinApp, state: ShopState): ScopesDetail {
  return { granted: state.installation?.scopes ?? [], required: app.scopes, optional: app.optionalScopes };
}

/** Installs the app with its required scopes; keeps what is there when it is installed already. */
export function installApp(app: StandinApp, state: ShopState, at: Date): void {
  state.installation ??= { id: state.nextId++, installedAt: at.toISOString(), scopes: [...app.scopes] };
}

/**
 * Adds optional scopes. Answers the scopes that were new.
 * @throws when a scope is declared neither as required nor as optional, as Shopify refuses those.
 */
export function grantScopes(app: StandinApp, state: ShopState, scopes: string[]): string[] {
  const unknown = scopes.filter((scope) => !app.scopes.includes(scope) && !app.optionalScopes.includes(scope));
  if (unknown.length > 0) throw new Error(`scopes not declared by the app: ${unknown.join(", ")}`);
  if (!state.installation) throw new Error(`the app is not installed on ${state.shop.domain}`);
  const granted = state.installation.scopes;
  const added = scopes.filter((scope) => !granted.includes(scope));
  granted.push(...added);
  return added;
}

/** Takes optional scopes back. Required ones stay. Answers what was taken. */
export function revokeScopes(app: StandinApp, state: ShopState, scopes: string[]): string[] {
  if (!state.installation) throw new Error(`the app is not installed on ${state.shop.domain}`);
  const taken = state.installation.scopes.filter((scope) => scopes.includes(scope) && !app.scopes.includes(scope));
  state.installation.scopes = state.installation.scopes.filter((scope) => !taken.includes(scope));
  return taken;
}
