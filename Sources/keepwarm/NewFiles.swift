import ArgumentParser
import DeployTemplates
import FoundationEssentials
import Glibc
import Kernel

/// Files that a command writes together: all of them, or none.
struct NewFiles {
    /// The folder that they go to, made when it is not there.
    var folder: String

    /// Whether they may take the place of files that are there.
    var replaces: Bool

    /// The path of a file in a folder.
    static func path(of name: String, in folder: String) -> String {
        folder == "." ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// Writes the files.
    ///
    /// Files that are in the way are a usage error. Whatever else fails leaves everything as it was.
    func write(_ files: [DeployTemplate]) throws {
        let paths = files.map { Self.path(of: $0.name, in: folder) }
        try check(paths)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure(
                description: "'\(folder)' cannot be made: check that its parent is a folder you may write to."
            )
        }

        // Replacing begins when all of the new files are there, so that it has nothing left to fail for.
        let drafts = replaces ? paths.map { "\($0).\(getpid()).new" } : paths
        var created: [String] = []
        do {
            for (file, draft) in zip(files, drafts) {
                try create(draft, noting: &created, with: file.text)
            }
            guard replaces else { return }
            for (draft, path) in zip(drafts, paths) where rename(draft, path) != 0 {
                throw Failure.writing(path, SystemError.lastReason)
            }
        } catch {
            for path in created { unlink(path) }
            throw error
        }
    }

    private func check(_ paths: [String]) throws {
        let manager = FileManager.default
        for path in paths {
            var isDirectory = false
            if manager.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory {
                throw ValidationError("'\(path)' is a folder: move it out of the way.")
            }
        }
        let existing = paths.filter { manager.fileExists(atPath: $0) }.map { "'\($0)'" }
        guard !replaces, let last = existing.last else { return }
        let names = existing.count == 1 ? last : existing.dropLast().joined(separator: ", ") + " and \(last)"
        throw ValidationError("Nothing was written: \(names) would be overwritten. --force allows it.")
    }

    private func create(_ path: String, noting created: inout [String], with text: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Failure.writing(path, SystemError.lastReason) }
        created.append(path)
        defer { close(descriptor) }
        var text = text
        do {
            try text.withUTF8 { try DescriptorWriting.writeAll(UnsafeRawBufferPointer($0), to: descriptor) }
        } catch let error as SystemError {
            throw Failure.writing(path, error.reason)
        }
    }
}

extension NewFiles {
    /// A file or a folder that the system would not make.
    private struct Failure: Error, CustomStringConvertible {
        var description: String

        /// A file that could not be written, for a reason in the system's words.
        static func writing(_ path: String, _ reason: String) -> Failure {
            Failure(description: "'\(path)' cannot be written: \(reason).")
        }
    }
}
