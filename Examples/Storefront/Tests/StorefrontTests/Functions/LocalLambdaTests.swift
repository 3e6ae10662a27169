import Foundation
import JSONText
import Testing

extension StorefrontSuite {
    @Suite(
        "The template, in keepwarm emulator",
        .enabled(if: LocalLambda.isBuilt, "run 'swift build' in the repository, which builds keepwarm")
    )
    struct LocalLambdaTests {
        @Test("The five functions and functions in C, Go and Python run beside each other, from one template")
        func runsTogether() async throws {
            try await withTemplate { template, neighbours in
                let database = try Shop().environment
                let parameters = [
                    "DatabaseHost": database["PGHOST"] ?? "", "DatabaseName": database["PGDATABASE"] ?? "",
                ]
                try await LocalLambda.withRunning(template, parameters: parameters) { lambda in
                    for (function, health, request, member) in Self.requests {
                        let healthy = try await lambda.send(lambda.http + health)
                        let served = try await lambda.send(lambda.http + request)
                        let answer = try JSONParser.parse(served.bytes).value

                        let ping = try JSONParser.parse(healthy.bytes).value["keepwarm"]
                        #expect(healthy.status == 200 && ping?["priming"] == "done", "\(function)")
                        #expect(served.status == 200 && answer[member] != nil, "\(request): \(answer)")
                    }
                    for neighbour in neighbours {
                        let name = neighbour.rawValue
                        let event = #"{"from":"\#(name)"}"#
                        let invoke = "\(lambda.lambda)/2015-03-31/functions/\(name)/invocations"
                        let direct = try await lambda.send(invoke, body: event)
                        let routed = try await lambda.send("\(lambda.http)/\(name)?a=1", body: event)
                        let answer = try JSONParser.parse(routed.bytes).value

                        #expect(try JSONParser.parse(direct.bytes).value == ["from": .string(name)])
                        #expect(answer["routeKey"]?.text == "POST /\(name)")
                        #expect(answer["body"]?.text == event)
                    }
                    let status = try await lambda.send("\(lambda.lambda)/_emulator/environments")
                    let environments = try JSONParser.parse(status.bytes).value["environments"]?.elements
                    let functions = Set(environments?.compactMap { $0["function"]?.text } ?? [])
                    #expect(functions == Set(Self.requests.map(\.0.capitalized) + neighbours.map(\.rawValue)))
                }
            }
        }

        /// For each function its health check, another request, and what the answer to that one has.
        private static let requests = [
            ("catalog", "/catalog/health", "/catalog?q=tea", "products"),
            ("product", "/products/health", "/products/TEA-ASSAM", "stock"),
            ("cart", "/cart/health", "/cart/1", "items"),
            ("orders", "/orders/health", "/orders/1", "lines"),
            ("customer", "/customers/health", "/customers/1", "spentCents"),
        ]

        /// Runs `body` with the shop's template, in which those neighbours are that can be made here.
        private func withTemplate(_ body: (String, [Neighbour]) async throws -> Void) async throws {
            let folder = "\(FileManager.default.temporaryDirectory.path)/storefront-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try FileManager.default.createDirectory(atPath: "\(folder)/shop", withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder)/shop/bootstrap",
                withDestinationPath: OfficialEmulator.productFolder + "/storefront"
            )
            var resources = "Resources:\n"
            var neighbours: [Neighbour] = []
            for neighbour in Neighbour.allCases {
                guard neighbour.isPossible else {
                    Issue.record(
                        "There is no \(neighbour.tool) here, so the emulator runs without it",
                        severity: .warning
                    )
                    continue
                }
                try neighbour.make(in: folder)
                resources += neighbour.resource
                neighbours.append(neighbour)
            }
            let template = try String(contentsOfFile: "\(packageFolder)/template.yaml", encoding: .utf8)
                .replacingOccurrences(of: "CodeUri: .build/lambda", with: "CodeUri: shop")
                .replacingOccurrences(of: "Resources:\n", with: resources)
            try template.write(toFile: "\(folder)/template.yaml", atomically: true, encoding: .utf8)
            try await body("\(folder)/template.yaml", neighbours)
        }
    }
}
