import { BlockStack, Button, Card, InlineError, InlineStack, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useAsk } from "./use-ask.tsx";

/** Exports or erases one person by address. An erasure asks for the address once more. */
export function PersonCard(): ReactNode {
  const { t } = useTranslation("privacy");
  const [email, setEmail] = useState("");
  const [confirmation, setConfirmation] = useState("");
  const [erasing, setErasing] = useState(false);
  const ask = useAsk(() => {
    setEmail("");
    setConfirmation("");
    setErasing(false);
  });
  const general = ask.problemAt("");
  return (
    <Card>
      <BlockStack gap="400">
        <CardHeading title={t("person.title")} explain={t("person.explain")} />
        <TextField
          label={t("person.email")}
          type="email"
          autoComplete="off"
          value={email}
          onChange={setEmail}
          error={ask.problemAt("email")}
        />
        {erasing ? (
          <TextField
            label={t("person.confirm")}
            helpText={t("person.confirmHelp")}
            type="email"
            autoComplete="off"
            autoFocus
            value={confirmation}
            onChange={setConfirmation}
            error={ask.problemAt("confirmation")}
          />
        ) : null}
        {general ? <InlineError fieldID="person" message={general} /> : null}
        <InlineStack gap="200">
          {erasing ? (
            <>
              <Button
                tone="critical"
                loading={ask.busy}
                onClick={() => ask.send({ kind: "redact", email, confirmation })}
              >
                {t("person.eraseNow")}
              </Button>
              <Button disabled={ask.busy} onClick={() => setErasing(false)}>
                {t("person.cancel")}
              </Button>
            </>
          ) : (
            <>
              <Button loading={ask.busy} onClick={() => ask.send({ kind: "data_request", email })}>
                {t("person.export")}
              </Button>
              <Button tone="critical" disabled={ask.busy} onClick={() => setErasing(true)}>
                {t("person.erase")}
              </Button>
            </>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
