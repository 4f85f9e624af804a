import { Button, InlineError, InlineStack, TextField } from "@shopify/polaris";
import {
  createDocument,
  EditorContent,
  getHTMLFromFragment,
  useEditor,
  useEditorState,
  type Editor,
} from "@tiptap/react";
import { StarterKit } from "@tiptap/starter-kit";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { ArticleImage } from "./article-image-node.ts";
import styles from "./editor.module.css";
import { BlankMarks } from "./blank-marks.ts";
import { EditorToolbar } from "./editor-toolbar.tsx";

interface Props {
  articleId: string;
  locale: string;
  direction: "rtl" | "ltr";
  /** As it is saved. Another one replaces what is shown, unless somebody has changed it here. */
  saved: string;
  value: string;
  error?: string;
  /** null: it is as it was saved. */
  onChange(html: string | null): void;
}

/** The text of an article. Loaded only where one writes. */
export default function ArticleEditor(props: Props): ReactNode {
  const { saved, value, onChange, locale, error } = props;
  const { t } = useTranslation("articles");
  const id = useId();
  const clean = useRef("");
  const latest = useRef(onChange);
  useEffect(() => void (latest.current = onChange));
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3, 4] },
        link: { openOnClick: false, autolink: false, protocols: ["mailto", "tel"], isAllowedUri: isLink },
      }),
      ArticleImage.configure({ gone: t("editor.imageGone") }),
      BlankMarks,
    ],
    content: value,
    immediatelyRender: false,
    editorProps: {
      attributes: {
        id,
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": t("editor.body"),
        "aria-describedby": `${id}-hint`,
        lang: locale,
        dir: props.direction,
        class: styles.text ?? "",
      },
    },
    onUpdate: ({ editor: changed }) => {
      const html = changed.getHTML();
      latest.current(withoutEnd(html) === clean.current ? null : changed.isEmpty ? "" : html);
    },
  });

  // Before anybody can type: what is saved, as the editor would write it.
  useEffect(() => {
    if (!editor) return;
    clean.current = asWritten(editor, saved);
  }, [editor, saved]);

  // Saved, discarded, or changed by somebody else: the page says what is to be shown.
  const shown = useRef(value);
  useEffect(() => {
    if (!editor || value === shown.current) return;
    shown.current = value;
    if (value !== saved) return;
    // What is there already is not put there again: that would be one more step to undo, by which nothing changes.
    if (asWritten(editor, value) === asWritten(editor, editor.getHTML())) return;
    const { from, to } = editor.state.selection;
    editor.commands.setContent(value, { emitUpdate: false });
    if (editor.isFocused) editor.commands.setTextSelection({ from, to });
  }, [editor, value, saved]);

  return (
    <div className={styles.editor} data-wrong={error ? true : undefined}>
      {editor ? <Tools editor={editor} articleId={props.articleId} id={id} /> : <div className={styles.bar} />}
      <EditorContent editor={editor} className={styles.holder} />
      <p id={`${id}-hint`} className={styles.hint}>
        {t("editor.hint")}
      </p>
      {error ? <InlineError fieldID={id} message={error} /> : null}
    </div>
  );
}

/** HTML as the editor itself would write it. */
const asWritten = ({ schema }: Editor, html: string): string =>
  withoutEnd(getHTMLFromFragment(createDocument(html, schema).content, schema));

/** Without the empty line that the editor keeps below a list or a picture. */
const withoutEnd = (html: string): string => html.replace(/(?:<p><\/p>)+$/, "");

/** In full, or from the root of the shop; as the server keeps it. */
const isLink = (address: string): boolean => /^(?:https?:\/\/[^\s/]|mailto:|tel:|\/(?![/\\]))/i.test(address);

type Asked = { kind: "link"; value: string } | { kind: "alt"; value: string } | null;

function Tools({ editor, articleId, id }: { editor: Editor; articleId: string; id: string }): ReactNode {
  const { t } = useTranslation("articles");
  const say = useProblemText("articles");
  const [asked, setAsked] = useState<Asked>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const onImage = useEditorState({ editor, selector: ({ editor: now }) => now.isActive("image") });

  async function send(file: File): Promise<void> {
    setSending(true);
    setProblem(null);
    const answer = await fetch(`/app/help/${articleId}/images`, { method: "POST", body: file }).then(
      async (response) =>
        response.ok
          ? ((await response.json()) as Outcome<{ fileId: string }>)
          : { ok: false as const, problem: "not_sent" },
      () => ({ ok: false as const, problem: "not_sent" }),
    );
    setSending(false);
    if (!answer.ok) return setProblem(say(answer));
    editor
      .chain()
      .focus()
      .insertContent({ type: "image", attrs: { file: answer.value.fileId, alt: "" } })
      .run();
    setAsked({ kind: "alt", value: "" });
    // The picture just put in, so that its description goes to it.
    editor.commands.setNodeSelection(editor.state.selection.from - 1);
  }

  function keep(): void {
    if (asked?.kind === "alt") {
      editor.chain().updateAttributes("image", { alt: asked.value.trim() }).focus().run();
      return setAsked(null);
    }
    const href = asked?.value.trim() ?? "";
    if (href && !isLink(href)) return setProblem(t("editor.linkWrong"));
    const chain = editor.chain().focus().extendMarkRange("link");
    if (!href) chain.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive("link"))
      chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
    else chain.setLink({ href }).run();
    setProblem(null);
    setAsked(null);
  }

  return (
    <>
      <EditorToolbar
        editor={editor}
        controls={id}
        sending={sending}
        onLink={() => setAsked({ kind: "link", value: String(editor.getAttributes("link").href ?? "") })}
        onImage={() => picker.current?.click()}
        onAlt={onImage ? () => setAsked({ kind: "alt", value: String(editor.getAttributes("image").alt ?? "") }) : null}
      />
      <input
        ref={picker}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        aria-label={t("editor.image")}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) void send(file);
        }}
      />
      {asked ? (
        <form
          className={styles.ask}
          onSubmit={(event) => {
            event.preventDefault();
            keep();
          }}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            setAsked(null);
            editor.commands.focus();
          }}
        >
          <TextField
            label={t(asked.kind === "link" ? "editor.linkAddress" : "editor.imageAlt")}
            helpText={t(asked.kind === "link" ? "editor.linkHelp" : "editor.imageAltHelp")}
            value={asked.value}
            onChange={(value) => setAsked({ ...asked, value })}
            error={problem ?? undefined}
            maxLength={2_000}
            autoComplete="off"
            autoFocus
          />
          <InlineStack gap="200">
            <Button submit>{t(asked.kind === "link" ? "editor.linkSet" : "editor.imageAltSet")}</Button>
            <Button variant="tertiary" onClick={() => setAsked(null)}>
              {t("cancel")}
            </Button>
          </InlineStack>
        </form>
      ) : problem ? (
        <div className={styles.ask}>
          <InlineError fieldID={id} message={problem} />
        </div>
      ) : null}
      <div className={styles.said} aria-live="polite">
        {sending ? t("editor.uploading") : ""}
      </div>
    </>
  );
}
