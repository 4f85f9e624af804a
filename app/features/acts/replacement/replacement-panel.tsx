import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import type { Outcome } from "#app/features/shared/outcome.ts";
import type { Order } from "#app/features/orders/order.ts";
import { AllowButton } from "../allow-button.tsx";
import styles from "../refund/refund.module.css";
import { ReplacementForm } from "./replacement-form.tsx";
import type { ReplacementForm as FormData } from "./replacement-preview.ts";
import { replacementScope } from "./replacement-scope.ts";

interface Props {
  number: number;
  order: Order;
  onClose: () => void;
  onSentence: (text: string) => void;
}

/** Sending again, in place of the order: what, where to, and what came of it. The conversation stays in sight. */
export function ReplacementPanel({ number, order, onClose, onSentence }: Props): ReactNode {
  const { t } = useTranslation("replacement");
  const form = useFetcher<Outcome<FormData>>();
  const heading = useRef<HTMLDivElement>(null);
  const address = `/app/tickets/${number}/replacement`;
  const { load } = form;
  useEffect(() => {
    load(address);
    heading.current?.focus();
  }, [address, load]);

  return (
    <Card>
      <BlockStack gap="400">
        <div ref={heading} tabIndex={-1} className={styles.heading}>
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {t("title", { name: order.name })}
            </Text>
            <Button variant="plain" onClick={onClose}>
              {t("back")}
            </Button>
          </InlineStack>
        </div>
        {!form.data ? (
          <div role="status" aria-label={t("loading")}>
            <SkeletonBodyText lines={8} />
          </div>
        ) : form.data.ok ? (
          <ReplacementForm
            form={form.data.value}
            number={number}
            order={order}
            onOutdated={() => load(address)}
            onClose={onClose}
            onSentence={onSentence}
          />
        ) : (
          <CannotOpen answer={form.data} busy={form.state !== "idle"} onRetry={() => load(address)} />
        )}
      </BlockStack>
    </Card>
  );
}

interface Closed {
  answer: Extract<Outcome<FormData>, { ok: false }>;
  busy: boolean;
  onRetry: () => void;
}

function CannotOpen({ answer, busy, onRetry }: Closed): ReactNode {
  const { t } = useTranslation(["replacement", "common"]);
  const say = useProblemText("replacement");
  const outage = answer.problem === "not_reached" || answer.problem === "not_sent";
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Text as="p">{outage ? t("cannotLoad") : say(answer)}</Text>
      {answer.problem === "scope_missing" ? <AllowButton scope={replacementScope} onAllowed={onRetry} /> : null}
      {outage ? (
        <Button loading={busy} onClick={onRetry}>
          {t("common:action.retry")}
        </Button>
      ) : null}
    </BlockStack>
  );
}
