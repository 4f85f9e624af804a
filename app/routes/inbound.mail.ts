import type { ActionFunctionArgs } from "@remix-run/node";
import { receiveMailByHttp } from "#app/inbound-mail.server.ts";

/** Raw mail by HTTP, for providers that forward: `POST /inbound/mail?to=address`, `Authorization: Bearer <secret>`. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> => receiveMailByHttp(request);
