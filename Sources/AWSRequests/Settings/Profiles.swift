/// The profiles of the shared files `~/.aws/config` and `~/.aws/credentials`.
struct Profiles: Sendable {
    /// The settings of one profile.
    struct Profile: Sendable {
        /// What the file of settings has.
        var settings: [String: String] = [:]

        /// What the file of credentials has.
        var credentials: [String: String] = [:]

        /// The value of a key, of which the one in the file of credentials counts more.
        subscript(key: String) -> String? { credentials[key] ?? settings[key] }
    }

    /// Where the file of settings is or would be; `nil` without a home folder.
    let configPath: String?

    /// Where the file of credentials is or would be; `nil` without a home folder.
    let credentialsPath: String?

    private(set) var profiles: [String: Profile] = [:]
    private(set) var ssoSessions: [String: [String: String]] = [:]
    private var services: [String: [String: ProfileFile.Value]] = [:]

    /// Reads both files, or as many of them as there are.
    ///
    /// - Throws: ``AWSError`` when one cannot be read or understood.
    init(environment: [String: String]) throws(AWSError) {
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 }
        func path(_ variable: String, _ name: String) -> String? {
            guard let given = environment[variable], !given.isEmpty else { return home.map { "\($0)/.aws/\(name)" } }
            guard given.hasPrefix("~/"), let home else { return given }
            return home + given.dropFirst()
        }
        configPath = path("AWS_CONFIG_FILE", "config")
        credentialsPath = path("AWS_SHARED_CREDENTIALS_FILE", "credentials")
        if let configPath, let bytes = try SmallFile.read(configPath) {
            takeSettings(try ProfileFile(bytes, path: configPath))
        }
        if let credentialsPath, let bytes = try SmallFile.read(credentialsPath) {
            for (name, values) in try ProfileFile(bytes, path: credentialsPath).sections {
                profiles[name, default: Profile()].credentials = values.mapValues(\.text)
            }
        }
    }

    /// A profile by its name.
    subscript(name: String) -> Profile? { profiles[name] }

    /// The endpoint that a profile sets for a service, or for all of them.
    func endpoint(of service: String, profile name: String) -> String? {
        guard let profile = profiles[name] else { return nil }
        let own = profile["services"].flatMap { services[$0]?[service]?.nested["endpoint_url"] }
        return own ?? profile["endpoint_url"]
    }

    /// Both files, for a message.
    var places: String {
        let paths = [credentialsPath, configPath].compactMap(\.self)
        return paths.isEmpty ? "~/.aws, since HOME is not set" : paths.joined(separator: " or ")
    }

    private mutating func takeSettings(_ file: ProfileFile) {
        for (section, values) in file.sections {
            let words = section.split(maxSplits: 1, whereSeparator: \.isWhitespace)
            let name = words.count == 2 ? Self.unquoted(words[1]) : ""
            switch words.first {
            case "default" where words.count == 1:
                // The one without the word 'profile' counts less where both are there.
                profiles["default", default: Profile()].settings.merge(values.mapValues(\.text)) { own, _ in own }
            case "profile" where !name.isEmpty:
                profiles[name, default: Profile()].settings.merge(values.mapValues(\.text)) { $1 }
            case "sso-session" where !name.isEmpty: ssoSessions[name] = values.mapValues(\.text)
            case "services" where !name.isEmpty: services[name] = values
            default: continue  // AWS's tools have sections of their own
            }
        }
    }

    private static func unquoted(_ name: Substring) -> String {
        let name = name.drop(while: \.isWhitespace)
        for quote in ["\"", "'"] where name.count >= 2 && name.hasPrefix(quote) && name.hasSuffix(quote) {
            return String(name.dropFirst().dropLast())
        }
        return String(name)
    }
}
