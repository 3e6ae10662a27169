// go.mod - the Go peer; standard library only. 1.19 is what Debian 12 itself carries.
module keepwarm/benchmark/peer

go 1.19
