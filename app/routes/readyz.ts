import { unavailable } from "#app/http.server.ts";
import { isServiceReady } from "#app/service.server.ts";

/** Whether it may be sent requests: started, not stopping, and the database answers. */
export async function loader(): Promise<Response> {
  return (await isServiceReady()) ? new Response("ok", { headers: { "Cache-Control": "no-store" } }) : unavailable();
}
