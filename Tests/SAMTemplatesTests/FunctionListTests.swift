import LambdaEmulator
import SAMTemplates
import Testing

@Suite("Lists of functions")
struct FunctionListTests {
    @Test("A list has functions with their settings, their defaults and their routes")
    func readsList() throws {
        try CodeFolders.with { folders in
            let definitions = try folders.read(
                """
                defaults: {code: code, timeout: 10s, tags: {keepwarm: "true"}, variables: {LEVEL: info}}
                functions:
                  - name: orders
                    memory: 256
                    architecture: arm64
                    variables: {TABLE: orders, EMPTY: ""}
                    reserved-concurrency: 5
                    log-format: json
                    versions: ["1", "2"]
                    aliases: {live: "2"}
                    routes: ['GET /orders/{id}', $default]
                  - name: customers
                    code: other
                    timeout: 1500ms
                    payload-format: "1.0"
                    routes: [any /customers]
                """
            ).definitions

            let orders = try #require(definitions.functions.first)
            #expect(orders.name == "orders")
            #expect(orders.codeFolder.hasSuffix("/code"))
            #expect(orders.runtime.name == "provided.al2023")
            #expect(orders.memorySizeMB == 256)
            #expect(orders.timeout == .seconds(10))
            #expect(orders.architecture == "arm64")
            #expect(orders.variables == ["LEVEL": "info", "TABLE": "orders", "EMPTY": ""])
            #expect(orders.tags == ["keepwarm": "true"])
            #expect(orders.reservedConcurrency == 5)
            #expect(orders.logFormat == .json)
            #expect(orders.versions == ["$LATEST", "1", "2"])
            #expect(orders.aliases == ["live": "2"])
            #expect(definitions.functions.last?.timeout == .milliseconds(1500))
            #expect(definitions.routes.map(\.key) == ["GET /orders/{id}", "$default", "ANY /customers"])
            #expect(definitions.routes.map(\.api) == [.http, .http, .httpFormat1])
        }
    }

    @Test("Every mistake of a list is told with its place")
    func tellsMistakes() throws {
        try CodeFolders.with { folders in
            let mistakes = try folders.mistakes(
                """
                default: {}
                defaults: {name: a}
                functions:
                  - nam: orders
                    code: code
                  - name: orders
                    code: missing
                  - name: orders
                    code: code
                    memory: 1
                    timeout: 20m
                    architecture: riscv
                    log-format: xml
                    tags: [a]
                    aliases: {live: "3"}
                    routes: [orders, 'GET /{a', 'GET /a', 'get /a']
                  - 5
                  - {name: customers.v2, code: code}
                  - {name: product, code: code, variables: {"": x}}
                """
            )

            #expect(
                mistakes == [
                    "template.yaml:1:1: unknown key 'default'; did you mean 'defaults'?",
                    "template.yaml:2:12: unknown key 'name'; the keys in 'defaults' are code, runtime, handler, memory, "
                        + "timeout, architecture, variables, tags, reserved-concurrency, log-format, payload-format",
                    "template.yaml:4:5: unknown key 'nam'; did you mean 'name'?",
                    "template.yaml:4:5: the key 'name' is missing in a function",
                    "template.yaml:7:11: 'missing' is not there; build it first, as with sam build",
                    "template.yaml:10:13: 'memory' must be a whole number from 128 to 10240, not '1'",
                    "template.yaml:11:14: 'timeout' must be a time from 1s to 15m, like 10s, not '20m'",
                    "template.yaml:12:19: 'architecture' must be x86_64 or arm64, not 'riscv'",
                    "template.yaml:13:17: 'log-format' must be text or json, not 'xml'",
                    "template.yaml:14:11: 'tags' must be a mapping, not a list",
                    "template.yaml:15:14: the alias 'live' stands for version '3', which is not in 'versions'",
                    "template.yaml:16:14: 'orders' is no route; write one like 'GET /orders/{id}', 'ANY /files/{proxy+}' "
                        + "or $default",
                    "template.yaml:16:22: 'GET /{a' is no route; write one like 'GET /orders/{id}', "
                        + "'ANY /files/{proxy+}' or $default",
                    "template.yaml:16:43: the route 'GET /a' leads to 'orders' already",
                    "template.yaml:17:5: a function must be a mapping, not a number",
                    "template.yaml:18:12: the function 'customers.v2' needs another name: 1 to 64 letters, digits, "
                        + "hyphens and underscores",
                    "template.yaml:19:44: the function 'product' has an environment variable named '', which is no name",
                ]
            )
        }
    }
}
