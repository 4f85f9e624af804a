import { useBlocker, useFetcher } from "@remix-run/react";
import { SaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import type { Outcome, Refusal } from "#app/features/shared/outcome.ts";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { factNames, type ArticleFacts } from "./article-facts.ts";
import type { ArticleView } from "./article-view.ts";

export interface ArticleFields extends ArticleFacts {
  title: string;
  html: string;
}
type Edited = Partial<ArticleFields>;

export interface ArticleForm {
  values: ArticleFields;
  /** `undefined` in a field: it is as it was saved. */
  set(change: { [Name in keyof ArticleFields]?: ArticleFields[Name] | undefined }): void;
  /** Saves what was changed, and shows the text to shoppers. */
  publish(): void;
  refusal: Refusal | null;
  /** Somebody else saved this text since one began: what they have is what the page has loaded. */
  isCrossed: boolean;
  /** Saves one's own text over theirs; or gives one's own up. */
  keepMine(): void;
  takeTheirs(): void;
  bar: ReactNode;
  dirty: boolean;
  busy: boolean;
}

/**
 * What somebody writes stays until it is saved or discarded, also when somebody else saved meanwhile: the server refuses
 * what was begun with another revision than the one that is there. What was not touched is not sent.
 */
export function useArticleForm({ facts, text }: ArticleView): ArticleForm {
  const { t } = useTranslation("settings");
  const { t: say } = useTranslation("articles");
  const shopify = useAppBridge();
  const id = useId();
  const fetcher = useFetcher<Outcome<unknown>>();
  const [edited, setEdited] = useState<Edited>({});
  const [base, setBase] = useState(text.revision);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const sent = useRef<{ edited: Edited; publish: boolean }>();
  const saved: ArticleFields = { ...facts, title: text.title, html: text.html };
  const values: ArticleFields = { ...saved, ...edited };
  const isTextDirty = edited.title !== undefined || edited.html !== undefined;
  const dirty = Object.keys(edited).length > 0;
  // Who has not written yet begins with what is there now.
  if (!isTextDirty && base !== text.revision) setBase(text.revision);

  // Once what was saved is loaded too: until then the page would show what stood there before.
  useAnswer(fetcher.state === "idle" ? fetcher.data : undefined, (answer) => {
    setRefusal(answer.ok ? null : answer);
    if (!answer.ok) return;
    shopify.toast.show(sent.current?.publish ? say("page.published") : t("saved"));
    // What was typed while it was being saved stays.
    setEdited((now) => withoutSame(withoutSame(now, sent.current?.edited ?? {}), saved));
    setBase(text.revision);
  });

  const blocker = useBlocker(
    ({ currentLocation: from, nextLocation: to }) =>
      dirty && (from.pathname !== to.pathname || from.search !== to.search),
  );
  useEffect(() => {
    if (blocker.state === "blocked") void shopify.saveBar.leaveConfirmation().then(() => blocker.proceed());
  }, [blocker, shopify]);

  function send(publish: boolean, revision = base): void {
    sent.current = { edited, publish };
    // What is shown to shoppers is what stands on the screen, whoever wrote it.
    const { title, html } = publish ? values : edited;
    const changed = Object.fromEntries(factNames.filter((name) => name in edited).map((name) => [name, edited[name]]));
    const body = { locale: text.locale, revision, title, html, facts: changed };
    fetcher.submit({ intent: publish ? "publish" : "save", values: JSON.stringify(body) }, { method: "post" });
  }
  function discard(): void {
    setEdited({});
    setRefusal(null);
  }

  const busy = fetcher.state !== "idle";
  return {
    values,
    set: (change) =>
      setEdited((now) =>
        busy ? whole({ ...now, ...change }, saved) : withoutSame({ ...now, ...change } as Edited, saved),
      ),
    publish: () => send(true),
    refusal,
    isCrossed: refusal?.problem === "crossed",
    keepMine: () => send(sent.current?.publish ?? false, text.revision),
    takeTheirs: () => {
      setEdited(({ title: _, html: __, ...rest }) => rest);
      setRefusal(null);
    },
    dirty,
    busy,
    bar: (
      <SaveBar id={id} open={dirty}>
        <button variant="primary" onClick={() => send(false)} {...(busy && { loading: "" })}>
          {t("save")}
        </button>
        <button onClick={discard} disabled={busy}>
          {t("discard")}
        </button>
      </SaveBar>
    ),
  };
}

/** While something is being saved, what is as it was saved before may be another text than the one that will be. */
const whole = (change: { [Name in keyof ArticleFields]?: ArticleFields[Name] | undefined }, saved: Edited): Edited =>
  Object.fromEntries(
    Object.entries(change).map(([name, value]) => [
      name,
      value === undefined ? saved[name as keyof ArticleFields] : value,
    ]),
  );

/** What of `edited` differs from `other`. */
const withoutSame = (edited: Edited, other: Edited): Edited =>
  Object.fromEntries(
    Object.entries(edited).filter(
      ([name, value]) => value !== undefined && value !== other[name as keyof ArticleFields],
    ),
  );
