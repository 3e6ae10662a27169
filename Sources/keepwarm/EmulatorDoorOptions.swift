import ArgumentParser
import LambdaEmulator
import Warming

/// Where the emulator can be reached.
struct EmulatorDoorOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The port of Lambda's API; 0 takes any free one.", valueName: "port"))
    var port = 3001

    @Option(help: ArgumentHelp("The port of the HTTP API in front; 0 takes any free one.", valueName: "port"))
    var httpPort = 3000

    @Flag(
        help: """
            Refuse calls of Lambda's API that are not signed with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of this \
            command's environment.
            """
    )
    var checkSignatures = false

    func validate() throws {
        for port in [port, httpPort] where !(0...65_535 ~= port) {
            throw ValidationError("\(port) is no port; write 0 to 65535.")
        }
    }

    /// The credentials that functions get: those that signatures are checked with, or some that nobody checks.
    var credentials: [String: String] {
        let environment = checkSignatures ? Console.environment : [:]
        return [
            "AWS_ACCESS_KEY_ID": environment["AWS_ACCESS_KEY_ID"] ?? "emulator",
            "AWS_SECRET_ACCESS_KEY": environment["AWS_SECRET_ACCESS_KEY"] ?? "emulator",
            "AWS_SESSION_TOKEN": environment["AWS_SESSION_TOKEN"] ?? "emulator",
        ]
    }

    /// The doors to open.
    func options(routes: [APIRoute]) throws -> EmulatorDoors.Options {
        let clock = SystemWallClock()
        var options = EmulatorDoors.Options(entropy: .random(in: .min ... .max)) {
            clock.now.millisecondsSince1970
        }
        options.host = host
        options.lambdaPort = port
        options.httpPort = httpPort
        options.routes = routes
        guard checkSignatures else { return options }
        guard let id = Console.environment["AWS_ACCESS_KEY_ID"],
            let secret = Console.environment["AWS_SECRET_ACCESS_KEY"]
        else {
            throw ValidationError(
                "--check-signatures needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment."
            )
        }
        options.verifier = SignatureVerifier(accessKeyID: id, secretAccessKey: secret)
        return options
    }
}
