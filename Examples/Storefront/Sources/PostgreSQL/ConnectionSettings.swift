/// Where the database is, and who connects to it.
public struct ConnectionSettings: Sendable {
    /// The settings by libpq's names for them.
    let keywords: [(name: String, value: String)]

    /// The variables that libpq and `psql` know, and what they set.
    private static let variables = [
        ("PGHOST", "host"), ("PGPORT", "port"), ("PGDATABASE", "dbname"), ("PGUSER", "user"),
        ("PGPASSWORD", "password"), ("PGSSLMODE", "sslmode"), ("PGSSLROOTCERT", "sslrootcert"),
    ]

    /// Takes the settings from the variables that `psql` takes them from, too: `PGHOST`, `PGUSER` and their like.
    ///
    /// - Parameters:
    ///   - environment: The variables. One that is empty counts as not set.
    ///   - applicationName: What the database's own list of connections calls this one.
    public init(environment: [String: String], applicationName: String) {
        var keywords = Self.variables.compactMap { variable, name in
            environment[variable].flatMap { $0.isEmpty ? nil : (name: name, value: $0) }
        }
        keywords += [
            (name: "application_name", value: applicationName),
            (name: "client_encoding", value: "UTF8"),
            // Half of the ten seconds that Lambda gives to an initialisation.
            (name: "connect_timeout", value: "5"),
            // A gateway may have forgotten the connection of an environment that was frozen for minutes, and says
            // nothing. Without an acknowledgement for so many milliseconds the connection is given up.
            (name: "tcp_user_timeout", value: "5000"),
            // Asking for Kerberos takes time, and there is none.
            (name: "gssencmode", value: "disable"),
        ]
        self.keywords = keywords
    }
}
