import AWSRequests
import NIOConcurrencyHelpers
import Testing

@testable import Pinging
@testable import Warming

@Suite("Searches for functions", .timeLimit(.minutes(1)))
struct FunctionSearchTests {
    @Test("What was found is asked for again after ten minutes, and not at every round")
    func remembers() async throws {
        try await withSearch { search, account in
            let first = await search.resolved([try target()], within: nil)
            account.minutesPassed = 9
            let second = await search.resolved([try target()], within: nil)
            let calls = account.calls
            account.minutesPassed = 11
            let third = await search.resolved([try target()], within: nil)

            #expect(calls == ["/2015-03-31/functions/", "/2017-03-31/tags/a", "/2017-03-31/tags/b"])
            #expect(account.calls.count == 6)
            for found in [first, second, third] {
                #expect(found.map(\.name) == ["a", "b"])
                #expect(found.map(\.environments) == [2, 1])
            }
        }
    }

    @Test("When a search fails, what the last one found stands")
    func outlivesFailure() async throws {
        try await withSearch { search, account in
            _ = await search.resolved([try target()], within: nil)
            account.minutesPassed = 11
            account.isDenied = true

            let found = await search.resolved([try target()], within: nil)

            #expect(found.map(\.name) == ["a", "b"])
        }
    }

    @Test("A first search that is not allowed names what to allow")
    func tellsPermission() async throws {
        try await withSearch { search, account in
            account.isDenied = true

            let found = await search.resolved([try target()], within: nil)

            #expect(found == [try target()])
            #expect(
                await search.failure(of: try FunctionDiscovery(tag: "keepwarm"))
                    == Outcome(.accessDenied, "allow lambda:ListFunctions on * and lambda:ListTags on the functions")
            )
        }
    }

    @Test("A function that is a target of its own is not pinged twice")
    func leavesTargetsAlone() async throws {
        try await withSearch { search, _ in
            let own = try Target(.function(Warming.LambdaFunction(name: "a")), environments: 7)

            let found = await search.resolved([own, try target()], within: nil)

            #expect(found.map(\.name) == ["a", "b"] && found.map(\.environments) == [7, 1])
        }
    }

    private func target() throws -> Target {
        try Target(.discovery(FunctionDiscovery(tag: "keepwarm")))
    }

    private func withSearch(_ body: (FunctionSearch, Account) async throws -> Void) async throws {
        let account = Account()
        let surroundings = AWSSurroundings(
            environment: [
                "AWS_REGION": "eu-central-1", "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret",
            ],
            transport: account,
            now: { WallTime(millisecondsSince1970: account.now.millisecondsSince1970) },
            random: { 0 },
            sleep: { _ in }
        )
        try await body(FunctionSearch(FunctionClients(surroundings), now: { account.now }), account)
    }
}

/// An account with the functions `a`, whose tag asks for two environments, `b`, whose tag does not say, and `c`, which has
/// none.
private final class Account: AWSTransport {
    private struct State {
        var calls: [String] = []
        var minutesPassed = 0
        var isDenied = false
    }

    private let state = NIOLockedValueBox(State())

    /// The paths that were asked for: lists first, then tags in the order of the functions.
    var calls: [String] { state.withLockedValue { $0.calls }.sorted().filter { !$0.hasSuffix("/c") } }

    var minutesPassed: Int {
        get { state.withLockedValue { $0.minutesPassed } }
        set { state.withLockedValue { $0.minutesPassed = newValue } }
    }

    var isDenied: Bool {
        get { state.withLockedValue { $0.isDenied } }
        set { state.withLockedValue { $0.isDenied = newValue } }
    }

    var now: Timestamp { Timestamp(secondsSince1970: 1_700_000_000 + 60 * Int64(minutesPassed)) }

    func send(_ request: AWSRequest, timeout: Duration) async throws -> AWSResponse {
        state.withLockedValue { $0.calls.append(request.path) }
        guard !isDenied else {
            return AWSResponse(status: 403, headers: [AWSHeader("x-amzn-errortype", "AccessDeniedException")])
        }
        let body =
            switch request.path {
            case "/2015-03-31/functions/":
                #"{"Functions":[\#(["a", "b", "c"].map { #"{"FunctionName":"\#($0)","FunctionArn":"\#($0)"}"# }.joined(separator: ","))]}"#
            case "/2017-03-31/tags/a": #"{"Tags":{"keepwarm":"2"}}"#
            case "/2017-03-31/tags/b": #"{"Tags":{"keepwarm":"yes"}}"#
            default: #"{"Tags":{}}"#
            }
        return AWSResponse(status: 200, body: Array(body.utf8))
    }
}
