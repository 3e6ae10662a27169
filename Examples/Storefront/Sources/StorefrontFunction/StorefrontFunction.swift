import Glibc
import LambdaRuntime
import Storefront
import Warmup

/// The executable of all five functions.
@main
enum StorefrontFunction {
    static func main() async {
        let environment = LambdaRuntime.processEnvironment
        let warmup = Warmup(environment: .random(), settings: .storefront(environment: environment))
        await LambdaRuntime.main(environment: environment) { loop in
            let service = try Service(environment: environment, warmup: warmup, log: log)
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
