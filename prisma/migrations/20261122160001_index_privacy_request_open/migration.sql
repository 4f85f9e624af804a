CREATE INDEX CONCURRENTLY "privacy_request_open" ON "privacy_request"("state");
