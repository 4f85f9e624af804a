import { Badge, Banner, BlockStack, Button, Card, InlineGrid, InlineStack, Select, Text, TextField } from "@shopify/polaris"; // prettier-ignore
import { useState, type ReactNode } from "react";
import { RelativeTime } from "#app/ui/relative-time.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { AllowButton } from "../../acts/allow-button.tsx";
import type { SetupFacts, UsedPart } from "./read-setup.server.ts";
import styles from "./setup.module.css";
import { addsBlock, editorLink, isEmbed, templates, themeBlocks, themeIdIn, type BlockState, type Template, type ThemeBlock } from "./theme-blocks.ts"; // prettier-ignore
import { useThemeState } from "./use-theme-state.ts";

interface BlocksProps {
  facts: SetupFacts;
  /** Permissions to ask for, without which shoppers are not told of pickup; null: given. */
  pickupScopes: string | null;
  apiKey: string;
}

const partOf: Record<ThemeBlock, UsedPart | null> = { "order-tracking": "tracking", faq: "help", contact: "contact", "help-button": null }; // prettier-ignore

/** Each block with what Shopify says of it, when it was last used, and the way to it in the theme editor. */
export function BlocksCard({ facts, pickupScopes, apiKey }: BlocksProps): ReactNode {
  const { t } = useTranslation("selfService");
  const { state, ask } = useThemeState();
  const [template, setTemplate] = useState<Template>("page.contact");
  const [isOther, setIsOther] = useState(false);
  const [address, setAddress] = useState("");
  const themeId = isOther ? themeIdIn(address) : null;
  // Whether the editor that was opened will save its block nobody can know: on this page it is not added a second time.
  const [added, setAdded] = useState<readonly ThemeBlock[]>([]);
  const known = typeof state === "object" && state !== null ? state : {};
  const toldOf = (block: ThemeBlock): BlockState | null => known[block] ?? null;
  const adds = (block: ThemeBlock): boolean => !added.includes(block) && addsBlock(toldOf(block), themeId);
  // What is to be done next, one at a time.
  const next = themeBlocks.find((block) => known[block] === "absent" && !added.includes(block));
  const isNamed = typeof state === "object" && state !== null;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("setup.title")}
          </Text>
          <Text as="p" tone="subdued">
            {`${t("setup.intro")} ${isNamed ? t("setup.onlyPublished") : ""}`}
          </Text>
        </BlockStack>
        {state === undefined ? (
          <Text as="p" tone="subdued">
            {t("setup.asking")}
          </Text>
        ) : null}
        {state === null || state === "unlisted" ? (
          <Banner tone="info" action={{ content: t("setup.again"), onAction: ask }}>
            {t(state === null ? "setup.unknown" : "setup.unlisted")}
          </Banner>
        ) : null}
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <Select
            label={t("setup.template")}
            options={templates.map((value) => ({
              value,
              label: t(`setup.templates.${value === "page.contact" ? "contact" : value}`),
            }))}
            value={template}
            onChange={(value: string) => setTemplate(value as Template)}
          />
          <Select
            label={t("setup.theme")}
            options={[
              { value: "current", label: t("setup.current") },
              { value: "other", label: t("setup.other") },
            ]}
            value={isOther ? "other" : "current"}
            onChange={(value) => setIsOther(value === "other")}
          />
        </InlineGrid>
        {isOther ? (
          <TextField
            label={t("setup.otherLabel")}
            helpText={t("setup.otherHelp")}
            type="url"
            autoComplete="off"
            value={address}
            onChange={setAddress}
            error={address !== "" && themeId === null ? t("setup.otherWrong") : undefined}
          />
        ) : null}
        <ul className={styles.list} aria-busy={state === undefined}>
          {themeBlocks.map((block) => (
            <BlockRow
              key={block}
              block={block}
              isAsking={state === undefined}
              isNext={block === next && themeId === null}
              state={toldOf(block)}
              lastUsed={partOf[block] && { at: facts.lastUsed[partOf[block]] }}
              url={
                isOther && themeId === null
                  ? null
                  : editorLink({
                      domain: facts.domain,
                      apiKey,
                      block,
                      state: adds(block) ? toldOf(block) : null,
                      template,
                      themeId,
                    })
              }
              isAdding={adds(block)}
              isAdded={added.includes(block) && toldOf(block) === "absent"}
              // Once the browser has followed the link: drawn anew before, it would no longer add the block.
              onOpen={() => adds(block) && setTimeout(() => setAdded((before) => [...before, block]))}
              isThemeKnown={themeId === null}
              scopes={block === "order-tracking" ? pickupScopes : null}
            />
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

/** Of the mouse: opens a link in a tab of its own, and is no click. */
const middleButton = 1;

interface RowProps {
  block: ThemeBlock;
  isAsking: boolean;
  isNext: boolean;
  state: BlockState | null;
  /** null: nothing tells. */
  lastUsed: { at: string | null } | null;
  /** null: no theme is named. */
  url: string | null;
  isAdding: boolean;
  /** The editor was opened to add it, and Shopify does not have it there yet. */
  isAdded: boolean;
  onOpen(): void;
  /** Shopify speaks of the published theme only. */
  isThemeKnown: boolean;
  /** What it could tell more with; null: nothing. */
  scopes: string | null;
}

function BlockRow({
  block,
  isAsking,
  isNext,
  state,
  lastUsed,
  url,
  isAdding,
  isAdded,
  onOpen,
  isThemeKnown,
  scopes,
}: RowProps): ReactNode {
  const { t } = useTranslation("selfService");
  const name = t(`setup.block.${block}.name`);
  const way = isEmbed(block) && state !== "placed" ? "switchOn" : isAdding ? "add" : "open";
  return (
    <li className={styles.row}>
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {name}
          </Text>
          <StateBadge block={block} state={isThemeKnown ? state : null} isAsking={isAsking} />
        </InlineStack>
        <Text as="p" tone="subdued">
          {t(`setup.block.${block}.help`)}
        </Text>
        {state === "unavailable" && isThemeKnown ? <Text as="p">{t("setup.unavailableHelp")}</Text> : null}
        {isAdded ? <Text as="p">{t("setup.addedHelp")}</Text> : null}
        {lastUsed ? (
          <Text as="p" tone="subdued">
            {lastUsed.at ? (
              <>
                {`${t("setup.asked")}: `}
                <RelativeTime at={lastUsed.at} />
              </>
            ) : (
              t("setup.never")
            )}
          </Text>
        ) : null}
        {scopes ? (
          <>
            <Text as="p">{t("setup.pickup")}</Text>
            <AllowButton scope={scopes} />
          </>
        ) : null}
      </BlockStack>
      <div onAuxClick={({ button }) => button === middleButton && onOpen()}>
        <Button
          variant={isNext ? "primary" : undefined}
          onClick={onOpen}
          url={url ?? undefined}
          external={url !== null}
          disabled={isAsking || url === null}
          accessibilityLabel={t(`setup.${way}Name`, { name })}
        >
          {t(`setup.${way}`)}
        </Button>
      </div>
    </li>
  );
}

function StateBadge({ block, state, isAsking }: { block: ThemeBlock; state: BlockState | null; isAsking: boolean }) {
  const { t } = useTranslation("selfService");
  if (isAsking) return <Badge>…</Badge>;
  if (state === "placed") return <Badge tone="success">{t(isEmbed(block) ? "setup.embedOn" : "setup.placed")}</Badge>;
  if (state === "absent") return <Badge>{t(isEmbed(block) ? "setup.embedOff" : "setup.absent")}</Badge>;
  return <Badge>{t(state === "unavailable" ? "setup.unavailable" : "setup.notSaid")}</Badge>;
}
