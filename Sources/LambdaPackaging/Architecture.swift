/// A processor that Lambda offers.
package enum Architecture: String, CaseIterable, Sendable {
    /// 64-bit Intel and AMD.
    case intel = "x86_64"
    /// 64-bit ARM.
    case arm = "arm64"

    /// The architecture of this program, which is the one it builds for.
    package static var host: Architecture {
        #if arch(arm64)
        .arm
        #else
        .intel
        #endif
    }

    /// The architecture with a number in an executable's header; `nil` for all that Lambda does not offer.
    init?(machine: UInt16) {
        switch machine {
        case 62: self = .intel
        case 183: self = .arm
        default: return nil
        }
    }
}
