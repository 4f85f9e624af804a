import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineError, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { FrozenAnswers } from "./frozen-view.ts";

/** Says which addresses get no automatic answer any more and why, each with the way to resume; nothing without any. */
export function FrozenBanner({ frozen }: { frozen: FrozenAnswers[] }): ReactNode {
  const { t } = useTranslation("ack");
  if (!frozen.length) return null;
  return (
    <Banner tone="warning" title={t("frozen.title")}>
      <BlockStack gap="200">
        <Text as="p">{t("frozen.why")}</Text>
        {frozen.map((one) => (
          <Frozen key={one.address} of={one} />
        ))}
      </BlockStack>
    </Banner>
  );
}

function Frozen({ of: { address, ticketNumber } }: { of: FrozenAnswers }): ReactNode {
  const { t } = useTranslation("ack");
  const say = useProblemText();
  const resume = useFetcher<Outcome<null>>();
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" breakWord>
          {address}
        </Text>
        {ticketNumber === null ? null : <Link url={`/app/tickets/${ticketNumber}`}>#{ticketNumber}</Link>}
        <Button
          size="slim"
          loading={resume.state !== "idle"}
          accessibilityLabel={t("frozen.resumeOf", { address })}
          onClick={() => resume.submit({ address }, { method: "post", action: "/app/automatic-answers" })}
        >
          {t("frozen.resume")}
        </Button>
      </InlineStack>
      {resume.data?.ok === false ? <InlineError fieldID={`frozen-${address}`} message={say(resume.data)} /> : null}
    </BlockStack>
  );
}
