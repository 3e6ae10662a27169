// fetch.mjs - the Node peer: the built-in fetch, all URLs at once under Promise.all.
// Usage: NODE_EXTRA_CA_CERTS=FILE node fetch.mjs URL-FILE
// It prints "ok=N/N inside_ms=T" and exits with 0 if every URL answered 200.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

const begun = performance.now();
const urls = readFileSync(process.argv[2], "utf8").split("\n").filter((line) => line !== "");
let told = false;

async function check(url) {
  try {
    const response = await fetch(url, { headers: { connection: "close" } });
    await response.arrayBuffer();
    return response.status === 200;
  } catch (error) {
    if (!told) console.error("fetch:", url, error.cause?.message ?? error.message);
    told = true;
    return false;
  }
}

const good = (await Promise.all(urls.map(check))).filter(Boolean).length;
console.log(`ok=${good}/${urls.length} inside_ms=${(performance.now() - begun).toFixed(1)}`);
process.exitCode = good === urls.length ? 0 : 1;
