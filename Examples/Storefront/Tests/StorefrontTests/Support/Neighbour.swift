import Foundation

/// A function in another language that answers with its event.
enum Neighbour: String, CaseIterable {
    case c
    case go
    case python

    /// What makes it, or runs it.
    var tool: String {
        switch self {
        case .c: "cc"
        case .go: "go"
        case .python: "\(repositoryFolder)/.build/peers/bin/python3"
        }
    }

    /// Whether it can be made here.
    var isPossible: Bool { (try? run("which", [tool], environment: [:])) != nil }

    /// Makes its code in a folder of its own, inside of a template's folder.
    func make(in templateFolder: String) throws {
        let folder = "\(templateFolder)/\(rawValue)"
        let sources = "\(repositoryFolder)/Benchmarks/Peers/bootstraps"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        switch self {
        case .c:
            try run(tool, ["-O1", "-o", "\(folder)/bootstrap", "\(sources)/echo.c"], environment: [:])
        case .go:
            try run(
                tool,
                ["-C", "\(sources)/go-echo", "build", "-buildvcs=false", "-o", "\(folder)/bootstrap", "."],
                environment: [
                    "CGO_ENABLED": "0", "GOTOOLCHAIN": "local", "GOCACHE": "\(packageFolder)/.build/go-cache",
                ]
            )
        case .python:
            try "def answer(event, context):\n    return event\n"
                .write(toFile: "\(folder)/app.py", atomically: true, encoding: .utf8)
        }
    }

    /// Its resource in a template, with a route at its name.
    var resource: String {
        """
          \(rawValue.capitalized):
            Type: AWS::Serverless::Function
            Properties:
              FunctionName: \(rawValue)
              CodeUri: \(rawValue)
              Handler: app.answer
              Runtime: \(self == .python ? "python3.12" : "provided.al2023")
              Events:
                Echo: {Type: HttpApi, Properties: {Method: POST, Path: /\(rawValue)}}

        """
    }
}

/// The folder of the repository that this package is an example of.
let repositoryFolder = "/" + packageFolder.split(separator: "/").dropLast(2).joined(separator: "/")
