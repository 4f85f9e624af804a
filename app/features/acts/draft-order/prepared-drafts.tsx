import { BlockStack, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { Money } from "#app/ui/money.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { sumOf, type ActionView } from "../action-view.ts";

/** What was prepared beside the order, each with whether it is paid: "Draft #D3 · €12.00 · waits for payment". */
export function PreparedDrafts({ of }: { of: readonly ActionView[] }): ReactNode {
  const { t } = useTranslation("draft");
  const drafts = of.filter(({ state, madeDraft }) => state === "succeeded" && madeDraft);
  if (!drafts.length) return null;
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {t("prepared.heading")}
      </Text>
      {drafts.map((action) => (
        <Draft key={action.id} of={action} />
      ))}
    </BlockStack>
  );
}

const isGone = ({ problem }: ActionView): boolean => problem === "draft_gone";

function wordOf(of: ActionView): "paid" | "gone" | "notSent" | "awaited" {
  if (of.moneyState === "confirmed") return "paid";
  if (isGone(of)) return "gone";
  return of.variant === "draft" ? "notSent" : "awaited";
}

function Draft({ of }: { of: ActionView }): ReactNode {
  const { t } = useTranslation("draft");
  const { madeDraft, madeOrder } = of;
  const [path, name] = madeOrder
    ? [`orders/${madeOrder.id}`, t("prepared.order", { name: madeOrder.name })]
    : [`draft_orders/${madeDraft?.id}`, t("prepared.draft", { name: madeDraft?.name ?? "" })];
  return (
    <InlineStack gap="150">
      {isGone(of) ? (
        <Text as="span">{name}</Text>
      ) : (
        <Link url={`shopify:admin/${path}`} target="_top">
          {name}
        </Link>
      )}
      <Money of={sumOf(of)} />
      <Text as="span" tone={of.moneyState === "confirmed" ? "success" : "subdued"}>
        {t(`prepared.${wordOf(of)}`)}
      </Text>
    </InlineStack>
  );
}
