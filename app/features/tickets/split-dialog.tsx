import { useFetcher, useNavigate } from "@remix-run/react";
import { BlockStack, ChoiceList, InlineError, Modal, Text, TextField } from "@shopify/polaris";
import { useEffect, useState, type ReactNode } from "react";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { previewOf } from "./preview-text.ts";
import type { MessageView } from "./ticket-view.ts";
import type { SplitProblem, SplitWish } from "./split-ticket.server.ts";

type Answer = { ok: true; value: { number: number } } | { ok: false; problem: SplitProblem; field?: string };

/** Asks what of this conversation becomes a ticket of its own. */
export function SplitDialog({
  number,
  message,
  subject: given,
  onClose,
}: {
  number: number;
  message: MessageView;
  subject: string;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation("merge");
  const say = useProblemText("merge");
  const navigate = useNavigate();
  const split = useFetcher<Answer>();
  const [subject, setSubject] = useState(given);
  const [extent, setExtent] = useState<SplitWish["extent"]>("only");
  const answer = split.data;
  useEffect(() => {
    if (answer?.ok) navigate(`/app/tickets/${answer.value.number}`);
  }, [answer, navigate]);
  const refusal = answer && !answer.ok && split.state === "idle" ? answer : null;
  const said = refusal ? say(refusal) : undefined;

  return (
    <Modal
      open
      title={t("split.title")}
      onClose={onClose}
      primaryAction={{
        content: t("split.confirm"),
        loading: split.state !== "idle",
        onAction: () =>
          split.submit(
            { messageId: message.id, extent, subject },
            { method: "post", action: `/app/tickets/${number}/split` },
          ),
      }}
      secondaryActions={[{ content: t("cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          <BlockStack gap="100">
            <Text as="p">{t("split.explain")}</Text>
            <Text as="p" tone="subdued" breakWord>
              {message.authorName}: {previewOf(message.bodyText)}
            </Text>
          </BlockStack>
          <TextField
            label={t("split.subject")}
            value={subject}
            onChange={setSubject}
            error={refusal?.field === "subject" ? said : undefined}
            maxLength={500}
            autoComplete="off"
            autoFocus
          />
          <ChoiceList
            title={t("split.extent")}
            choices={[
              { value: "only", label: t("split.only") },
              { value: "onwards", label: t("split.onwards") },
            ]}
            selected={[extent]}
            onChange={([chosen]) => setExtent(chosen === "onwards" ? "onwards" : "only")}
          />
          {refusal && refusal.field !== "subject" ? <InlineError fieldID="split" message={said ?? ""} /> : null}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
