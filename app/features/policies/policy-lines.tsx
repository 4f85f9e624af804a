import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { usePolicyText } from "./use-policy-text.ts";
import type { PolicyFinding } from "./policy.ts";

/** Which of the merchant's policies apply to an act, and what they say of it. */
export function PolicyLines({ of }: { of: readonly PolicyFinding[] }): ReactNode {
  const say = usePolicyText();
  return of.map((finding) => (
    <Text as="p" key={finding.policy} fontWeight={finding.is === "outside" ? "semibold" : undefined}>
      {say(finding)}
    </Text>
  ));
}
