// go.mod - the Go bootstrap; standard library only. 1.19 is what Debian 12 itself carries.
module keepwarm/benchmark/echo

go 1.19
