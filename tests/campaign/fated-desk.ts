import type { Desk } from "#app/features/shared/desk.ts";
import { giveFate, type Fate } from "./mortal-desk.ts";
import type { Stage } from "./stage.ts";
import { watchAsking } from "./watch-asking.ts";

/** What a process of the story works with. */
export const fatedDesk = <D extends Desk>(stage: Stage, desk: D, fate: Omit<Fate, "mishaps">): D =>
  watchAsking(stage, giveFate(desk, { ...fate, mishaps: stage.mishaps }));
