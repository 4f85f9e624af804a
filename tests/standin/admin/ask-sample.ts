import { createAdminApi } from "./admin-api.ts";
import type { AdminApi, AdminApiOptions } from "./admin-api.ts";
import type { AdminCaller } from "./engine/execute-request.ts";
import type { PublishedEvent } from "./change-shop.ts";
import { makeSampleState, sampleNow, sampleScopes, sampleShop } from "./sample-state.ts";
import type { ShopState } from "../state.ts";

/** What a test sees of an answer, loosely typed: each test knows its own query. */
export interface SampleAnswer {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any;
  errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  extensions: any;
}

export interface Sample {
  api: AdminApi;
  state: ShopState;
  events: PublishedEvent[];
  /** Sets the clock forward. */
  advance(ms: number): void;
  ask(query: string, variables?: Record<string, unknown>, caller?: Partial<AdminCaller>): Promise<SampleAnswer>;
}

/** An Admin API over the sample shop, with a clock that only moves when told. */
export function openSample(state = makeSampleState(), options: Partial<AdminApiOptions> = {}): Sample {
  let now = sampleNow.getTime();
  const api = createAdminApi({
    states: new Map([[sampleShop, state]]),
    clock: () => new Date(now),
    imageOrigin: () => "http://127.0.0.1:1",
    ...options,
  });
  const events: PublishedEvent[] = [];
  api.onEvent((event) => events.push(event));
  return {
    api,
    state,
    events,
    advance: (ms) => {
      now += ms;
    },
    ask: async (query, variables = {}, caller = {}) => {
      const whole = {
        shop: sampleShop,
        app: "latte",
        token: { kind: "offline" as const, scopes: sampleScopes },
        ...caller,
      };
      const { json } = await api.execute(whole, { query, variables });
      return { errors: [], ...json } as unknown as SampleAnswer;
    },
  };
}
