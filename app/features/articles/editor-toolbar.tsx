import { Icon, type IconProps } from "@shopify/polaris";
import {
  TextQuoteIcon,
  ImageIcon,
  LinkIcon,
  ListBulletedIcon,
  ListNumberedIcon,
  RedoIcon,
  TextBoldIcon,
  TextItalicIcon,
  UndoIcon,
} from "@shopify/polaris-icons";
import { useEditorState, type Editor } from "@tiptap/react";
import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./editor.module.css";

interface Props {
  editor: Editor;
  /** The id of the text. */
  controls: string;
  sending: boolean;
  onLink(): void;
  onImage(): void;
  /** null: no picture is chosen. */
  onAlt: (() => void) | null;
}

/** What can be done to the text. One stop for Tab; arrows go from button to button. */
export function EditorToolbar({ editor, controls, sending, onLink, onImage, onAlt }: Props): ReactNode {
  const { t } = useTranslation("articles");
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      heading: now.isActive("heading", { level: 2 }),
      subheading: now.isActive("heading", { level: 3 }),
      bold: now.isActive("bold"),
      italic: now.isActive("italic"),
      bullets: now.isActive("bulletList"),
      numbers: now.isActive("orderedList"),
      quote: now.isActive("blockquote"),
      link: now.isActive("link"),
      undo: now.can().undo(),
      redo: now.can().redo(),
    }),
  });
  const run = () => editor.chain().focus();
  const button = (
    name:
      | "heading"
      | "subheading"
      | "bold"
      | "italic"
      | "bullets"
      | "numbers"
      | "quote"
      | "link"
      | "image"
      | "undo"
      | "redo",
    show: IconProps["source"] | string,
    act: () => void,
    more: { pressed?: boolean; disabled?: boolean } = {},
  ) => (
    <button
      type="button"
      className={styles.tool}
      tabIndex={name === "heading" ? 0 : -1}
      aria-label={t(`editor.${name}`)}
      title={t(`editor.${name}`)}
      aria-pressed={more.pressed}
      aria-disabled={more.disabled || undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => (more.disabled ? undefined : act())}
    >
      {typeof show === "string" && show.length < 4 ? <span aria-hidden>{show}</span> : <Icon source={show} />}
    </button>
  );
  return (
    <div
      role="toolbar"
      aria-label={t("editor.toolbar")}
      aria-controls={controls}
      className={styles.bar}
      onKeyDown={step}
    >
      {button("heading", "H2", () => run().toggleHeading({ level: 2 }).run(), { pressed: on.heading })}
      {button("subheading", "H3", () => run().toggleHeading({ level: 3 }).run(), { pressed: on.subheading })}
      {button("bold", TextBoldIcon, () => run().toggleBold().run(), { pressed: on.bold })}
      {button("italic", TextItalicIcon, () => run().toggleItalic().run(), { pressed: on.italic })}
      {button("bullets", ListBulletedIcon, () => run().toggleBulletList().run(), { pressed: on.bullets })}
      {button("numbers", ListNumberedIcon, () => run().toggleOrderedList().run(), { pressed: on.numbers })}
      {button("quote", TextQuoteIcon, () => run().toggleBlockquote().run(), { pressed: on.quote })}
      {button("link", LinkIcon, onLink, { pressed: on.link })}
      {button("image", ImageIcon, onImage, { disabled: sending })}
      {button("undo", UndoIcon, () => run().undo().run(), { disabled: !on.undo })}
      {button("redo", RedoIcon, () => run().redo().run(), { disabled: !on.redo })}
      {onAlt ? (
        <button type="button" className={styles.wide} tabIndex={-1} onClick={onAlt}>
          {t("editor.imageAltOf")}
        </button>
      ) : null}
    </div>
  );
}

function step(event: KeyboardEvent<HTMLElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (next === undefined || at < 0) return;
  event.preventDefault();
  all[(next + all.length) % all.length]?.focus();
}
