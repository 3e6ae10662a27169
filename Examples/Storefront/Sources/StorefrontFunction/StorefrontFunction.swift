import Glibc
import LambdaRuntime
import Storefront

/// The executable of all five functions.
@main
enum StorefrontFunction {
    static func main() async {
        let environment = LambdaRuntime.processEnvironment
        await LambdaRuntime.main(environment: environment) { loop in
            let service = try Service(environment: environment, log: log)
            service.warmUp()
            try await loop.serve(service.handler)
        }
    }

    @Sendable
    private static func log(_ line: String) {
        // Lambda makes a line of its log of whatever standard error gets.
        let bytes = Array("\(line)\n".utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }
}
