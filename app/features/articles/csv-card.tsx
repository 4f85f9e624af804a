import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useRef, useState, type ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./articles.module.css";
import { ImportAnswer } from "./import-answer.tsx";
import type { ImportPreview } from "./import-view.ts";

type Answer = Outcome<ImportPreview>;

/** Articles from a file: looked at first, then added; rows that cannot be go back as a file. */
export function CsvCard(): ReactNode {
  const { t } = useTranslation("articles");
  const say = useProblemText("articles");
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const preview = answer?.ok ? answer.value : null;
  const wrong = preview?.rows.filter((row) => row.problem !== null) ?? [];
  const good = (preview?.rows.length ?? 0) - wrong.length;

  async function send(given: File, add: boolean): Promise<void> {
    setBusy(true);
    setFile(given);
    setAnswer(await post(given, add));
    setBusy(false);
  }
  function download(): void {
    if (!preview?.failedCsv) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([preview.failedCsv], { type: "text/csv" }));
    link.download = "latte-articles.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t("import.csv")} explain={t("import.csvExplain")} />
        <InlineStack>
          <Button loading={busy} onClick={() => input.current?.click()}>
            {t("import.csvChoose")}
          </Button>
        </InlineStack>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv"
          hidden
          aria-label={t("import.csvChoose")}
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            event.target.value = "";
            if (chosen) void send(chosen, false);
          }}
        />
        {answer && !answer.ok ? <Banner tone="critical">{say(answer)}</Banner> : null}
        {preview?.added != null ? (
          <ImportAnswer answer={{ ok: true, value: { added: preview.added, left: wrong.length } }} />
        ) : null}
        {preview && preview.added === null ? (
          <>
            <Text as="p">
              {file?.name}: {t("import.csvGood", { count: good })}{" "}
              {wrong.length ? t("import.csvWrong", { count: wrong.length }) : null}
            </Text>
            {good && file ? (
              <InlineStack>
                <Button loading={busy} onClick={() => void send(file, true)}>
                  {t("import.addDrafts")}
                </Button>
              </InlineStack>
            ) : null}
          </>
        ) : null}
        {wrong.length ? (
          <InlineStack>
            <Button onClick={download}>{t("import.csvFailed")}</Button>
          </InlineStack>
        ) : null}
        {preview ? (
          <ul className={styles.list} aria-label={t("import.csvRows")}>
            {[...wrong, ...preview.rows.filter((row) => row.problem === null)].slice(0, 100).map((row) => (
              <li key={row.line} className={styles.line}>
                <div>
                  <Text as="p" fontWeight="semibold" breakWord>
                    {row.title || "–"}
                  </Text>
                  <Text as="p" tone="subdued" variant="bodySm" breakWord>
                    {[t("import.csvLine", { line: row.line }), row.locale, row.category, row.slug, row.excerpt]
                      .filter(Boolean)
                      .join(" · ")}
                  </Text>
                  {row.problem ? (
                    <Text as="p" tone="critical">
                      {say({ problem: row.problem })}
                    </Text>
                  ) : null}
                </div>
              </li>
            ))}
          </ul>
        ) : null}
        {(preview?.rows.length ?? 0) > 100 ? <Text as="p">{t("import.csvMore")}</Text> : null}
      </BlockStack>
    </Card>
  );
}

async function post(file: File, add: boolean): Promise<Answer> {
  try {
    const response = await fetch(`/app/help/csv${add ? "?add" : ""}`, { method: "POST", body: file });
    return response.ok ? ((await response.json()) as Answer) : { ok: false, problem: "not_sent" };
  } catch {
    return { ok: false, problem: "not_sent" };
  }
}
