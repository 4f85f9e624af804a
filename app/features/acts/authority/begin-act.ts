import { createContext, useContext } from "react";
import type { ActKind } from "../act-kind.ts";
import type { TypedForm } from "./typed-form.ts";

/** A form that is opened as somebody filled it in before. */
export interface GoOn {
  values: TypedForm;
  /** The act that waits for approval and that this one takes the place of; left out: it is over. */
  insteadOf?: string;
  /** Who asked for that one, and what is said to them with it. */
  answer?: { to: string; word: string };
}

/** Opens the form of an act in place of the order; null: nothing can be done to the order from here. */
export type BeginAct = ((kind: ActKind, goOn?: GoOn) => void) | null;

export const BeginActContext = createContext<BeginAct>(null);

/** Whether the form of an act is open: another one would take its place, and what is filled in there. */
export const ActOpenContext = createContext(false);

export const useIsActOpen = (): boolean => useContext(ActOpenContext);

export const useBeginAct = (): BeginAct => useContext(BeginActContext);
