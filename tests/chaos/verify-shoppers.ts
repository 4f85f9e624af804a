import type pg from "pg";
import { requestKeyOf } from "#app/features/self-service/requests/request-key.server.ts";
import type { ChaosApp } from "./chaos-app.ts";
import type { ChaosRecord } from "./chaos-record.ts";
import { countBy, judge, type Line } from "./judge-chaos.ts";

interface Row {
  id: string;
  request_key: string;
  pending_since: Date | null;
  held: string | null;
  is_open: boolean;
  act: string | null;
}

/** The page says that the request was taken. */
const taken: ReadonlySet<string> = new Set(["request_done", "request_doing", "request_checking", "request_looking"]);
/** Or that it was before. */
const known: ReadonlySet<string> = new Set([...taken, "request_again"]);

/** Every request that was answered is there once; what was begun for it belongs to it, and the rest is before people. */
export async function verifyShoppers(app: ChaosApp, record: ChaosRecord, client: pg.Client): Promise<Line[]> {
  const { rows } = await client.query<Row>(
    `select r.id, r.request_key, r.pending_since, r.input->>'held' as held, t.is_open, a.state as act
     from shopper_request r join ticket t on t.shop_id = r.shop_id and t.id = r.ticket_id
     left join order_action a on a.shop_id = r.shop_id and a.id = r.action_id
     where r.shop_id = $1`,
    [app.shopId],
  );
  const { rows: acts } = await client.query<{ id: string; kind: string; state: string; requests: number }>(
    `select a.id, a.kind, a.state,
       (select count(*)::int from shopper_request r where r.shop_id = a.shop_id and r.action_id = a.id) as requests
     from order_action a where a.shop_id = $1 and a.staff_id is null and a.state <> 'drafted'`,
    [app.shopId],
  );
  const byKey = Map.groupBy(rows, ({ request_key: key }) => key);
  const sent = record.requests.map((request) => ({
    ...request,
    rows: byKey.get(requestKeyOf(String(request.orderId), request.kind, request.formKey)) ?? [],
  }));
  const isTold = (states: ReadonlySet<string>) => (one: SentWithRows) =>
    one.answers.some((answer) => answer !== null && states.has(answer));
  const refused = sent.filter(
    ({ answers }) => answers.length > 0 && answers.every((answer) => answer !== null && !known.has(answer)),
  );
  const standing = ({ act, held }: Row): string => {
    if (act === "needs_person") return "in doubt: a person decides";
    if (act !== null && act !== "failed") return act === "succeeded" ? "done" : `still ${act}`;
    return held ? `with people (${held})` : act === "failed" ? "with people (failed)" : "with people";
  };
  return [
    judge("shoppers' requests that were taken, each there once", sent.filter(isTold(taken)), ({ rows: own, ...of }) =>
      own.length === 1 ? null : `${of.kind} ${of.formKey} is there ${own.length} times after ${of.tries} tries`,
    ),
    judge("shoppers' requests that were refused", refused, ({ rows: own, ...of }) =>
      own.length ? `${of.kind} ${of.formKey} was refused (${of.answers.join()}) and is there` : null,
    ),
    judge("acts of shoppers, each of one request", acts, ({ id, kind, state, requests }) =>
      requests === 1 ? null : `${kind} ${id} (${state}) is of ${requests} requests`,
    ),
    judge("requests before people, or done", rows, (row) => {
      if (row.pending_since) return `request ${row.id} is still to be done`;
      const isDone = row.act !== null && row.act !== "failed";
      return isDone || row.is_open ? null : `request ${row.id} is in a closed ticket, and nobody did it`;
    }),
    { name: "  as they stand", count: countBy(rows, standing) || 0, violations: [] },
    {
      name: "  answers to shoppers",
      count:
        countBy(
          sent.flatMap(({ answers }) => answers),
          (answer) => answer ?? "none",
        ) || 0,
      violations: [],
    },
  ];
}

type SentWithRows = ChaosRecord["requests"][number] & { rows: Row[] };
