import { Badge, BlockStack, Button, InlineStack, SkeletonBodyText, Text, type BadgeProps } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { readJson } from "#app/ui/read-json.ts";
import { Fold } from "#app/ui/fold.tsx";
import { DateTime } from "#app/ui/relative-time.tsx";
import { useRead } from "#app/ui/use-read.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { Outcome } from "../../shared/outcome.ts";
import { AllowButton } from "../allow-button.tsx";
import { useBeginAct } from "../authority/begin-act.ts";
import type { ReturnList, ReturnView } from "./return-step-preview.ts";
import { useReturnReason } from "./use-return-reason.ts";

interface Props {
  /** Of the ticket. */
  number: number;
  /** Changes when something was done to the order: then they are read again. */
  since: string;
  /** Something is known to come back. */
  isKnown: boolean;
}

const readReturns = (address: string) => keepTyped(() => readJson<Outcome<ReturnList>>(address));

/** What comes back of the order: asked of Shopify when somebody looks, for nothing tells us of it. */
export function OrderReturns({ isKnown, ...props }: Props): ReactNode {
  const { t } = useTranslation("returnStep");
  const [open, setOpen] = useState(isKnown);
  return (
    <Fold title={t("list.heading")} open={open} onToggle={setOpen}>
      {open ? <Returns {...props} /> : null}
    </Fold>
  );
}

function Returns({ number, since }: Omit<Props, "isKnown">): ReactNode {
  const { t } = useTranslation("returnStep");
  const { t: common } = useTranslation("common");
  const say = useProblemText("returnStep");
  const { data, reading, again } = useRead(`/app/tickets/${number}/returns`, readReturns, since);
  if (!data)
    return (
      <div role="status" aria-label={t("list.loading")}>
        <SkeletonBodyText lines={2} />
      </div>
    );
  if (!data.ok)
    return (
      <BlockStack gap="200" inlineAlign="start">
        <Text as="p" tone="subdued">
          {say(data.problem === "scope_missing" ? { problem: "scope_to_see" } : data)}
        </Text>
        {data.problem === "scope_missing" ? (
          <AllowButton scope={data.detail ?? "read_returns"} onAllowed={again} />
        ) : (
          <Button loading={reading} onClick={again}>
            {common("action.retry")}
          </Button>
        )}
      </BlockStack>
    );
  const { returns, hasMore } = data.value;
  if (!returns.length)
    return (
      <Text as="p" tone="subdued">
        {t("list.none")}
      </Text>
    );
  return (
    <BlockStack gap="300">
      {returns.map((one) => (
        <Return key={one.returnId} of={one} />
      ))}
      {hasMore ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {t("list.more")}
        </Text>
      ) : null}
    </BlockStack>
  );
}

const tones: Record<string, BadgeProps["tone"]> = { REQUESTED: "attention", OPEN: "info", CLOSED: "success" };
const known = ["REQUESTED", "OPEN", "DECLINED", "CLOSED", "CANCELED"] as const;

function Return({ of }: { of: ReturnView }): ReactNode {
  const { t } = useTranslation("returnStep");
  const { t: shared } = useTranslation("act");
  const reasonOf = useReturnReason();
  const begin = useBeginAct();
  const status = known.find((one) => one === of.status);
  return (
    <BlockStack gap="100">
      <InlineStack gap="150" blockAlign="center">
        <Text as="span" fontWeight="medium">
          {of.name}
        </Text>
        <Badge tone={tones[of.status]}>{status ? t(`status.${status}`) : of.status}</Badge>
        <Text as="span" variant="bodySm" tone="subdued">
          <DateTime at={of.createdAt} />
        </Text>
      </InlineStack>
      {of.lines.map((line) => (
        <div key={line.lineId}>
          <Text as="p">{shared("preview.line", { title: line.title, quantity: line.quantity })}</Text>
          {reasonOf(line) ? (
            <Text as="p" variant="bodySm" tone="subdued" breakWord>
              {reasonOf(line)}
            </Text>
          ) : null}
        </div>
      ))}
      {of.out.length ? (
        <Text as="p">
          {t("goesOut", { items: of.out.map(({ title, quantity }) => `${quantity} × ${title}`).join(", ") })}
        </Text>
      ) : null}
      {of.declined ? (
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {of.declined}
        </Text>
      ) : null}
      {of.isTooLong ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {t("problem.too_many_lines")}
        </Text>
      ) : null}
      {begin && of.may.length ? (
        <InlineStack gap="200">
          {of.may.map((how) => (
            <Button key={how} onClick={() => begin("returnStep", { values: { return: of.returnId, how } })}>
              {t(`step.${how}`)}
            </Button>
          ))}
        </InlineStack>
      ) : null}
    </BlockStack>
  );
}
