/// What a function's processor is.
public enum Architecture: String, CaseIterable, Hashable, Sendable {
    /// 64-bit Intel and AMD.
    case x86 = "x86_64"

    /// Graviton, a fifth cheaper by the second.
    case arm = "arm64"
}

extension Architecture: CustomStringConvertible {
    /// The name that Lambda has for it.
    public var description: String { rawValue }
}
