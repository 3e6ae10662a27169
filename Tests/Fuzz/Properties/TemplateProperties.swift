import WarmingConfiguration

@testable import LambdaEmulator
@testable import SAMTemplates

/// What holds for every text that is read as a SAM template, or as a list of functions.
package enum TemplateProperties {
    /// Checks the properties.
    ///
    /// - Parameter input: The text.
    /// - Throws: The first property that does not hold.
    package static func check(_ input: [UInt8]) throws(BrokenProperty) {
        let text = String(decoding: input, as: UTF8.self)
        switch Result(catching: { () throws(ConfigurationErrors) in try read(text) }) {
        case .failure(let failure):
            try BrokenProperty.unless(!failure.errors.isEmpty, "there is an error without errors")
            for error in failure.errors { try checkMessage(error) }
        case .success(let file):
            for warning in file.warnings { try checkMessage(warning) }
            try checkDefinitions(file.definitions)
            let again = try? read(text)
            try BrokenProperty.unless(
                again?.definitions.functions == file.definitions.functions
                    && again?.definitions.routes == file.definitions.routes,
                "the file means something else when it is read again"
            )
        }
    }

    private static func read(_ text: String) throws(ConfigurationErrors) -> DefinitionFile {
        let options = DefinitionOptions(parameters: ["Stage": "dev"], findPython: { "/usr/bin/python3" })
        return try DefinitionFile(text, path: "/template.yaml", options: options)
    }

    private static func checkMessage(_ error: ConfigurationError) throws(BrokenProperty) {
        try BrokenProperty.unlessOneLine(error.description, "the message")
        try BrokenProperty.unless(
            error.place.map { $0.line >= 1 && $0.column >= 1 } != false,
            "the place does not exist: \(error)"
        )
    }

    /// What is read can be run.
    private static func checkDefinitions(_ definitions: EmulatorDefinitions) throws(BrokenProperty) {
        try BrokenProperty.unless(!definitions.functions.isEmpty, "there is nothing to run")
        do throws(EmulatorError) {
            try definitions.functions.check()
        } catch {
            throw BrokenProperty("the emulator would not run it: \(error)")
        }
        let names = Set(definitions.functions.map(\.name))
        for (index, route) in definitions.routes.enumerated() {
            try BrokenProperty.unless(names.contains(route.function), "a route leads to no function")
            try BrokenProperty.unless(route.timeout > .zero, "a route waits for no time")
            let isAlone = !definitions.routes[..<index].contains { $0.isSame(as: route) && $0.api == route.api }
            try BrokenProperty.unless(isAlone, "two routes take the same requests: \(route.key)")
        }
    }
}
