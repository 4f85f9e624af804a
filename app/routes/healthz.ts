/** Whether the process answers at all. */
export const loader = (): Response => new Response("ok", { headers: { "Cache-Control": "no-store" } });
