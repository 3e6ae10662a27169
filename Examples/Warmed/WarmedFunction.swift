import LambdaRuntime
import Warmup

/// A Lambda function that is kept warm: a ping opens what the next visitor needs.
@main
struct WarmedFunction: InvocationHandler {
    private let warmup = Warmup(
        environment: .random(),
        settings: WarmupSettings(secret: LambdaRuntime.processEnvironment["KEEPWARM_SECRET"])
    )

    static func main() async {
        await LambdaRuntime.main(WarmedFunction())
    }

    func handle(_ event: [UInt8], _ context: InvocationContext) async throws -> [UInt8] {
        if let reply = await warmup.reply(to: event, priming: prime) { return reply }
        return Array(#"{"total":42}"#.utf8)
    }

    private func prime() async throws {
        // database.query("SELECT 1")
    }
}
