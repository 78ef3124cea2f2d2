import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { viewerOf } from "@/lib/core/viewer";
import { encodeDelta, encodeGrid } from "@/lib/grid/encode";
import { gridDeltaOf, gridWindowOf } from "@/lib/grid/queries";

/**
 * The limit of the grid's route: plain node that answers the same bytes by the same queries, without a framework and
 * without asking who is there. A process of its own, started by the bench with the person to read as.
 */
const [tenantId = "", memberId = ""] = process.argv.slice(2);
const viewer = await viewerOf(tenantId, memberId);
if (!viewer) throw new Error("no such member");
const deflate = promisify(gzip);

const bytesFor = async (since: string | null) => (since === null ? encodeGrid(await gridWindowOf(viewer)) : encodeDelta(await gridDeltaOf(viewer, since)));

const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? "/", "http://plain");
  void bytesFor(searchParams.get("since")).then((bytes) => deflate(bytes, { level: 4 })).then((body) => {
    response.writeHead(200, { "content-type": "application/gzip", "cache-control": "private, no-store" }).end(body);
  });
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit(0));
