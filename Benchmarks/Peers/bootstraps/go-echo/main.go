// main.go - the Go bootstrap: net/http with its kept connections.
// It answers every event with itself.
package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
)

// finish reads an answer to its end, so that its connection is used again.
func finish(response *http.Response) ([]byte, error) {
	defer response.Body.Close()
	return io.ReadAll(response.Body)
}

// answer fetches one event and answers it.
func answer(client *http.Client, api string) error {
	response, err := client.Get(api + "next")
	if err != nil {
		return err
	}
	event, err := finish(response)
	if err != nil {
		return err
	}
	id := response.Header.Get("Lambda-Runtime-Aws-Request-Id")
	response, err = client.Post(api+id+"/response", "application/json", bytes.NewReader(event))
	if err != nil {
		return err
	}
	_, err = finish(response)
	return err
}

func main() {
	api := "http://" + os.Getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/invocation/"
	client := &http.Client{}
	for {
		if err := answer(client, api); err != nil {
			fmt.Fprintln(os.Stderr, "echo:", err)
			os.Exit(1)
		}
	}
}
