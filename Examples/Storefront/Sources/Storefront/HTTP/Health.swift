public import Warmup

extension WarmupSettings {
    /// What the Storefront agreed on with whoever keeps it warm: its health checks are pings.
    ///
    /// A check that comes every few minutes, for ever, should do what the next visitor would otherwise wait for, and
    /// nothing else.
    ///
    /// - Parameter environment: The process's environment. With a `KEEPWARM_SECRET` in it, only pings that are signed
    ///   with that prime and hold.
    /// - Returns: Settings for a ``Warmup``.
    public static func storefront(environment: [String: String]) -> WarmupSettings {
        WarmupSettings(
            secret: environment["KEEPWARM_SECRET"],
            healthPaths: [
                "/catalog/health", "/products/health", "/cart/health", "/orders/health", "/customers/health",
            ]
        )
    }
}
