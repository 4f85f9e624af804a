import type { Refusal } from "#app/features/shared/outcome.ts";

/**
 * Runs an action from the browser so that a lost connection or a fault of ours is an answer beside the form. Thrown,
 * it would put an error page in the place of what somebody has typed.
 */
export async function keepTyped<Answer>(serverAction: () => Promise<Answer>): Promise<Answer | Refusal> {
  try {
    return await serverAction();
  } catch (error) {
    // A redirect is Shopify's way to a new session.
    if (error instanceof Response && error.status < 400) throw error;
    if (error instanceof Response && error.status === 404) return { ok: false, problem: "not_found" };
    if (error instanceof Response && error.status === 403) return { ok: false, problem: "role_forbids" };
    return { ok: false, problem: "not_sent" };
  }
}
