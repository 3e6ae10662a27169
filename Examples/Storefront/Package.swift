// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
    .enableUpcomingFeature("InferIsolatedConformances"),  // SE-0470
    .enableUpcomingFeature("ImmutableWeakCaptures"),  // SE-0481
    .treatAllWarnings(as: .error),  // SE-0480
    .treatWarning("ExplicitSendable", as: .error),  // every public type says what it is
]

let package = Package(
    name: "storefront",
    products: [
        .executable(name: "storefront", targets: ["StorefrontFunction"])
    ],
    dependencies: [
        .package(name: "keepwarm", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "StorefrontFunction",
            dependencies: [
                "GlibcFloor",
                "Storefront",
                .product(name: "LambdaRuntime", package: "keepwarm"),
                .product(name: "Warmup", package: "keepwarm"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Storefront",
            dependencies: [
                "PostgreSQL",
                .product(name: "JSONText", package: "keepwarm"),
                .product(name: "LambdaCoding", package: "keepwarm"),
                .product(name: "LambdaRuntime", package: "keepwarm"),
                .product(name: "Warmup", package: "keepwarm"),
            ],
            swiftSettings: settings
        ),
        .target(name: "PostgreSQL", dependencies: ["CPostgreSQL"], swiftSettings: settings),
        .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "GlibcFloor"),

        .testTarget(
            name: "StorefrontTests",
            dependencies: [
                "PostgreSQL",
                "Storefront",
                "StorefrontFunction",
                .product(name: "JSONText", package: "keepwarm"),
                .product(name: "LambdaCoding", package: "keepwarm"),
                .product(name: "LambdaRuntime", package: "keepwarm"),
                .product(name: "Warmup", package: "keepwarm"),
            ],
            swiftSettings: settings
        ),
    ]
)
