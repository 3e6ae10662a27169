// main.go - the Go peer: net/http, a goroutine and a connection of its own for each URL.
// Usage: go-peer [-ca-file FILE] URL-FILE
// It prints "ok=N/N inside_ms=T" and exits with 0 if every URL answered 200.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

func fatal(err error) {
	fmt.Fprintln(os.Stderr, "go-peer:", err)
	os.Exit(2)
}

// check fetches one URL to the end of its body.
func check(client *http.Client, url string) error {
	response, err := client.Get(url)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: status %d", url, response.StatusCode)
	}
	return nil
}

func main() {
	begun := time.Now()
	caFile := flag.String("ca-file", "", "PEM file of the CA to trust")
	flag.Parse()
	text, err := os.ReadFile(flag.Arg(0))
	if err != nil {
		fatal(err)
	}
	urls := strings.Fields(string(text))

	transport := &http.Transport{DisableKeepAlives: true}
	if *caFile != "" {
		pem, err := os.ReadFile(*caFile)
		if err != nil {
			fatal(err)
		}
		pool := x509.NewCertPool()
		if !pool.AppendCertsFromPEM(pem) {
			fatal(fmt.Errorf("no certificate in %s", *caFile))
		}
		transport.TLSClientConfig = &tls.Config{RootCAs: pool}
	}
	client := &http.Client{Transport: transport, Timeout: 60 * time.Second}

	var good atomic.Int64
	var all sync.WaitGroup
	var first sync.Once
	for _, url := range urls {
		all.Add(1)
		go func(url string) {
			defer all.Done()
			if err := check(client, url); err != nil {
				first.Do(func() { fmt.Fprintln(os.Stderr, "go-peer:", err) })
				return
			}
			good.Add(1)
		}(url)
	}
	all.Wait()
	inside := float64(time.Since(begun).Microseconds()) / 1000
	fmt.Printf("ok=%d/%d inside_ms=%.1f\n", good.Load(), len(urls), inside)
	if good.Load() != int64(len(urls)) {
		os.Exit(1)
	}
}
