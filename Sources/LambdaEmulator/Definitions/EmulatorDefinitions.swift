/// What an emulator runs: functions, and the routes of the HTTP APIs in front of them.
public struct EmulatorDefinitions: Sendable {
    /// The functions, in the order of their file.
    public var functions: [EmulatedFunction]

    /// The routes, in the order of their file.
    public var routes: [APIRoute]

    /// Creates definitions.
    public init(functions: [EmulatedFunction] = [], routes: [APIRoute] = []) {
        self.functions = functions
        self.routes = routes
    }
}
