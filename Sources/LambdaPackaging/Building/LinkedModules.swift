/// The modules that a product is linked from, each with its objects.
struct LinkedModules: Hashable, Sendable {
    /// A module: the objects that one target was compiled to.
    struct Module: Hashable, Sendable {
        var name: String
        /// The paths of its objects, in the order of the list.
        var objects: [String]
    }

    /// The modules, in the order of the list.
    private(set) var modules: [Module] = []

    /// Reads a list of objects, as SwiftPM writes it for the compiler: a path on each line.
    ///
    /// An object belongs to the folder `NAME.build` that it lies in; one that lies in none is a module by itself.
    init(list: String) {
        var indexOfName: [String: Int] = [:]
        for line in list.split(whereSeparator: \.isNewline) {
            let path = Self.unquoted(line)
            let name = Self.module(of: path)
            if let index = indexOfName[name] {
                modules[index].objects.append(path)
            } else {
                indexOfName[name] = modules.count
                modules.append(Module(name: name, objects: [path]))
            }
        }
    }

    private static func module(of path: String) -> String {
        let folder = path.split(separator: "/").last { $0.hasSuffix(".build") && $0 != ".build" }
        return folder.map { String($0.dropLast(6)) } ?? path
    }

    /// A path without the quotes or the backslashes that keep its blanks together.
    private static func unquoted(_ line: Substring) -> String {
        guard let quote = line.first, quote == "'" || quote == "\"", line.count > 1, line.last == quote else {
            return line.split(separator: "\\", omittingEmptySubsequences: false).joined()
        }
        return String(line.dropFirst().dropLast())
    }
}
