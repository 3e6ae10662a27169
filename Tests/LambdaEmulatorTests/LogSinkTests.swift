import Glibc
import LambdaEmulator
import Testing

@Suite("Logs that are kept")
struct LogSinkTests {
    /// What a file has, as text.
    private func text(of path: String) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(file, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    @Test("Each function has a file, which is continued")
    func folder() throws {
        let folder = TemporaryFile().path
        for round in 1...2 {
            let log = try FolderLog(folder: folder, functions: ["a", "b"])
            log.write(Array("line \(round)\n".utf8)[...], of: "a", environment: "1")
        }
        defer {
            unlink("\(folder)/a.log")
            unlink("\(folder)/b.log")
            rmdir(folder)
        }

        #expect(text(of: "\(folder)/a.log") == "line 1\nline 2\n")
        #expect(text(of: "\(folder)/b.log").isEmpty)
    }

    @Test("A folder that cannot be made is refused, and the refusal names it")
    func unwritable() {
        #expect {
            try FolderLog(folder: "/proc/nothing/here", functions: [])
        } throws: { error in
            (error as? EmulatorError)?.code == .unwritableLog && "\(error)".contains("/proc/nothing/here")
        }
    }

    @Test("On a terminal, each line stands behind its function's name")
    func named() {
        let file = TemporaryFile()
        let descriptor = open(file.path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
        defer { close(descriptor) }

        let log = SeveralLogs([DiscardedLog(), NamedLog(descriptor: descriptor)])
        log.write(Array("one\ntwo\n".utf8)[...], of: "odd", environment: "1")
        #expect(text(of: file.path) == "odd | one\nodd | two\n")
    }
}
