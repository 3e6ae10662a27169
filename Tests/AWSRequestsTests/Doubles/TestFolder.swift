import FoundationEssentials

/// Runs `body` with a new folder, and removes the folder when `body` is done.
func withFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.path() + "keepwarm-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}

/// Writes a file, and the folders that it lies in.
func write(_ text: String, to path: String) throws {
    let folder = path.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
}
