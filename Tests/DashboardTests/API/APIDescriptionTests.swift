import FoundationEssentials
import JSONText
import Testing
import Warming
import WarmingHistory

@testable import Dashboard

@Suite("The API's description")
struct APIDescriptionTests {
    @Test(
        "Every answer is as it says, whatever is asked",
        .enabled(if: Peers.areInstalled, "Scripts/peers has not been run"),
        .timeLimit(.minutes(3))
    )
    func describes() async throws {
        try await withFleet { folder, history in
            // Late enough for an hour of the log since warming began.
            let now = midnight.advanced(by: .seconds(3700))
            let site = DashboardSite(history: history, guardian: SiteGuard(token: "secret")) { now }
            let strict = folder + "/strict.json"
            try strictDescription(site).write(toFile: strict, atomically: true, encoding: .utf8)

            let everything = site.answer(
                SiteRequest(target: "/api/v1/history", host: "localhost", authorization: "Bearer secret")
            ).body
            for key in ["address", "cold", "latency", "lastFailure", "status", "invocations", "duration", "warming"] {
                #expect(everything.contains("\"\(key)\" : "), "\(key)")
            }

            let (isWell, output) = try await DashboardServer.withOpen(site, host: "127.0.0.1", port: 0) { port in
                try await Peers.run(
                    "schemathesis",
                    [
                        "run", strict, "--url", "http://127.0.0.1:\(port)", "--header", "Authorization: Bearer secret",
                        "--checks", "all", "--max-examples", "50", "--seed", "1", "--generation-deterministic",
                        "--suppress-health-check", "all", "--no-color",
                        "--continue-on-failure",
                    ],
                    in: folder
                )
            }

            #expect(isWell, "\(output)")
        }
    }

    @Test("It is the file in docs, and has every path of the API and no other")
    func isFile() throws {
        let root = #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" }
        let file = try String(contentsOfFile: root + "/docs/openapi.json", encoding: .utf8)
        let site = DashboardSite(history: "/no/such.sqlite", guardian: SiteGuard(token: nil)) { fleetNow }
        let served = site.answer(SiteRequest(target: "/api/v1/openapi.json", host: "localhost"))

        #expect(served.body == file && served.type == "application/json")
        let paths = try #require(try JSONParser.parse(Array(file.utf8)).value["paths"])
        guard case .object(let members) = paths else {
            Issue.record("no paths")
            return
        }
        #expect(Set(members.map(\.name).filter { $0.hasPrefix("/api/") }) == Set(APIRoute.allCases.map(\.rawValue)))
        for route in APIRoute.allCases {
            #expect(parameters(of: paths[route.rawValue]) == route.parameters, "\(route)")
        }
    }

    @Test("Everything that it describes is there")
    func isServed() async throws {
        try await withFleet { _, history in
            let site = DashboardSite(history: history, guardian: SiteGuard(token: nil)) { fleetNow }
            let description = site.answer(SiteRequest(target: "/api/v1/openapi.json", host: "localhost")).body
            guard case .object(let members)? = try JSONParser.parse(Array(description.utf8)).value["paths"] else {
                Issue.record("no paths")
                return
            }

            for member in members {
                let path = member.name.replacing("{name}", with: "orders").replacing("{badge}", with: "p95.svg")
                let answer = site.answer(SiteRequest(target: path, host: "localhost"))
                #expect(answer.status == 200, "\(path)")
            }
        }
    }

    /// The names of the parameters in the query of an operation that reads.
    private func parameters(of path: JSONValue?) -> [String] {
        guard case .list(let parameters)? = path?["get"]?["parameters"] else { return [] }
        return parameters.compactMap { parameter in
            guard case .string(let reference)? = parameter["$ref"] else { return nil }
            let name = String(reference.split(separator: "/").last ?? "")
            return name == "name" ? nil : name
        }
    }

    /// The description, in which no object has a key that it does not name.
    private func strictDescription(_ site: DashboardSite) throws -> String {
        let request = SiteRequest(
            target: "/api/v1/openapi.json",
            host: "localhost",
            authorization: "Bearer secret"
        )
        let text = site.answer(request).body
        return text.replacing("\"properties\": {", with: "\"additionalProperties\": false, \"properties\": {")
    }
}
