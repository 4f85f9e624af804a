import { useFetcher } from "@remix-run/react";
import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
} from "@dnd-kit/core";
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { BlockStack, Card, InlineError, Text } from "@shopify/polaris";
import { useId, useRef, useState, type ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { CategoryView } from "./article-category.ts";
import { ArticleRow } from "./article-row.tsx";
import type { ArticleLine } from "./article-view.ts";
import styles from "./articles.module.css";
import { useCategoryName } from "./use-category-name.ts";

interface Props {
  category: CategoryView;
  articles: ArticleLine[];
  maySort: boolean;
}

/** The articles of one category; their order is changed by dragging, by the handle's keys or by the arrows. */
export function CategoryCard({ category, articles, maySort }: Props): ReactNode {
  const { t } = useTranslation("articles");
  const say = useProblemText("articles");
  const id = useId();
  const move = useFetcher<Outcome<null>>();
  const [order, setOrder] = useState<string[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  useAnswer(move.data, (answer) => {
    setOrder(null);
    setProblem(answer.ok ? null : say(answer));
  });
  const byId = new Map(articles.map((one) => [one.id, one]));
  // What somebody moved stands there at once; the server's order counts when it comes.
  const shown = order ? order.flatMap((one) => byId.get(one) ?? []) : articles;
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const titleOf = (key: unknown) => byId.get(String(key))?.title ?? "";
  const placeOf = (key: unknown) => shown.findIndex((one) => one.id === String(key)) + 1;
  const tellPlace = (title: string, place: number) => t("moved", { title, place, count: shown.length });
  // Where it was picked up it is at once over itself: that would be told over "is picked up".
  const isLifted = useRef(false);
  const announcements: Announcements = {
    onDragStart: ({ active }) => {
      isLifted.current = true;
      return t("lifted", { title: titleOf(active.id) });
    },
    onDragOver: ({ active, over }) => {
      if (!over || (isLifted.current && over.id === active.id)) return undefined;
      isLifted.current = false;
      return tellPlace(titleOf(active.id), placeOf(over.id));
    },
    onDragEnd: ({ active, over }) => over && tellPlace(titleOf(active.id), placeOf(over.id)),
    onDragCancel: ({ active }) => t("putBack", { title: titleOf(active.id) }),
  } as Announcements;

  function place(from: number, to: number): void {
    const moved = shown[from];
    if (!moved || from === to || to < 0 || to >= shown.length) return;
    const next = arrayMove(shown, from, to);
    setOrder(next.map((one) => one.id));
    move.submit({ intent: "move", articleId: moved.id, beforeId: next[to + 1]?.id ?? "" }, { method: "post" });
    setSaid(tellPlace(moved.title, to + 1));
  }
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over) place(placeOf(active.id) - 1, placeOf(over.id) - 1);
  };

  const name = useCategoryName()(category);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {name}
        </Text>
        {problem ? <InlineError fieldID={`${id}-list`} message={problem} /> : null}
        {shown.length ? (
          <DndContext
            id={id}
            sensors={sensors}
            collisionDetection={closestCenter}
            accessibility={{ announcements }}
            onDragEnd={onDragEnd}
          >
            <SortableContext items={shown.map((one) => one.id)} strategy={verticalListSortingStrategy}>
              <ul className={styles.list} aria-label={name} id={`${id}-list`}>
                {shown.map((article, index) => (
                  <ArticleRow
                    key={article.id}
                    article={article}
                    maySort={maySort && shown.length > 1}
                    onUp={index > 0 ? () => place(index, index - 1) : null}
                    onDown={index < shown.length - 1 ? () => place(index, index + 1) : null}
                  />
                ))}
              </ul>
            </SortableContext>
          </DndContext>
        ) : (
          <Text as="p" tone="subdued">
            {t("noneHere")}
          </Text>
        )}
        <div className={styles.said} aria-live="polite">
          {said}
        </div>
      </BlockStack>
    </Card>
  );
}
