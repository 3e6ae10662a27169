import LambdaRuntime

/// A Lambda function that answers every event with the event itself.
@main
struct EchoFunction: InvocationHandler {
    static func main() async {
        await LambdaRuntime.main(EchoFunction())
    }

    func handle(_ event: [UInt8], _ context: InvocationContext) -> [UInt8] {
        event
    }
}
