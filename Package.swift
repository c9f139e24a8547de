// swift-tools-version: 6.3
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// A library of ours. The dependencies named here are the whole of what it may import
/// (docs/architecture.md, "Who may import whom").
func library(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// One of the four programs: `@main` and nothing else worth reading.
func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// Fixtures are scripts that the tests start, found beside the test's own file.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "redress",
    products: [
        .executable(name: "intake-api", targets: ["IntakeAPI"]),
        .executable(name: "worker", targets: ["Worker"]),
        .executable(name: "scheduler", targets: ["Scheduler"]),
        .executable(name: "redress", targets: ["RedressCLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),

        .target(
            name: "Schema", path: "sql", exclude: ["schema.sql"], resources: [.embedInCode("migrations")],
            swiftSettings: settings),
        library("Postgres", ["CLibPQ"]),
        library("JobQueue", ["Postgres", logging, lifecycle]),
        library(
            "Domain", [.product(name: "Yams", package: "Yams")],
            resources: [.embedInCode("CodeOfPractice/Data")]),
        library("Persistence", ["Domain", "Postgres", crypto]),
        library("Operations", ["Domain", "JobQueue", "Persistence", "Postgres", crypto, cryptoExtras, logging]),
        library(
            "Gateways",
            [
                "CGMime", "CLibCurl", "Domain", "Operations", crypto, logging, nio,
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        library("JobHandlers", ["Domain", "JobQueue", "Operations", logging]),
        library(
            "Web",
            [
                "Domain", "Operations", hummingbird, httpTypes, logging,
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                nio,
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ],
            resources: [.embedInCode("Templates"), .embedInCode("Assets"), .embedInCode("Catalogues")]),
        library("Rehearsal", ["Domain", "JobHandlers", "JobQueue", "Operations", "Persistence", "Postgres", logging]),
        library("BenchSupport", ["Postgres"]),
        library("QueueBench", ["BenchSupport", "JobQueue", "Postgres", logging, lifecycle]),
        library("ServiceBench", ["BenchSupport", "Domain", "Postgres"]),
        library(
            "Bootstrap",
            [
                "Domain", "Gateways", "JobHandlers", "JobQueue", "Operations", "Persistence", "Postgres",
                "Schema", "Web", hummingbird, lifecycle, logging,
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Configuration", package: "swift-configuration"),
            ]),

        program("IntakeAPI", ["Bootstrap"]),
        program("Worker", ["Bootstrap"]),
        program("Scheduler", ["Bootstrap"]),
        program(
            "RedressCLI",
            [
                "BenchSupport", "Bootstrap", "Domain", "ServiceBench", "JobQueue", "Operations", "Postgres",
                "QueueBench", "Rehearsal", arguments, logging,
            ]),

        .target(
            name: "TestSupport", dependencies: ["Postgres", "Schema"], path: "Tests/TestSupport",
            swiftSettings: settings),
        tests("DomainTests", ["Domain"]),
        tests("PostgresTests", ["Postgres", "Schema", "TestSupport"]),
        tests("JobQueueTests", ["JobQueue", "Postgres", "TestSupport", logging, lifecycle]),
        tests(
            "OperationsTests",
            [
                "BenchSupport", "Domain", "Gateways", "JobHandlers", "JobQueue", "Operations", "Persistence",
                "Postgres",
                "Rehearsal", "Schema", "TestSupport", crypto, lifecycle, logging,
            ]),
        tests("GatewaysTests", ["Gateways", "Domain", "Operations"], exclude: ["Fixtures"]),
        tests(
            "WebTests",
            [
                "Domain", "Operations", "Postgres", "TestSupport", "Web", hummingbird,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ]),
        tests("BootstrapTests", ["Bootstrap", "JobQueue", "Web"]),
        tests("ProcessTests", ["Domain", "Operations", "Postgres", "TestSupport", crypto], exclude: ["Fixtures"]),
        tests("QueueBenchTests", ["BenchSupport", "QueueBench"]),
    ],
    swiftLanguageModes: [.v6]
)
