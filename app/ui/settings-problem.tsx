import { Banner } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Refusal } from "#app/features/shared/outcome.ts";
import { useProblemText } from "./problem-text.ts";

/** A refusal that belongs to no field: the connection failed, or a fault of ours. What was typed is still there. */
export function SettingsProblem({ refusal }: { refusal: Refusal | null }): ReactNode {
  const say = useProblemText();
  if (!refusal || refusal.field) return null;
  return <Banner tone="critical">{say(refusal)}</Banner>;
}
