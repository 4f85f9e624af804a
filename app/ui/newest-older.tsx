import { useNavigate, useNavigation, useSearchParams } from "@remix-run/react";
import { Button, InlineStack } from "@shopify/polaris";
import type { ReactNode } from "react";

export interface NewestOlderProps {
  /** Where the next page of a list, newest first, begins; null: this is the last one. */
  nextBefore: string | null;
  isFirst: boolean;
  /** What the ways there are called. */
  newest: string;
  older: string;
}

/** The ways through the pages of a list, which the address keeps as `before` beside its filter. */
export function NewestOlder({ nextBefore, isFirst, newest, older }: NewestOlderProps): ReactNode {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const loading = useNavigation().state === "loading";
  const page = (before: string | null) => {
    const next = new URLSearchParams(params);
    next.delete("before");
    if (before) next.set("before", before);
    navigate(`?${next.toString()}`);
  };
  if (isFirst && !nextBefore) return null;
  return (
    <InlineStack gap="200">
      {isFirst ? null : (
        <Button disabled={loading} onClick={() => page(null)}>
          {newest}
        </Button>
      )}
      {nextBefore ? (
        <Button disabled={loading} onClick={() => page(nextBefore)}>
          {older}
        </Button>
      ) : null}
    </InlineStack>
  );
}
