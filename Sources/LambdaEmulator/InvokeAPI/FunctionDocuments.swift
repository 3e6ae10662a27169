import JSONText

/// What Lambda's API tells about functions.
///
/// What an emulator does not know, such as the size of the code or when it changed, is left out.
struct FunctionDocuments: Sendable {
    /// The functions, in their order.
    let functions: [EmulatedFunction]

    /// The region and the account.
    let settings: EmulatorSettings

    /// The functions, a page of them.
    func list(_ page: Page, includesVersions: Bool) -> JSONValue {
        let configurations = functions.flatMap { function in
            (includesVersions ? function.versions : ["$LATEST"]).map { version in
                configuration(
                    of: function,
                    version: version,
                    arn: settings.functionARN(function.name, qualifier: includesVersions ? version : nil)
                )
            }
        }
        return page.document("Functions", of: configurations)
    }

    /// A function with its tags.
    func function(_ lookup: FunctionLookup) throws(ServiceError) -> JSONValue {
        let (function, _) = try lookup.find(among: functions, settings: settings)
        var members: [JSONValue.Member] = [
            .init(name: "Configuration", value: try configuration(lookup)),
            .init(
                name: "Code",
                value: ["RepositoryType": "File", "Location": .string("file://\(function.codeFolder)")]
            ),
        ]
        if !function.tags.isEmpty { members.append(.init(name: "Tags", value: texts(function.tags))) }
        if let reserved = function.reservedConcurrency {
            members.append(.init(name: "Concurrency", value: ["ReservedConcurrentExecutions": .integer(reserved)]))
        }
        return .object(members)
    }

    /// A function's configuration.
    func configuration(_ lookup: FunctionLookup) throws(ServiceError) -> JSONValue {
        let (function, version) = try lookup.find(among: functions, settings: settings)
        let arn = settings.functionARN(function.name, qualifier: lookup.qualifier)
        return configuration(of: function, version: version, arn: arn)
    }

    /// A function's versions, a page of them.
    func versions(_ lookup: FunctionLookup, _ page: Page) throws(ServiceError) -> JSONValue {
        let (function, _) = try lookup.find(among: functions, settings: settings)
        let versions = function.versions.map { version in
            let arn = settings.functionARN(function.name, qualifier: version)
            return configuration(of: function, version: version, arn: arn)
        }
        return page.document("Versions", of: versions)
    }

    /// A function's aliases, a page of them.
    func aliases(_ lookup: FunctionLookup, _ page: Page) throws(ServiceError) -> JSONValue {
        let (function, _) = try lookup.find(among: functions, settings: settings)
        let names = function.aliases.keys.sorted()
        return page.document("Aliases", of: names.compactMap { alias(named: $0, function) })
    }

    /// One alias of a function.
    func alias(named name: String, of lookup: FunctionLookup) throws(ServiceError) -> JSONValue {
        let (function, _) = try lookup.find(among: functions, settings: settings)
        guard let alias = alias(named: name, function) else {
            throw ServiceError(
                type: "ResourceNotFoundException",
                status: 404,
                message: "Cannot find alias arn: \(settings.functionARN(function.name, qualifier: name))"
            )
        }
        return alias
    }

    private func alias(named name: String, _ function: EmulatedFunction) -> JSONValue? {
        guard let version = function.aliases[name] else { return nil }
        return [
            "AliasArn": .string(settings.functionARN(function.name, qualifier: name)),
            "Name": .string(name),
            "FunctionVersion": .string(version),
            "Description": "",
        ]
    }

    /// A function's tags.
    func tags(_ lookup: FunctionLookup) throws(ServiceError) -> JSONValue {
        let (function, _) = try lookup.find(among: functions, settings: settings)
        return ["Tags": texts(function.tags)]
    }

    /// A function's reserved concurrency.
    func concurrency(_ lookup: FunctionLookup) throws(ServiceError) -> JSONValue {
        let (function, _) = try lookup.find(among: functions, settings: settings)
        guard let reserved = function.reservedConcurrency else { return .object([]) }
        return ["ReservedConcurrentExecutions": .integer(reserved)]
    }

    /// The account's limits.
    var accountSettings: JSONValue {
        let reserved = functions.compactMap(\.reservedConcurrency).reduce(0, +)
        return [
            "AccountLimit": [
                "ConcurrentExecutions": .integer(settings.concurrencyLimit),
                "UnreservedConcurrentExecutions": .integer(max(0, settings.concurrencyLimit - reserved)),
            ],
            "AccountUsage": ["FunctionCount": .integer(functions.count)],
        ]
    }

    private func texts(_ texts: [String: String]) -> JSONValue {
        .object(texts.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: .string($0.value)) })
    }
}

extension FunctionDocuments {
    private func configuration(of function: EmulatedFunction, version: String, arn: String) -> JSONValue {
        [
            "FunctionName": .string(function.name),
            "FunctionArn": .string(arn),
            "Runtime": .string(function.runtime.name),
            "Role": "arn:aws:iam::\(settings.accountID):role/emulator",
            "Handler": .string(function.handler),
            "Description": "",
            "Timeout": .integer(Int(function.timeout.components.seconds)),
            "MemorySize": .integer(function.memorySizeMB),
            "Version": .string(version),
            "Environment": ["Variables": texts(function.variables)],
            "TracingConfig": ["Mode": "PassThrough"],
            "State": "Active",
            "LastUpdateStatus": "Successful",
            "PackageType": "Zip",
            "Architectures": [.string(function.architecture)],
            "EphemeralStorage": ["Size": 512],
            "LoggingConfig": [
                "LogFormat": .string(function.logFormat.rawValue),
                "LogGroup": "/aws/lambda/\(function.name)",
            ],
        ]
    }
}
