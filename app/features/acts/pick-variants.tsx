import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { QuantityLine, QuantityLines } from "./quantity-lines.tsx";
import type { Act, ActPreview } from "./use-act.tsx";

interface Props<Preview extends ActPreview> {
  act: Act<Preview>;
  /** Fields are named so, with the variant's numeric id behind. */
  prefix: string;
}

/**
 * Items of the shop, chosen in Shopify's own picker, and how many of each. What they are called stands in fields of its own,
 * so that a form that is opened once more shows them.
 */
export function PickVariants<Preview extends ActPreview>({ act, prefix }: Props<Preview>): ReactNode {
  const { t } = useTranslation("act");
  const shopify = useAppBridge();
  const picked = Object.keys(act.values).filter((field) => field.startsWith("title."));

  async function pick(): Promise<void> {
    for (const { id, title } of await pickVariants(shopify, true)) {
      if (Number(act.values[prefix + id])) continue;
      act.set(`title.${id}`, title);
      act.set(prefix + id, "1");
    }
  }

  return (
    <BlockStack gap="200" inlineAlign="start">
      {picked.length ? (
        <QuantityLines label={t("pick.chosen")}>
          {picked.map((field) => {
            const quantity = prefix + field.slice("title.".length);
            return (
              <QuantityLine
                key={field}
                field={quantity}
                title={act.values[field] ?? ""}
                imageUrl={null}
                about={null}
                most={1_000}
                isOpenEnded
                noneLeft=""
                value={act.values[quantity]}
                onChange={(value) => act.set(quantity, value)}
                problem={act.problemOf(quantity)}
              />
            );
          })}
        </QuantityLines>
      ) : null}
      <Button onClick={() => void pick()}>{t("pick.open")}</Button>
    </BlockStack>
  );
}

/** Asks for items of the shop in Shopify's own picker; none: it was closed. Ids are numeric. */
export async function pickVariants(
  shopify: ReturnType<typeof useAppBridge>,
  multiple: boolean,
): Promise<{ id: string; title: string }[]> {
  const chosen = await shopify.resourcePicker({ type: "variant", action: "select", multiple });
  return (chosen ?? []).flatMap((variant) => {
    const { id, title, displayName } = variant as { id?: string; title?: string; displayName?: string };
    const numeric = /\/(\d+)$/.exec(id ?? "")?.[1];
    return numeric ? [{ id: numeric, title: displayName || title || numeric }] : [];
  });
}
