import type { ActKind } from "./act-kind.ts";

/** Of the button that opens an act, where it has one of its own. */
export const actButtonId = (kind: ActKind): string => `act-${kind}`;

/** Of the menu that opens the others. */
export const actMenuId = "act-menu";
