import Glibc
import OddServers
import Testing
import Warming

@testable import Pinging

@Suite("Event loop", .timeLimit(.minutes(1)))
struct EventLoopTests {
    fileprivate struct Refusal: Error {}

    @Test("A loop ends with its body, and hands on what the body returns")
    func ends() async throws {
        weak var loop: EventLoop?

        let value = try await EventLoop.withRunning { running in
            loop = running
            return await running.isCurrent() ? 42 : 0
        }

        // The thread holds the loop for as long as it runs.
        #expect(loop == nil)
        #expect(value == 42)
    }

    @Test("A loop ends when its body throws, and hands on the error")
    func endsWithError() async throws {
        weak var loop: EventLoop?

        await #expect(throws: Refusal.self) {
            try await EventLoop.withRunning { running in
                loop = running
                throw Refusal()
            }
        }

        #expect(loop == nil)
    }

    @Test("A hundred loops in a row, with their pings, leave no descriptor and no thread behind")
    func leavesNothing() async {
        // In a process of its own, where no other test opens or closes anything meanwhile.
        await #expect(processExitsWith: .success) {
            try await withOddServer(.answer()) { server in
                let target = try makeTarget(server.url(host: "localhost"))
                func pingAndThrow() async throws {
                    _ = try await ping(target)
                    try? await EventLoop.withRunning { _ in throw Refusal() }
                }
                for _ in 1...3 { try await pingAndThrow() }  // what the runtime opens once for good
                try await server.log.wait(for: .connectionClosed, count: 3)
                let descriptors = try entryCount(of: "/proc/self/fd")
                let threads = try entryCount(of: "/proc/self/task")

                for _ in 1...100 { try await pingAndThrow() }

                try await server.log.wait(for: .connectionClosed, count: 103)
                #expect(try entryCount(of: "/proc/self/fd") == descriptors)
                #expect(try entryCount(of: "/proc/self/task") < threads + 50)  // the runtime's own come and go
            }
        }
    }

    @Test("A machine without a descriptor left is told as such, and by no crash")
    func withoutDescriptors() async {
        await #expect(processExitsWith: .success) {
            try await withRefusedPort { port in
                let target = try makeTarget("http://127.0.0.1:\(port)/")
                let answer = try await withTestPinger { pinger in
                    var limit = rlimit()
                    #expect(getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
                    limit.rlim_cur = 0
                    #expect(setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
                    return await pinger.ping(Ping(target: target))
                }

                #expect(answer.outcome == Outcome(.unreachable, "Too many open files; allow fewer pings in flight"))
                let error = await #expect(throws: PingingError.self) { try await withTestPinger { _ in } }
                #expect(error?.code == .outOfResources)
            }
        }
    }

    @Test("The most pings in flight leave room under the limit of descriptors")
    func limitsDescriptors() {
        let limits = [1024, 256, 200, 2, 1, 0, 4096, 1_000_000, .max]
        let expected = [900, 132, 100, 1, 1, 1, 3972, 60_000, 60_000]
        #expect(limits.map(DescriptorLimit.maxInFlight) == expected)
    }

    @Test("The limit of descriptors can be raised again and again")
    func raisesLimit() {
        let limit = DescriptorLimit.raise()

        #expect(limit >= 256)
        #expect(DescriptorLimit.raise() == limit)
    }
}

extension EventLoop {
    /// Whether this runs on the loop's own thread.
    fileprivate func isCurrent() -> Bool { executor.isIsolatingCurrentContext() == true }
}

/// How many entries a folder has.
private func entryCount(of folder: String) throws -> Int {
    let stream = try #require(opendir(folder))
    defer { closedir(stream) }
    var count = 0
    while readdir(stream) != nil { count += 1 }
    return count
}
