import { orFailed } from "#app/ui/or-failed.ts";
import { readJson } from "#app/ui/read-json.ts";
import { useRead } from "#app/ui/use-read.ts";
import type { FilterChoices } from "./inbox-view.ts";

const readChoices = (address: string) => orFailed(() => readJson<FilterChoices>(address));

/** What filters and changes offer. Read after the page is there; `failed` with a way to try again. */
export function useChoices() {
  const { data, again } = useRead("/app/views", readChoices);
  const failed = data !== null && "failed" in data;
  return { choices: failed ? null : data, failed, retry: again };
}
export type Choices = ReturnType<typeof useChoices>;
