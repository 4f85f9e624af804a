import { useFetcher, useNavigate } from "@remix-run/react";
import { BlockStack, Modal, Spinner, Text, TextField } from "@shopify/polaris";
import { useEffect, useState, type ReactNode } from "react";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useRead } from "#app/ui/use-read.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { readHistory } from "../customers/read-history.ts";
import { ChoiceRow } from "./choice-row.tsx";
import type { MergeProblem } from "./merge-tickets.server.ts";

type Answer = { ok: true; value: { number: number } } | { ok: false; problem: MergeProblem };

/** Asks into which ticket this one goes: one of the same customer's, or any by its number. */
export function MergeDialog({ number, onClose }: { number: number; onClose: () => void }): ReactNode {
  const { t } = useTranslation("merge");
  const say = useProblemText("merge");
  const navigate = useNavigate();
  const { data: history } = useRead(`/app/tickets/${number}/customer`, readHistory);
  const merge = useFetcher<Answer>();
  const [typed, setTyped] = useState("");
  const [sent, setSent] = useState("");
  const found = history && !("failed" in history) ? history : null;
  const answer = merge.data;
  useEffect(() => {
    if (answer?.ok) navigate(`/app/tickets/${answer.value.number}`);
  }, [answer, navigate]);
  const into = /^#?([1-9]\d{0,8})$/.exec(typed.trim())?.[1] ?? "";
  // What was said of one number does not hold for another.
  const problem = into === sent && answer && !answer.ok && merge.state === "idle" ? say(answer) : undefined;

  return (
    <Modal
      open
      title={t("title", { number })}
      onClose={onClose}
      primaryAction={{
        content: into ? t("confirm", { number: into }) : t("confirmNone"),
        disabled: !into,
        loading: merge.state !== "idle",
        onAction: () => {
          setSent(into);
          merge.submit({ into }, { method: "post", action: `/app/tickets/${number}/merge` });
        },
      }}
      secondaryActions={[{ content: t("cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          <Text as="p">{t("explain")}</Text>
          <TextField
            label={t("into")}
            value={typed}
            onChange={setTyped}
            error={problem}
            placeholder="#1042"
            inputMode="numeric"
            autoComplete="off"
            autoFocus
          />
          {found ? (
            <BlockStack gap="100">
              {found.tickets
                .filter(({ status }) => status !== "spam")
                .map((one) => (
                  <ChoiceRow
                    key={one.number}
                    ticket={one}
                    chosen={into === String(one.number)}
                    onChoose={() => setTyped(`#${one.number}`)}
                  />
                ))}
            </BlockStack>
          ) : history ? (
            <Text as="p" tone="subdued">
              {t("notFound")}
            </Text>
          ) : (
            <Spinner size="small" accessibilityLabel={t("loading")} />
          )}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
