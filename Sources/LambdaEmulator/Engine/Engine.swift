/// Runs environments and invocations, all on one thread.
final class Engine {
    private let inbox: EngineInbox

    init(
        functions: [EmulatedFunction],
        settings: EmulatorSettings,
        surroundings: Surroundings,
        inbox: EngineInbox
    ) throws(SystemError) {
        self.inbox = inbox
    }

    func run() {}
}
