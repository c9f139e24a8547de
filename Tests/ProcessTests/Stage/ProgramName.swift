import Foundation
import Testing

/// The executables under test.
enum ProgramName: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case intakeAPI = "intake-api"
    case worker
    case scheduler
    case redress

    var testDescription: String { rawValue }

    /// The ones that run until they are told to end.
    static let processes: [ProgramName] = [.intakeAPI, .worker, .scheduler]

    /// As `deploy/run` starts it; the command line works as the owner.
    var databaseRole: String? {
        switch self {
        case .intakeAPI: "redress_intake"
        case .worker: "redress_worker"
        case .scheduler: "redress_scheduler"
        case .redress: nil
        }
    }

    func executable() throws -> URL {
        let url = Self.folder.appending(path: rawValue)
        guard FileManager.default.isExecutableFile(atPath: url.path) else { throw NoProgram(path: url.path) }
        return url
    }

    /// `REDRESS_BIN`, or what `deploy/test` names, or where this test was built.
    private static var folder: URL {
        let environment = ProcessInfo.processInfo.environment
        let named = environment["REDRESS_BIN"] ?? environment["REDRESS_TEST_PROGRAMS"]
        return named.map { URL(filePath: $0) } ?? buildFolder
    }

    private static var buildFolder: URL {
        let arguments = CommandLine.arguments
        let bundle = arguments.first { $0.hasSuffix(".xctest") } ?? arguments[0]
        return URL(filePath: bundle).deletingLastPathComponent()
    }
}

/// A program that these tests start was not built.
struct NoProgram: Error, CustomStringConvertible {
    let path: String

    var description: String {
        "\(path) is not there: `swift build` makes it, or REDRESS_BIN names the folder that has it"
    }
}
