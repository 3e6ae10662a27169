import FoundationEssentials
import LambdaEmulator
import SAMTemplates
import WarmingConfiguration

/// A folder with code for functions, for as long as a test needs it.
struct CodeFolders {
    /// The folder, whose `code`, `other` and `archive.zip` are there.
    let root: String

    /// Runs `body` with new folders, and removes them when it is done.
    static func with<Value>(_ body: (CodeFolders) throws -> Value) throws -> Value {
        let root = FileManager.default.temporaryDirectory.path() + "keepwarm-\(UUID().uuidString)"
        for folder in ["code", "other"] {
            try FileManager.default.createDirectory(atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
        }
        try Data("PK".utf8).write(to: URL(filePath: "\(root)/archive.zip"))
        defer { try? FileManager.default.removeItem(atPath: root) }
        return try body(CodeFolders(root: root))
    }

    /// Reads a file that would lie in the folder.
    func read(_ text: String, _ options: DefinitionOptions = DefinitionOptions()) throws -> DefinitionFile {
        try DefinitionFile(text, path: "\(root)/template.yaml", options: options)
    }

    /// What is wrong with a file, each line without the folder in front.
    func mistakes(_ text: String, _ options: DefinitionOptions = DefinitionOptions()) throws -> [String] {
        do {
            _ = try read(text, options)
            return []
        } catch let errors as ConfigurationErrors {
            return errors.errors.map { String("\($0)".dropFirst(root.count + 1)) }
        }
    }
}

/// A template with a function of these properties, that start on line 6.
func template(_ properties: String..., before: String = "") -> String {
    """
    Transform: AWS::Serverless-2016-10-31
    Resources:
      Orders:
        Type: AWS::Serverless::Function
        Properties:
    \(properties.map { "      \($0)" }.joined(separator: "\n"))
    \(before)
    """
}
