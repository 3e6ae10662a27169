import Kernel
import Testing

@testable import Pinging

@Suite("Name cache")
struct NameCacheTests {
    private static let now = MonotonicInstant(nanoseconds: 1_000_000_000)

    @Test("A name is looked up once, however many slots wait for it")
    func coalesces() throws {
        var cache = NameCache()
        let slots = (0..<1000).map { SlotTable.ID(index: $0, generation: 0) }

        for slot in slots { cache.wait(for: "example.com", in: slot) }

        #expect(cache.nextLookup() == "example.com")
        #expect(cache.nextLookup() == nil)
        cache.wait(for: "example.com", in: SlotTable.ID(index: 1000, generation: 0))  // while it is being looked up
        #expect(cache.nextLookup() == nil)
        let woken = cache.finish("example.com", .addresses([try Self.address()]), at: Self.now)
        #expect(woken == slots + [SlotTable.ID(index: 1000, generation: 0)])
    }

    @Test("Addresses are known for half a minute, and a failure for a moment")
    func expires() throws {
        var cache = NameCache()
        for host in ["good.test", "bad.test"] { cache.wait(for: host, in: SlotTable.ID(index: 0, generation: 0)) }
        #expect([cache.nextLookup(), cache.nextLookup()] == ["good.test", "bad.test"])

        _ = cache.finish("good.test", .addresses([try Self.address()]), at: Self.now)
        _ = cache.finish("bad.test", .failed("no such name"), at: Self.now)

        let moments = [.zero, .milliseconds(49), .milliseconds(50), .seconds(29), .seconds(30)].map(Self.now.advanced)
        #expect(moments.map { cache.known("good.test", at: $0) != nil } == [true, true, true, true, false])
        #expect(moments.map { cache.known("bad.test", at: $0) != nil } == [true, true, false, false, false])
        #expect(cache.known("other.test", at: Self.now) == nil)
    }

    @Test("At most 16 lookups are under way, and the next one begins when one ends")
    func limitsLookups() {
        var cache = NameCache()
        let hosts = (0..<40).map { "\($0).test" }
        for host in hosts { cache.wait(for: host, in: SlotTable.ID(index: 0, generation: 0)) }

        var started: [String] = []
        while let host = cache.nextLookup() { started.append(host) }
        #expect(started == Array(hosts.prefix(16)))

        for host in hosts {
            _ = cache.finish(host, .failed("no such name"), at: Self.now)
            while let next = cache.nextLookup() { started.append(next) }
        }
        #expect(started == hosts)
    }

    @Test("A name that is no longer known is looked up again")
    func looksUpAgain() {
        var cache = NameCache()
        for _ in 1...3 {
            cache.wait(for: "example.com", in: SlotTable.ID(index: 0, generation: 0))
            #expect(cache.nextLookup() == "example.com")
            let woken = cache.finish("example.com", .failed("no such name"), at: Self.now)
            #expect(woken == [SlotTable.ID(index: 0, generation: 0)])
        }
    }

    private static func address() throws -> SocketAddress {
        try #require(SocketAddress(numericHost: "192.0.2.1", port: 0))
    }
}
