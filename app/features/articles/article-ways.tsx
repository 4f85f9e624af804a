import { Button, InlineStack, Modal } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { ArticleView } from "./article-view.ts";

/** What can be done to an article beside writing it. */
export const articleWays = ["unpublish", "archive", "restore", "drop", "delete"] as const;
export type ArticleWay = (typeof articleWays)[number];

interface Props {
  article: ArticleView;
  shopUrl: string | null;
  mayPublish: boolean;
  /** Which one asks whether it is meant. */
  asked: ArticleWay | null;
  onAsk(way: ArticleWay | null): void;
  busy: boolean;
  onDo(way: ArticleWay): void;
}

export function ArticleWays({ article, shopUrl, mayPublish, asked, onAsk, busy, onDo }: Props): ReactNode {
  const { t } = useTranslation("articles");
  const { text, isArchived, isLive } = article;
  const others = article.locales.some((one) => one.locale !== text.locale);
  const words = {
    unpublish: [t("page.sureUnpublish"), t("page.sureUnpublishBody"), t("page.unpublish")],
    drop: [
      t("page.sureDrop"),
      t(text.isPublished ? "page.sureDropBody" : "page.sureDropAll"),
      t(text.isPublished ? "page.deleteDraft" : "page.deleteLanguage"),
    ],
    delete: [t("page.sureDelete"), t("page.sureDeleteBody"), t("page.delete")],
  } as const;
  const question = asked === "unpublish" || asked === "drop" || asked === "delete" ? words[asked] : null;
  return (
    <InlineStack gap="200">
      {shopUrl && text.isPublished && isLive ? (
        <Button url={shopUrl} target="_blank">
          {t("page.look")}
        </Button>
      ) : null}
      {mayPublish && text.isPublished && !isArchived ? (
        <Button onClick={() => onAsk("unpublish")}>{t("page.unpublish")}</Button>
      ) : null}
      {mayPublish ? (
        <Button loading={busy && !question} onClick={() => onDo(isArchived ? "restore" : "archive")}>
          {t(isArchived ? "page.restore" : "page.archive")}
        </Button>
      ) : null}
      {text.hasDraft && (text.isPublished || others) ? (
        <Button variant="tertiary" tone="critical" onClick={() => onAsk("drop")}>
          {t(text.isPublished ? "page.deleteDraft" : "page.deleteLanguage")}
        </Button>
      ) : null}
      {mayPublish && !isLive ? (
        <Button variant="tertiary" tone="critical" onClick={() => onAsk("delete")}>
          {t("page.delete")}
        </Button>
      ) : null}
      {asked && question ? (
        <Modal
          open
          size="small"
          title={question[0]}
          onClose={() => onAsk(null)}
          primaryAction={{
            content: question[2],
            destructive: asked !== "unpublish",
            loading: busy,
            onAction: () => onDo(asked),
          }}
          secondaryActions={[{ content: t("cancel"), onAction: () => onAsk(null) }]}
        >
          <Modal.Section>{question[1]}</Modal.Section>
        </Modal>
      ) : null}
    </InlineStack>
  );
}
