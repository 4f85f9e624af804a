import { missingScopes } from "../../acts/act-scopes.ts";
import { actOfRequest, requestKinds, type RequestKind } from "./request-kind.ts";
import type { RulesForm } from "./rules-form.ts";

/** What the rules would do at once that the app may not do yet. */
export interface LackingScopes {
  kinds: RequestKind[];
  /** With commas between them. */
  scopes: string;
}

/** Which permissions are still to be asked for, for rules as they are typed; null: none. */
export function findLackingScopes(
  values: Pick<RulesForm, `${RequestKind}.mode`>,
  held: readonly string[],
): LackingScopes | null {
  const lacking = requestKinds.flatMap((kind) => {
    const act = values[`${kind}.mode`] === "now" && actOfRequest[kind];
    const scopes = act && missingScopes(act, held);
    return scopes ? [{ kind, scopes: scopes.split(",") }] : [];
  });
  if (!lacking.length) return null;
  const scopes = [...new Set(lacking.flatMap((one) => one.scopes))].join(",");
  return { kinds: lacking.map(({ kind }) => kind), scopes };
}
