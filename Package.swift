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

// A Lambda function is one file that asks for nothing of the machine that it starts on, and that starts without being
// relocated. `--static-swift-stdlib` has to be said on the command line beside it.
let functionLinkerSettings: [LinkerSetting] = [
    .unsafeFlags(["-static-executable"], .when(configuration: .release))
]

// What `make fuzz` and its short form in the tests read damaged inputs with.
let fuzzed: [Target.Dependency] = [
    "JSONText", "LambdaEmulator", "LambdaPackaging", "LambdaReports", "LambdaRuntime", "SAMTemplates", "Warming",
    "WarmingConfiguration",
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
]

let package = Package(
    name: "keepwarm",
    products: [
        .executable(name: "bootstrap", targets: ["bootstrap"]),
        .executable(name: "keepwarm", targets: ["keepwarm"]),
        .library(name: "JSONText", targets: ["JSONText"]),
        .library(name: "LambdaCoding", targets: ["LambdaCoding"]),
        .library(name: "LambdaRuntime", targets: ["LambdaRuntime"]),
        .library(name: "Pinging", targets: ["Pinging"]),
        .library(name: "Warming", targets: ["Warming"]),
        .library(name: "Warmup", targets: ["Warmup"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        // The minor version is held: Digests and Pinging use the copy of BoringSSL inside; see TLSContext.
        .package(url: "https://github.com/apple/swift-nio-ssl", .upToNextMinor(from: "2.37.6")),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
        // For the emulator's signatures, the servers of the tests, and their certificates.
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        // For `make docs`.
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    ],
    targets: [
        .executableTarget(
            name: "keepwarm",
            dependencies: [
                "AWSRequests",
                "CLinux",
                "CostPresentation",
                "Dashboard",
                "DeployTemplates",
                "HistoryPresentation",
                "Kernel",
                "LambdaEmulator",
                "LambdaPackaging",
                "LambdaPricing",
                "Pinging",
                "Presentation",
                "SAMTemplates",
                "Warming",
                "WarmingConfiguration",
                "WarmingCosts",
                "WarmingHistory",
                "YAMLConfiguration",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "bootstrap",
            dependencies: ["Kernel", "LambdaRuntime", "WarmerFunction", "Warming"],
            swiftSettings: settings,
            linkerSettings: functionLinkerSettings
        ),
        .target(
            name: "DeployTemplates",
            path: "deploy",
            resources: [
                .embedInCode("keepwarm.yaml"),
                .embedInCode("sam/template.yaml"),
                .embedInCode("serverless/serverless.yml"),
                .embedInCode("terraform/main.tf"),
                .embedInCode("terraform/variables.tf"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "LambdaPackaging",
            dependencies: [
                "CLinux",
                "CSwiftRuntime",
                "CZlib",
                "Kernel",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: settings
        ),
        .systemLibrary(name: "CSwiftRuntime"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "WarmerFunction",
            dependencies: [
                "JSONText", "LambdaRuntime", "Pinging", "Presentation", "Warming", "WarmingConfiguration",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "CostPresentation",
            dependencies: ["JSONText", "LambdaPricing", "Presentation"],
            swiftSettings: settings
        ),
        .target(
            name: "WarmingCosts",
            dependencies: [
                "CostPresentation", "LambdaPricing", "Presentation", "Warming", "WarmingConfiguration",
                "WarmingHistory",
            ],
            swiftSettings: settings
        ),
        .target(name: "Presentation", dependencies: ["JSONText", "Warming"], swiftSettings: settings),
        .target(
            name: "YAMLConfiguration",
            dependencies: ["JSONText", "Warming", "WarmingConfiguration", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings
        ),
        .target(name: "WarmingConfiguration", dependencies: ["JSONText", "Warming"], swiftSettings: settings),
        .target(
            name: "Dashboard",
            dependencies: [
                "HistoryPresentation",
                "JSONText",
                "Presentation",
                "Warming",
                "WarmingHistory",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            resources: [.embedInCode("API/openapi.json")],
            swiftSettings: settings
        ),
        .target(
            name: "HistoryPresentation",
            dependencies: ["JSONText", "Presentation", "Warming", "WarmingHistory"],
            swiftSettings: settings
        ),
        .target(
            name: "WarmingHistory",
            dependencies: [
                "JSONText",
                "LambdaReports",
                "Warming",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Histogram", package: "hdrhistogram-swift"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Pinging",
            dependencies: [
                "AWSRequests",
                "CLinux",
                "Digests",
                "JSONText",
                "Kernel",
                "LambdaReports",
                "Warming",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HeapModule", package: "swift-collections"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "SAMTemplates",
            dependencies: [
                "CZlib",
                "Kernel",
                "LambdaEmulator",
                "Warming",
                "WarmingConfiguration",
                "YAMLConfiguration",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "LambdaEmulator",
            dependencies: [
                "CLinux",
                "CProcess",
                "Chance",
                "JSONText",
                "Kernel",
                "LambdaReports",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HeapModule", package: "swift-collections"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .target(name: "Chance", swiftSettings: settings),
        .systemLibrary(name: "CLinux"),
        .target(name: "Kernel", swiftSettings: settings),
        .target(name: "CProcess"),
        .target(name: "LambdaCoding", dependencies: ["JSONText", "LambdaRuntime"], swiftSettings: settings),
        .target(name: "LambdaRuntime", swiftSettings: settings),
        .target(
            name: "AWSRequests",
            dependencies: [
                "CLinux", "Digests", "JSONText",
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Digests",
            dependencies: [.product(name: "NIOSSL", package: "swift-nio-ssl")],
            swiftSettings: settings
        ),
        .target(name: "LambdaPricing", resources: [.embedInCode("Book/prices.txt")], swiftSettings: settings),
        .target(name: "JSONText", swiftSettings: settings),
        .target(name: "LambdaReports", dependencies: ["JSONText"], swiftSettings: settings),
        .target(name: "Warming", dependencies: ["JSONText"], swiftSettings: settings),
        .target(name: "Warmup", dependencies: ["Digests", "JSONText"], swiftSettings: settings),

        .executableTarget(
            name: "echo-function",
            dependencies: ["LambdaRuntime"],
            path: "Examples/Echo",
            swiftSettings: settings,
            linkerSettings: functionLinkerSettings
        ),
        .executableTarget(
            name: "warmed-function",
            dependencies: ["LambdaRuntime", "Warmup"],
            path: "Examples/Warmed",
            swiftSettings: settings,
            linkerSettings: functionLinkerSettings
        ),
        .executableTarget(
            name: "EmulatorUnderLoad",
            dependencies: ["LambdaEmulator"],
            path: "Tests/EmulatorUnderLoad",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "recognition-benchmark",
            dependencies: ["JSONText", "Warmup"],
            path: "Benchmarks/Recognition",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "HistoryUnderLoad",
            dependencies: ["Dashboard", "LambdaReports", "Warming", "WarmingHistory"],
            path: "Tests/HistoryUnderLoad",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "HistoryWriter",
            dependencies: ["Warming", "WarmingHistory"],
            path: "Tests/HistoryWriter",
            swiftSettings: settings
        ),
        .executableTarget(name: "OddBootstrap", path: "Tests/OddBootstrap"),
        .executableTarget(
            name: "OddFunction",
            dependencies: ["JSONText", "LambdaRuntime"],
            path: "Tests/OddFunction",
            swiftSettings: settings
        ),
        .target(
            name: "OddServers",
            dependencies: [
                "Chance",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "X509", package: "swift-certificates"),
            ],
            path: "Tests/OddServers",
            swiftSettings: settings
        ),
        .testTarget(
            name: "AWSRequestsTests",
            dependencies: [
                "AWSRequests",
                "Chance",
                "Digests",
                "JSONText",
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "DigestsTests", dependencies: ["Digests"], swiftSettings: settings),
        .testTarget(name: "JSONTextTests", dependencies: ["Chance", "JSONText"], swiftSettings: settings),
        .target(
            name: "OfficialEmulator",
            dependencies: [
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            path: "Tests/OfficialEmulator",
            swiftSettings: settings
        ),
        .testTarget(
            name: "CostPresentationTests",
            dependencies: ["CostPresentation", "LambdaPricing", "Presentation"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "DashboardTests",
            dependencies: [
                "Dashboard",
                "HistoryPresentation",
                "JSONText",
                "Warming",
                "WarmingHistory",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "KeepwarmTests",
            dependencies: [
                "DeployTemplates",
                "OddBootstrap",
                "OddServers",
                "Warming",
                "WarmingHistory",
                "keepwarm",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LambdaReportsTests",
            dependencies: ["Chance", "JSONText", "LambdaReports"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LambdaPackagingTests",
            dependencies: ["Chance", "LambdaPackaging", .product(name: "Subprocess", package: "swift-subprocess")],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LambdaCodingTests",
            dependencies: [
                "LambdaCoding",
                "LambdaRuntime",
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LambdaEmulatorTests",
            dependencies: [
                "Chance",
                "EmulatorUnderLoad",
                "JSONText",
                "Kernel",
                "LambdaEmulator",
                "LambdaReports",
                "OddBootstrap",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "LambdaPricingTests", dependencies: ["Chance", "LambdaPricing"], swiftSettings: settings),
        .testTarget(
            name: "LambdaRuntimeTests",
            dependencies: [
                "Chance",
                "LambdaRuntime",
                "OddFunction",
                "OfficialEmulator",
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "OddServersTests",
            dependencies: [
                "OddServers",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PingingTests",
            dependencies: [
                "AWSRequests",
                "Chance",
                "Digests",
                "Kernel",
                "LambdaEmulator",
                "OddBootstrap",
                "OddServers",
                "Pinging",
                "Warming",
                "warmed-function",
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "WarmerFunctionTests",
            dependencies: [
                "JSONText",
                "LambdaEmulator",
                "LambdaPricing",
                "LambdaRuntime",
                "OddBootstrap",
                "OddServers",
                "OfficialEmulator",
                "Pinging",
                "Warming",
                "WarmerFunction",
                "WarmingConfiguration",
                "bootstrap",
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "PresentationTests", dependencies: ["Presentation", "Warming"], swiftSettings: settings),
        .testTarget(
            name: "SAMTemplatesTests",
            dependencies: [
                "LambdaEmulator",
                "SAMTemplates",
                "WarmingConfiguration",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "WarmingConfigurationTests",
            dependencies: ["JSONText", "Warming", "WarmingConfiguration", "WarmingHistory", "YAMLConfiguration"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "HistoryPresentationTests",
            dependencies: ["HistoryPresentation", "Presentation", "Warming", "WarmingHistory"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "WarmingCostsTests",
            dependencies: [
                "LambdaPricing", "Warming", "WarmingConfiguration", "WarmingCosts", "WarmingHistory",
                "YAMLConfiguration",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "WarmingHistoryTests",
            dependencies: [
                "Chance",
                "HistoryWriter",
                "JSONText",
                "LambdaReports",
                "Warming",
                "WarmingHistory",
                .product(name: "Histogram", package: "hdrhistogram-swift"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "WarmingTests",
            dependencies: ["Chance", "Warming", .product(name: "NIOConcurrencyHelpers", package: "swift-nio")],
            swiftSettings: settings
        ),
        .testTarget(
            name: "WarmupTests",
            dependencies: [
                "Chance",
                "JSONText",
                "LambdaEmulator",
                "Warmup",
                "warmed-function",
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: settings
        ),
    ]
)

// For `make fuzz`. A program for libFuzzer has no `main` of its own, so that it links with `--sanitize fuzzer` only; and
// what it checks is part of a test target otherwise.
if Context.environment["KEEPWARM_FUZZ"] != nil {
    package.targets.append(
        .target(name: "FuzzProperties", dependencies: fuzzed, path: "Tests/Fuzz/Properties", swiftSettings: settings)
    )
    for (name, folder) in [
        ("fuzz-archives", "Archives"), ("fuzz-events", "Events"), ("fuzz-executables", "Executables"),
        ("fuzz-gateway", "Gateway"), ("fuzz-invocations", "Invocations"), ("fuzz-logs", "Logs"),
        ("fuzz-runtime-api", "RuntimeAPI"), ("fuzz-runtime-requests", "RuntimeRequests"),
        ("fuzz-templates", "Templates"),
    ] {
        package.targets.append(
            .executableTarget(
                name: name,
                dependencies: ["FuzzProperties"],
                path: "Tests/Fuzz/Targets/\(folder)",
                swiftSettings: settings
            )
        )
    }
} else {
    package.targets.append(
        .testTarget(
            name: "FuzzTests",
            dependencies: ["Chance"] + fuzzed,
            path: "Tests/Fuzz",
            exclude: ["Corpus", "Targets"],
            swiftSettings: settings
        )
    )
}
