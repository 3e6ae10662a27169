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
    name: "keepwarm",
    products: [
        .library(name: "Warming", targets: ["Warming"]),
        .library(name: "WarmingConfiguration", targets: ["WarmingConfiguration"]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2")
    ],
    targets: [
        .target(name: "Warming", swiftSettings: settings),
        .target(
            name: "WarmingConfiguration",
            dependencies: ["Warming", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings
        ),
        .testTarget(name: "WarmingTests", dependencies: ["Warming"], swiftSettings: settings),
        .testTarget(
            name: "WarmingConfigurationTests",
            dependencies: ["Warming", "WarmingConfiguration"],
            swiftSettings: settings
        ),
    ]
)
