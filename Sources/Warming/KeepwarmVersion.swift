/// The release that this code belongs to.
public enum KeepwarmVersion: Sendable {
    /// The version, as `keepwarm --version` and the `User-Agent` of every ping show it (Semantic Versioning 2.0.0).
    public static let current = "0.1.0"
}
