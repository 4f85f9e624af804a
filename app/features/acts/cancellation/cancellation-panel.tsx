import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import type { Outcome } from "#app/features/shared/outcome.ts";
import type { ActPanelProps } from "../act-panel.tsx";
import { AllowButton } from "../allow-button.tsx";
import styles from "../refund/refund.module.css";
import { CancellationForm } from "./cancellation-form.tsx";
import type { CancellationForm as FormData } from "./cancellation-preview.ts";
import { cancellationScope } from "./cancellation-scope.ts";

/** The cancellation in place of the order: what it means, and what came of it. The conversation stays in sight. */
export function CancellationPanel({ number, order, actions, onClose, onSentence }: ActPanelProps): ReactNode {
  const { t } = useTranslation("cancellation");
  const form = useFetcher<Outcome<FormData>>();
  const heading = useRef<HTMLDivElement>(null);
  const address = `/app/tickets/${number}/cancel`;
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
          <CancellationForm
            form={form.data.value}
            number={number}
            order={order}
            actions={actions}
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
  const { t } = useTranslation(["cancellation", "common"]);
  const say = useProblemText("cancellation");
  const outage = answer.problem === "not_reached" || answer.problem === "not_sent";
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Text as="p">{outage ? t("cannotLoad") : say(answer)}</Text>
      {answer.problem === "scope_missing" ? <AllowButton scope={cancellationScope} onAllowed={onRetry} /> : null}
      {outage ? (
        <Button loading={busy} onClick={onRetry}>
          {t("common:action.retry")}
        </Button>
      ) : null}
    </BlockStack>
  );
}
