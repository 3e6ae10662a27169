import JSONText
import LambdaEmulator
import Testing

@Suite("Descriptions of functions")
struct FunctionDocumentTests {
    private static let engine: ScriptedEngine = {
        var tagged = EmulatedFunction.named("orders")
        tagged.tags = ["keepwarm": "true", "team": "shop"]
        tagged.versions = ["$LATEST", "1"]
        tagged.aliases = ["live": "1"]
        tagged.reservedConcurrency = 5
        tagged.timeout = .seconds(10)
        tagged.memorySizeMB = 256
        tagged.variables = ["TABLE": "orders"]
        tagged.architecture = "arm64"
        return ScriptedEngine(functions: [tagged] + (1...120).map { .named("f\($0)") })
    }()

    private func document(_ target: String) async throws -> JSONValue {
        try await withDoors(Self.engine) { lambda, _ in
            let response = try await lambda.send("GET", target)
            try #require(response.status == 200, "\(response.text)")
            return try JSONParser.parse(response.body).value
        }
    }

    @Test("All functions can be found page by page, fifty at most on each")
    func pages() async throws {
        var names: [String] = []
        var sizes: [Int] = []
        var marker: String?
        repeat {
            let page = try await document("/2015-03-31/functions/" + (marker.map { "?Marker=\($0)" } ?? ""))
            guard case .list(let functions)? = page["Functions"] else { break }
            sizes.append(functions.count)
            names += functions.compactMap { $0["FunctionName"]?.text }
            marker = page["NextMarker"]?.text
        } while marker != nil

        #expect(sizes == [50, 50, 21])
        #expect(names == ["orders"] + (1...120).map { "f\($0)" })
    }

    @Test("A page can be smaller, and can have every version")
    func limitsPage() async throws {
        let page = try await document("/2015-03-31/functions?MaxItems=2&FunctionVersion=ALL")

        guard case .list(let functions)? = page["Functions"] else {
            Issue.record("there is no list")
            return
        }
        #expect(functions.map { $0["Version"]?.text } == ["$LATEST", "1"])
        #expect(
            functions.map { $0["FunctionArn"]?.text } == [
                "arn:aws:lambda:us-east-1:123456789012:function:orders:$LATEST",
                "arn:aws:lambda:us-east-1:123456789012:function:orders:1",
            ]
        )
        #expect(page["NextMarker"]?.text == "2")
    }

    @Test("A function comes with its configuration, its tags and its concurrency")
    func tellsFunction() async throws {
        let function = try await document("/2015-03-31/functions/orders?Qualifier=live")

        #expect(function["Tags"] == ["keepwarm": "true", "team": "shop"])
        #expect(function["Concurrency"] == ["ReservedConcurrentExecutions": 5])
        let configuration = try #require(function["Configuration"])
        #expect(configuration["FunctionArn"] == "arn:aws:lambda:us-east-1:123456789012:function:orders:live")
        #expect(configuration["Version"] == "1")
        #expect(configuration["Timeout"] == 10)
        #expect(configuration["MemorySize"] == 256)
        #expect(configuration["Runtime"] == "provided.al2023")
        #expect(configuration["Architectures"] == ["arm64"])
        #expect(configuration["Environment"] == ["Variables": ["TABLE": "orders"]])
        #expect(configuration["State"] == "Active")
        #expect(try await document("/2015-03-31/functions/orders/configuration?Qualifier=live") == configuration)
    }

    @Test("Tags are found by the function's ARN")
    func tellsTags() async throws {
        let arn = "arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Aorders"

        #expect(try await document("/2017-03-31/tags/\(arn)") == ["Tags": ["keepwarm": "true", "team": "shop"]])
    }

    @Test("Versions, aliases, concurrency and the account's limits can be asked for")
    func tellsRest() async throws {
        let versions = try await document("/2015-03-31/functions/orders/versions")["Versions"]
        let aliases = try await document("/2015-03-31/functions/orders/aliases")["Aliases"]
        let alias: JSONValue = [
            "AliasArn": "arn:aws:lambda:us-east-1:123456789012:function:orders:live", "Name": "live",
            "FunctionVersion": "1", "Description": "",
        ]

        #expect(versions?.elements.map { $0["Version"]?.text } == ["$LATEST", "1"])
        #expect(aliases == [alias])
        #expect(try await document("/2015-03-31/functions/orders/aliases/live") == alias)
        #expect(
            try await document("/2019-09-30/functions/orders/concurrency") == ["ReservedConcurrentExecutions": 5]
        )
        #expect(
            try await document("/2016-08-19/account-settings/")["AccountLimit"] == [
                "ConcurrentExecutions": 1000, "UnreservedConcurrentExecutions": 995,
            ]
        )
    }
}

extension JSONValue {
    fileprivate var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    fileprivate var elements: [JSONValue] {
        if case .list(let elements) = self { elements } else { [] }
    }
}
