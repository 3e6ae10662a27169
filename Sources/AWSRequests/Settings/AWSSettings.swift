/// Which profile, region and endpoints to use: what was said on the command line, or else in the environment, or else in
/// the profile.
public struct AWSSettings: Sendable {
    /// The profile's name.
    public let profile: String

    /// Whether the profile was named on the command line, so that keys in the environment do not count.
    let isProfileGiven: Bool

    let profiles: Profiles
    private let givenRegion: String?
    private let givenEndpoint: String?
    private let environment: [String: String]

    /// Finds the settings.
    ///
    /// - Parameters:
    ///   - profile: The profile that was asked for; otherwise `AWS_PROFILE`, or `default`.
    ///   - region: The region that was asked for.
    ///   - endpoint: The URL that was asked for in place of Lambda's own.
    ///   - environment: The environment variables.
    /// - Throws: ``AWSError`` when a file of profiles cannot be read, or there is no profile of the name.
    public init(
        profile: String? = nil,
        region: String? = nil,
        endpoint: String? = nil,
        environment: [String: String]
    ) throws(AWSError) {
        self.environment = environment.filter { !$0.value.isEmpty }
        profiles = try Profiles(environment: environment)
        givenRegion = region
        givenEndpoint = endpoint
        isProfileGiven = profile != nil
        let name = profile ?? self.environment["AWS_PROFILE"] ?? self.environment["AWS_DEFAULT_PROFILE"]
        self.profile = name ?? "default"
        if let name, name != "default", profiles[name] == nil {
            throw AWSError(.invalidSetting, "There is no profile '\(name)' in \(profiles.places).")
        }
    }

    /// The region, such as `eu-central-1`.
    ///
    /// - Throws: ``AWSError`` when none is set, or when it is no name of a region.
    public func region() throws(AWSError) -> String {
        let region =
            givenRegion ?? environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"]
            ?? profiles[profile]?["region"]
        guard let region else {
            throw AWSError(
                .noRegion,
                "No region is set: neither AWS_REGION nor AWS_DEFAULT_REGION is, and the profile '\(profile)' has none. "
                    + "Set AWS_REGION, such as 'eu-central-1'."
            )
        }
        return try Self.checked(region)
    }

    /// Where a service is reached.
    ///
    /// - Parameters:
    ///   - service: The service, such as `lambda`.
    ///   - region: The region.
    /// - Returns: What was asked for (Lambda only), `AWS_ENDPOINT_URL_LAMBDA` or that of the other service,
    ///   `AWS_ENDPOINT_URL`, what the profile says, or else AWS's own endpoint.
    /// - Throws: ``AWSError`` when a URL or the region cannot be used.
    public func endpoint(of service: String, in region: String) throws(AWSError) -> AWSEndpoint {
        if service == "lambda", let givenEndpoint { return try AWSEndpoint(givenEndpoint) }
        if environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"]?.lowercased() != "true" {
            let name = Self.settingNames[service] ?? service
            let set =
                environment["AWS_ENDPOINT_URL_\(name.uppercased())"] ?? environment["AWS_ENDPOINT_URL"]
                ?? profiles.endpoint(of: name, profile: profile)
            if let set { return try AWSEndpoint(set) }
        }
        let host = service == "sso" ? "portal.sso" : service
        return AWSEndpoint(host: "\(host).\(try Self.checked(region)).\(Self.domain(of: region))")
    }

    /// What settings call a service that has another name in hosts and signatures, as botocore's service ids have it.
    private static let settingNames = ["logs": "cloudwatch_logs"]

    /// A region that can stand in the name of a host and in a signature.
    static func checked(_ region: String) throws(AWSError) -> String {
        guard !region.isEmpty, region.utf8.count <= 63, !region.hasPrefix("-"), !region.hasSuffix("-"),
            region.allSatisfy({ "a"..."z" ~= $0 || "0"..."9" ~= $0 || $0 == "-" })
        else {
            throw AWSError(.invalidSetting, "'\(region)' is no region; write it like 'eu-central-1'.")
        }
        return region
    }

    /// The domain of a region's partition, as botocore's `partitions.json` has it.
    private static func domain(of region: String) -> String {
        let domains = [
            ("cn-", "amazonaws.com.cn"), ("us-isob-", "sc2s.sgov.gov"), ("us-isof-", "csp.hci.ic.gov"),
            ("eu-isoe-", "cloud.adc-e.uk"), ("us-iso-", "c2s.ic.gov"), ("eusc-", "amazonaws.eu"),
        ]
        return domains.first { region.hasPrefix($0.0) }?.1 ?? "amazonaws.com"
    }
}
