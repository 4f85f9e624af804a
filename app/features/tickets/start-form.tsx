import { useFetcher, useNavigate } from "@remix-run/react";
import { BlockStack, Button, Card, InlineError, InlineStack, Tag, TextField } from "@shopify/polaris";
import { useEffect, useId, useState, type ReactNode } from "react";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { StartDraft } from "./start-draft.ts";
import type { StartProblem } from "./start-ticket.server.ts";

type Answer = { ok: true; value: { number: number } } | { ok: false; problem: StartProblem; field?: string };

/** Writes to a customer who did not write first. What was typed stays until it is sent. */
export function StartForm({ draft, clientKey }: { draft: StartDraft; clientKey: string }): ReactNode {
  const { t } = useTranslation("start");
  const say = useProblemText("start");
  const navigate = useNavigate();
  const send = useFetcher<Answer>();
  const id = useId();
  const [email, setEmail] = useState(draft.email);
  const [subject, setSubject] = useState(
    draft.orderName ? t("subjectOrder", { order: draft.orderName }) : draft.subject,
  );
  const [body, setBody] = useState("");
  const [orderId, setOrderId] = useState(draft.orderId);
  const answer = send.data;
  useEffect(() => {
    if (answer?.ok) navigate(`/app/tickets/${answer.value.number}`);
  }, [answer, navigate]);
  const refusal = answer && !answer.ok && send.state === "idle" ? answer : null;
  const errorAt = (field: string) => (refusal?.field === field ? say(refusal) : undefined);
  const busy = send.state !== "idle" || Boolean(answer?.ok);
  const submit = () =>
    send.submit({ email, name: draft.name, subject, body, orderId: orderId ?? "", clientKey }, { method: "post" });

  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <BlockStack gap="400">
          <TextField
            label={t("email")}
            type="email"
            value={email}
            onChange={setEmail}
            error={errorAt("email")}
            autoComplete="off"
            maxLength={320}
            // By script: a browser refuses the attribute in a page within another one.
            focused={draft.email ? undefined : true}
          />
          {orderId && draft.orderName ? (
            <InlineStack>
              <Tag onRemove={() => setOrderId(null)}>{t("order", { order: draft.orderName })}</Tag>
            </InlineStack>
          ) : null}
          <TextField
            label={t("subject")}
            value={subject}
            onChange={setSubject}
            error={errorAt("subject")}
            autoComplete="off"
            maxLength={500}
          />
          <TextField
            label={t("body")}
            value={body}
            onChange={setBody}
            error={errorAt("body")}
            multiline={8}
            autoComplete="off"
            focused={draft.email ? true : undefined}
          />
          {refusal && !refusal.field ? <InlineError fieldID={id} message={say(refusal)} /> : null}
          {errorAt("orderId") ? <InlineError fieldID={id} message={errorAt("orderId") ?? ""} /> : null}
          <InlineStack align="end" gap="200">
            <Button onClick={() => navigate(-1)}>{t("cancel")}</Button>
            <Button variant="primary" submit loading={busy}>
              {t("send")}
            </Button>
          </InlineStack>
        </BlockStack>
      </form>
    </Card>
  );
}
