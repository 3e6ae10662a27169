/// What runs the guide's functions in languages whose runtime the emulator does not have: the Runtime API and no more.
enum Bootstrap {
    static let node = """
        const { handler } = require("./index.js");
        const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`;

        (async () => {
          for (;;) {
            const next = await fetch(`${api}/next`);
            const id = next.headers.get("lambda-runtime-aws-request-id");
            const answer = await handler(await next.json());
            const done = await fetch(`${api}/${id}/response`, { method: "POST", body: JSON.stringify(answer) });
            await done.text();
          }
        })();
        """

    static let go = """
        package main

        import (
        	"bytes"
        	"context"
        	"encoding/json"
        	"io"
        	"net/http"
        	"os"
        )

        func must[T any](value T, err error) T {
        	if err != nil {
        		panic(err)
        	}
        	return value
        }

        func main() {
        	api := "http://" + os.Getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/invocation/"
        	for {
        		next := must(http.Get(api + "next"))
        		event := must(io.ReadAll(next.Body))
        		next.Body.Close()
        		answer := must(json.Marshal(must(handle(context.Background(), event))))
        		id := next.Header.Get("Lambda-Runtime-Aws-Request-Id")
        		done := must(http.Post(api+id+"/response", "application/json", bytes.NewReader(answer)))
        		must(io.ReadAll(done.Body))
        		done.Body.Close()
        	}
        }
        """
}
