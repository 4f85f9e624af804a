import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { outcomes, type SessionFilter } from "./self-service-report.ts";
import { parts } from "./step.ts";

/** Which sessions are to be listed, from an address; what is none is left out. */
export function parseSessionFilter(asked: URLSearchParams): SessionFilter {
  const request = asked.get("request") ?? "";
  return {
    outcome: outcomes.find((one) => one === asked.get("outcome")) ?? null,
    part: parts.find((one) => one === asked.get("part")) ?? null,
    articleId: parseRowId(asked.get("article")),
    request: /^[a-z_]{1,40}$/.test(request) ? request : null,
  };
}
