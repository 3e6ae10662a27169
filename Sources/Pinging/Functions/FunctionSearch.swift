import AWSRequests
import Warming

/// Finds the functions that have a tag, and remembers them between rounds.
///
/// Lambda lists functions and tells the tags of one at a time, so a search of a large account takes many calls: it is
/// made once in ten minutes, and when it fails the functions of the last one stand.
actor FunctionSearch {
    /// How long what was found is taken for true.
    static let lifetime = Duration.seconds(600)

    /// How many functions are asked for their tags at the same time.
    private static let width = 8

    private struct Finding {
        let moment: Timestamp
        let functions: [(arn: String, name: String, tagValue: String)]
    }

    private let clients: FunctionClients
    private let now: @Sendable () -> Timestamp
    private var findings: [FunctionDiscovery: Finding] = [:]
    private var failures: [FunctionDiscovery: Outcome] = [:]

    init(_ clients: FunctionClients, now: @escaping @Sendable () -> Timestamp) {
        self.clients = clients
        self.now = now
    }

    /// Puts the functions that were found in the place of each search; a search that failed stays.
    ///
    /// A function that is a target of its own already, by its name or under the same alias, is not pinged twice.
    func resolved(_ targets: [Target], within limit: Duration?) async -> [Target] {
        guard targets.contains(where: { $0.destination.isDiscovery }) else { return targets }
        var names = Set(targets.map(\.name))
        var resolved: [Target] = []
        for target in targets {
            guard case .discovery(let discovery) = target.destination else {
                resolved.append(target)
                continue
            }
            guard let finding = await finding(of: discovery, within: limit) else {
                resolved.append(target)
                continue
            }
            for function in finding.functions {
                let environments = discovery.environments(
                    forValue: function.tagValue,
                    otherwise: target.environments
                )
                guard
                    let environments,
                    let found = try? target.found(function.arn, by: discovery, environments: environments),
                    names.insert(found.name).inserted
                else { continue }
                resolved.append(found)
            }
        }
        return resolved
    }

    /// Why a search failed last.
    func failure(of discovery: FunctionDiscovery) -> Outcome {
        failures[discovery] ?? Outcome(.cancelled, "while looking for functions")
    }

    private func finding(of discovery: FunctionDiscovery, within limit: Duration?) async -> Finding? {
        let known = findings[discovery]
        if let known, known.moment.duration(to: now()) < Self.lifetime { return known }
        let timeout = min(.seconds(10), limit ?? .seconds(10))
        do {
            let client = try clients.client(region: discovery.region, role: discovery.role)
            let found = try await clients.surroundings.within(limit) {
                try await Self.functions(with: discovery, client, timeout)
            }
            if let found {
                let finding = Finding(moment: now(), functions: found)
                findings[discovery] = finding
                failures[discovery] = nil
                return finding
            }
        } catch let error as AWSError {
            failures[discovery] = Outcome(refusal: error, of: discovery)
            return known
        } catch {}
        failures[discovery] = Outcome(.deadline, "while looking for functions with the \(discovery)")
        return known
    }

    private static func functions(
        with discovery: FunctionDiscovery,
        _ client: AWSClient,
        _ timeout: Duration
    ) async throws -> [(arn: String, name: String, tagValue: String)] {
        let all = try await client.functions(timeout: timeout)
        return try await withThrowingTaskGroup(of: (Int, String?).self) { group in
            var values: [String?] = Array(repeating: nil, count: all.count)
            for (index, function) in all.enumerated() {
                if index >= width, let (index, value) = try await group.next() { values[index] = value }
                group.addTask {
                    (index, try await client.tags(ofFunction: function.arn, timeout: timeout)[discovery.tag])
                }
            }
            for try await (index, value) in group { values[index] = value }
            return zip(all, values).compactMap { function, value in
                value.map { (function.arn, function.name, $0) }
            }
        }
    }
}

extension Destination {
    fileprivate var isDiscovery: Bool {
        if case .discovery = self { true } else { false }
    }
}

extension Outcome {
    /// What an error of AWS means for a search.
    fileprivate init(refusal error: AWSError, of discovery: FunctionDiscovery) {
        let message = InvocationReading.shown(error.message)
        switch error.code {
        case .accessDenied:
            self.init(.accessDenied, "allow lambda:ListFunctions on * and lambda:ListTags on the functions")
        case .noCredentials, .invalidCredentials:
            self.init(.noCredentials, message)
        default:
            self.init(.awsError, "\(error.code)\(message.map { ": \($0)" } ?? "")")
        }
    }
}
