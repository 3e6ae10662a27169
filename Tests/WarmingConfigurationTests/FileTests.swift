import Foundation
import Testing
import WarmingConfiguration
import YAMLConfiguration

@Suite("Configuration file")
struct FileTests {
    @Test("A file is read, and its mistakes carry its name")
    func reads() throws {
        try withFile(Data("targets: [https://a.example]".utf8)) { path in
            let configuration = try WarmingConfiguration(contentsOf: path, environment: [:])
            #expect(configuration.targets.count == 1)
        }
        withFile(Data("targets: []".utf8)) { path in
            #expect(mistake(path) == "\(path):1:10: 'targets' is an empty list; write at least one URL")
        }
    }

    @Test("A file that cannot be read is told why")
    func refuses() {
        let directory = FileManager.default.temporaryDirectory.path()
        #expect(mistake("/no/such/keepwarm.yaml") == "/no/such/keepwarm.yaml: there is no such file")
        #expect(mistake(directory) == "\(directory): this is a directory; name the file in it")
        withFile(Data([0x74, 0xFF, 0xFE])) { path in
            #expect(mistake(path) == "\(path): the file is not UTF-8 text; save it as UTF-8")
        }
    }

    @Test("A file may be as large as the limit and no larger")
    func bounds() throws {
        let start = Data("targets: [https://a.example]\n#".utf8)
        let limit = ConfigurationFile.sizeLimit
        try withFile(start + Data(repeating: 0x78, count: limit - start.count)) { path in
            let configuration = try WarmingConfiguration(contentsOf: path, environment: [:])
            #expect(configuration.targets.count == 1)
        }
        withFile(start + Data(repeating: 0x78, count: limit - start.count + 1)) { path in
            #expect(mistake(path) == "\(path): the file is larger than 4 MiB, which is no list of targets")
        }
    }

    private func mistake(_ path: String) -> String? {
        do {
            _ = try WarmingConfiguration(contentsOf: path, environment: [:])
            return nil
        } catch {
            return error.description
        }
    }

    private func withFile(_ data: Data, _ body: (_ path: String) throws -> Void) rethrows {
        let url = FileManager.default.temporaryDirectory.appending(path: "keepwarm-\(UUID().uuidString).yaml")
        guard FileManager.default.createFile(atPath: url.path(), contents: data) else {
            Issue.record("no file could be written at \(url.path())")
            return
        }
        defer { try? FileManager.default.removeItem(at: url) }
        try body(url.path())
    }
}
