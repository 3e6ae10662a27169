import Foundation
import Testing
import Warming
import WarmingConfiguration
import WarmingHistory
import YAMLConfiguration

@Suite("History settings")
struct HistorySettingsTests {
    @Test("They are read whatever else is wrong with the file")
    func readsBesideMistakes() throws {
        let settings = try read(
            """
            schedule: rate(${MINUTES} minutes)
            colour: red
            history: {file: "${FOLDER}/rounds.sqlite"}
            targets: [{url: "https://a.example/${TOKEN}"}, {}]
            """,
            environment: ["FOLDER": "/var/lib"]
        )

        #expect(settings.file?.value == "/var/lib/rounds.sqlite" && settings.file?.shown == "${FOLDER}/rounds.sqlite")
        #expect(settings.dashboard == nil)
    }

    @Test("A mistake in them is told, and so is a file that is no YAML")
    func tellsMistakes() throws {
        let mistaken = #expect(throws: ConfigurationErrors.self) {
            try read("targets: 5\nhistory: {file: '${FOLDER}', keep-pings: 1m}\n")
        }
        let broken = #expect(throws: ConfigurationErrors.self) { try read("history: [") }

        #expect(mistaken?.errors.map { $0.place?.line } == [2, 2])
        #expect(broken?.errors.map(\.code) == [.syntax])
    }

    @Test(
        "A file that does not mention them has those that a history has by itself",
        arguments: ["", "[]", "targets: []"]
    )
    func fallsBack(yaml: String) throws {
        let settings = try read(yaml)

        #expect(settings == HistorySettings())
        #expect(settings.keepPings == Retention.standard.pings && settings.keepRounds == Retention.standard.hours)
    }

    @Test("Rounds are kept as long as pings at least")
    func keepsRoundsAsLongAsPings() throws {
        let settings = try read("history: {file: a, keep-pings: 500d}")

        #expect(settings.keepRounds == .seconds(500 * 86400))
    }

    @Test("A package goes without them, and without their variables")
    func leavesThemOutOfPackages() throws {
        let packaged = try PackagedConfiguration(
            """
            history: {file: "${FOLDER}/rounds.sqlite"}
            dashboard: ${HOST}:8080
            targets: ["https://a.example/${TOKEN}"]
            """,
            file: "keepwarm.yaml",
            environment: [:]
        )

        #expect(packaged.json == "{\n  \"targets\": [\"https://a.example/${TOKEN}\"]\n}\n")
        #expect(packaged.variables == ["TOKEN"] && packaged.unsetVariables == ["TOKEN"])
    }

    private func read(_ yaml: String, environment: [String: String] = [:]) throws -> HistorySettings {
        let file = FileManager.default.temporaryDirectory.appending(path: "keepwarm-\(UUID().uuidString).yaml")
        try Data(yaml.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try HistorySettings(contentsOf: file.path(percentEncoded: false), environment: environment)
    }
}
