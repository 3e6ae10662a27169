import WarmingConfiguration

/// The properties of a function in a template, with those that all functions share.
struct FunctionProperties {
    private let own: [ConfigurationNode.Entry]
    private let globals: [ConfigurationNode.Entry]

    /// The logical id of the function.
    let id: String

    /// Where the function starts.
    let place: SourcePlace

    init(own: [ConfigurationNode.Entry], globals: [ConfigurationNode.Entry], id: String, place: SourcePlace) {
        self.own = own
        self.globals = globals
        self.id = id
        self.place = place
    }

    /// The value of a property: the function's own, or that of all; of two mappings, both together.
    ///
    /// "Globals section of the template": maps are merged, and everything else is overridden. Lists are added there,
    /// which makes no sense for the one list that is read here, the architectures.
    subscript(name: String) -> ConfigurationNode? {
        let global = globals.last { $0.key == name }?.value
        guard let value = own.last(where: { $0.key == name })?.value else { return global }
        return global.map { Self.merged($0, value) } ?? value
    }

    private static func merged(_ global: ConfigurationNode, _ own: ConfigurationNode) -> ConfigurationNode {
        guard let globalEntries = global.entries, let ownEntries = own.entries, !global.isFunction, !own.isFunction
        else { return own }
        var entries = ownEntries
        for entry in globalEntries {
            if let index = entries.firstIndex(where: { $0.key == entry.key }) {
                entries[index].value = merged(entry.value, entries[index].value)
            } else {
                entries.append(entry)
            }
        }
        return ConfigurationNode(place: own.place, content: .mapping(entries))
    }

    /// The properties that a function may have in SAM.
    static let names = [
        "Architectures", "AssumeRolePolicyDocument", "AutoPublishAlias", "AutoPublishAliasAllProperties",
        "AutoPublishCodeSha256", "CapacityProviderConfig", "CodeSigningConfigArn", "CodeUri", "DeadLetterQueue",
        "DeploymentPreference", "Description", "DurableConfig", "Environment", "EphemeralStorage", "EventInvokeConfig",
        "Events", "FileSystemConfigs", "FunctionName", "FunctionScalingConfig", "FunctionUrlConfig", "Handler",
        "ImageConfig", "ImageUri", "InlineCode", "KmsKeyArn", "Layers", "LoggingConfig", "MemorySize", "PackageType",
        "PermissionsBoundary", "Policies", "PropagateTags", "ProvisionedConcurrencyConfig", "PublishToLatestPublished",
        "RecursiveLoop", "ReservedConcurrentExecutions", "Role", "RolePath", "Runtime", "RuntimeManagementConfig",
        "SnapStart", "SourceKMSKeyArn", "Tags", "TenancyConfig", "Timeout", "Tracing", "VersionDeletionPolicy",
        "VersionDescription", "VpcConfig",
    ]
}

extension ConfigurationNode {
    /// Whether this is a call of a function in its long form.
    fileprivate var isFunction: Bool {
        guard let entries, entries.count == 1, let key = entries.first?.key else { return false }
        return key == "Ref" || key.hasPrefix("Fn::")
    }
}
