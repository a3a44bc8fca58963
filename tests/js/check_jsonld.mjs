// JSON-LD → sorted N-Quads on standard output, by jsonld.js.
import { readFileSync } from "node:fs";
import jsonld from "jsonld";
const found = await jsonld.toRDF(JSON.parse(readFileSync(process.argv[2], "utf8")), { format: "application/n-quads" });
process.stdout.write(found.split("\n").filter(Boolean).sort().join("\n") + "\n");
