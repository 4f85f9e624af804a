import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/http.server.ts";
import { answerScrape, mayScrape } from "#app/operator.server.ts";

/** For Prometheus, which brings `METRICS_TOKEN` as bearer token. To anybody else there is nothing here. */
export const loader = ({ request }: LoaderFunctionArgs): Promise<Response> | Response =>
  mayScrape(request) ? answerScrape() : notFound();
