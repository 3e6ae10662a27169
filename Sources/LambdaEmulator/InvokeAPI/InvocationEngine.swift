/// What the doors let their callers in to: an emulator, or what stands in for one in a test.
package protocol InvocationEngine: Sendable {
    /// The functions, in their order.
    var functions: [EmulatedFunction] { get }

    /// How the emulator treats environments.
    var settings: EmulatorSettings { get }

    /// Calls a function, and hands on the outcome when it is there, on any thread.
    func submit(_ request: InvocationRequest, completion: @escaping @Sendable (InvocationOutcome) -> Void)

    /// The environments that there are.
    func environments() async -> [EnvironmentStatus]

    /// Ends all idle environments, and tells how many there were.
    func expireIdle() async -> Int
}

extension LambdaEmulator: InvocationEngine {}
