import FoundationEssentials
import Pinging
import Testing
import Warming
import WarmingConfiguration

@testable import WarmerFunction

@Suite("Warmer settings")
struct WarmerSettingsTests {
    private let orders = #"{"targets": [{"name": "orders", "url": "https://api.example.com/orders"}]}"#
    private let catalog = #"{"ca-file": "ca.pem", "targets": [{"name": "catalog", "url": "https://${HOST}/"}]}"#

    @Test("The variable comes before the package's file")
    func prefersVariable() throws {
        try withFolder(holding: catalog) { folder in
            let environment = ["KEEPWARM_CONFIG": orders, "LAMBDA_TASK_ROOT": folder, "HOST": "h.example"]

            let settings = try WarmerSettings(environment: environment)

            #expect(settings.configuration?.targets.map(\.name) == ["orders"])
        }
    }

    @Test("The package's file is read, and its certificate file is looked for beside it")
    func readsFile() throws {
        try withFolder(holding: catalog) { folder in
            let settings = try WarmerSettings(environment: ["LAMBDA_TASK_ROOT": folder, "HOST": "h.example"])

            #expect(settings.configuration?.targets.map(\.name) == ["catalog"])
            #expect(settings.configuration?.targets.first?.endpoint?.url.host == "h.example")
            #expect(settings.trust == .file(path: "\(folder)/ca.pem"))
        }
    }

    @Test("A function without a configuration starts all the same")
    func doesWithout() throws {
        let settings = try WarmerSettings(environment: ["LAMBDA_TASK_ROOT": "/no/such/folder"])

        #expect(settings.configuration == nil)
        #expect(settings.trust == .system)
    }

    @Test("A mistake is told with the place that it is in")
    func refuses() throws {
        let error = #expect(throws: ConfigurationErrors.self) {
            try WarmerSettings(environment: ["KEEPWARM_CONFIG": #"{"targets": []}"#])
        }
        #expect(error?.description.hasPrefix("KEEPWARM_CONFIG:1:13: 'targets' is an empty list") == true)

        try withFolder(holding: catalog) { folder in
            let error = #expect(throws: ConfigurationErrors.self) {
                try WarmerSettings(environment: ["LAMBDA_TASK_ROOT": folder])
            }
            #expect(error?.description.contains("keepwarm.json:1:62: the variable 'HOST' is not set") == true)
        }
    }

    private func withFolder(holding json: String, _ body: (_ path: String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "keepwarm-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(json.utf8).write(to: folder.appending(path: "keepwarm.json"))
        try body(folder.path)
    }
}
