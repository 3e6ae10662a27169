import FoundationEssentials
import Testing

/// What `docs/warmup.md` tells its readers to write.
struct Guide {
    private let text: String

    /// The folder of the repository.
    static let repository = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

    init() throws {
        text = try String(contentsOfFile: Self.repository + "/docs/warmup.md", encoding: .utf8)
    }

    /// The blocks of code in a language, in their order.
    func blocks(_ language: String) -> [String] {
        var blocks: [String] = []
        var block: [Substring]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            switch (line, block) {
            case ("```\(language)", nil): block = []
            case ("```", .some(let lines)):
                blocks.append(lines.joined(separator: "\n"))
                block = nil
            default: block?.append(line)
            }
        }
        return blocks
    }
}

/// Runs `body` with a new folder, and removes the folder when `body` is done.
func withFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.path() + "warmup-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}
