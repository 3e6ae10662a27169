// echo.mjs - the Node bootstrap: node:http, one connection kept open.
// It answers every event with itself.
import http from "node:http";

const [hostname, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const api = "/2018-06-01/runtime/invocation/";

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const headers = body ? { "Content-Type": "application/json", "Content-Length": body.length } : {};
    const request = http.request({ hostname, port, agent, method, path, headers }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => resolve({ headers: response.headers, body: Buffer.concat(parts) }));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

for (;;) {
  const event = await call("GET", `${api}next`);
  await call("POST", `${api}${event.headers["lambda-runtime-aws-request-id"]}/response`, event.body);
}
