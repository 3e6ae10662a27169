import Glibc

extension LambdaRuntime {
    /// Runs a function that needs nothing but its handler, as the whole of a `main`.
    ///
    /// - Parameters:
    ///   - handler: Answers the events.
    ///   - environment: The process's environment.
    /// - Returns: Never: when the function cannot go on, it says why in one line on standard error and exits with 1.
    public static func main(
        _ handler: some InvocationHandler,
        environment: [String: String] = processEnvironment
    ) async -> Never {
        await main(environment: environment) { loop in try await loop.serve(handler) }
    }

    /// Runs a function from its initialisation to the end of its process, as the whole of a `main`.
    ///
    /// - Parameters:
    ///   - environment: The process's environment.
    ///   - body: Initialises, which is the init phase, and then serves.
    /// - Returns: Never: when the function cannot go on, it says why in one line on standard error and exits with 1.
    public static func main(
        environment: [String: String] = processEnvironment,
        _ body: (InvocationLoop) async throws -> Void
    ) async -> Never {
        do throws(LambdaRuntimeError) {
            try await LambdaRuntime(environment: environment).run(body)
        } catch {
            RuntimeLog(environment: environment).error(error.message)
        }
        exit(1)
    }

    /// The environment of this process, for a `main` to hand on.
    public static var processEnvironment: [String: String] {
        var variables: [String: String] = [:]
        var next = environ
        while let text = next.pointee {
            let entry = String(cString: text)
            if let equals = entry.utf8.firstIndex(of: UInt8(ascii: "=")) {
                variables[String(entry[..<equals])] = String(entry[entry.utf8.index(after: equals)...])
            }
            next += 1
        }
        return variables
    }
}
