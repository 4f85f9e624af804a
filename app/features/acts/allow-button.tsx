import { useRevalidator } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, InlineError } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";

/**
 * Asks the merchant for a scope, or for several with commas between them, in Shopify's own words, and reads the page again
 * once it is given.
 */
export function AllowButton({ scope, onAllowed }: { scope: string; onAllowed?: () => void }): ReactNode {
  const { t } = useTranslation("order");
  const shopify = useAppBridge();
  const { revalidate } = useRevalidator();
  const [state, setState] = useState<"idle" | "asking" | "declined">("idle");

  async function ask(): Promise<void> {
    setState("asking");
    try {
      const { result } = await shopify.scopes.request(scope.split(",") as Parameters<typeof shopify.scopes.request>[0]);
      if (result !== "granted-all") return setState("declined");
      // The webhook that tells us comes later, or never.
      await fetch("/app/scopes", { method: "POST" });
      revalidate();
      setState("idle");
      onAllowed?.();
    } catch {
      setState("declined");
    }
  }

  return (
    <BlockStack gap="100" inlineAlign="start">
      <Button loading={state === "asking"} onClick={() => void ask()}>
        {t("allow")}
      </Button>
      {state === "declined" ? <InlineError fieldID={`allow-${scope}`} message={t("allowDeclined")} /> : null}
    </BlockStack>
  );
}
