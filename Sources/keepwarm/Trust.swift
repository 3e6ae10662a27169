import ArgumentParser
import Pinging
import Presentation
import Warming
import WarmingConfiguration

/// Which certificate authorities a command trusts.
struct Trust {
    private let trust: CertificateTrust

    /// What an option says, or else what the configuration at `path` says.
    init(option: String?, configuration: WarmingConfiguration?, path: String?) {
        if let option {
            trust = .file(path: option)
        } else if let file = configuration?.certificateAuthorityFile?.value {
            trust = .file(path: InputFile.path(file, besides: path ?? ""))
        } else {
            trust = .system
        }
    }

    /// Runs `body` with a pinger that is ready for the targets.
    ///
    /// A bad certificate file ends the command.
    func withPinger<Value: Sendable>(
        for targets: [Target],
        _ body: (TargetPinger) async throws -> Value
    ) async throws -> Value {
        do {
            return try await TargetPinger.withPinger(
                PingerSettings(
                    userAgent: Keepwarm.userAgent,
                    trust: trust,
                    environment: Console.environment,
                    now: { SystemWallClock().now },
                    random: { .random(in: 0..<1) }
                )
            ) { pinger in
                try await pinger.prepare(for: targets)
                return try await body(pinger)
            }
        } catch let error as PingingError where error.code == .unreadableAuthorities {
            Console.complain("keepwarm: \(error.message)")
            throw ExitCode(64)
        }
    }
}

/// What a person should know before a round.
enum Warnings {
    /// Says which targets go unchecked.
    static func show(about targets: [Target]) {
        let unchecked = targets.filter { $0.endpoint.map { $0.isInsecure && $0.url.isSecure } ?? false }
        guard let first = unchecked.first else { return }
        let names = unchecked.count == 1 ? "'\(first.name)'" : "\(unchecked.count) targets"
        let words = "warning: the certificate of \(names) is not checked; anybody on the way can answer instead"
        Console.complain(Console.errorStyle.text(words, .warning))
    }
}
